"""`Timeline` → {path: text}: the pages' Markdown and the data files; templates see plain views, never the model."""
