"""One file of one page or several, for an email or for paper: nothing beside it is needed, and no script."""
