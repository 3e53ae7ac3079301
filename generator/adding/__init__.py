"""Articles into `content/`, and a project to put them in: the only part of the generator that writes there."""
