"""New records: what has to be asked, whether there is one like it already, and the text of the file."""
