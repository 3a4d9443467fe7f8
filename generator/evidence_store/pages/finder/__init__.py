"""The finder: every summary with what it can be filtered by, its data file, and a page for each choice."""
