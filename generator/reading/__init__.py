"""Whatever people saved → `Article`: one file for each format, one for what is not the article."""
