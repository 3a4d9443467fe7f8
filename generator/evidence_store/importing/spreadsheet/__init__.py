"""Tables from CSV and XLSX files, read with care: they come from strangers, and from Excel."""
