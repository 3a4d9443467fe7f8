"""A whole record as a spreadsheet to fill in: made from the fields of its kind, and read back into them."""
