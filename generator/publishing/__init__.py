"""{path: text} → `site_src/` → `site/`: written whole or not at all, and only what changed."""
