"""The MkDocs plugin: hands the pages of the store to MkDocs, and the theme that puts a shell around them."""
