"""When an article was published and when what it reports happened: mentions → evidence → a value with reasons."""
