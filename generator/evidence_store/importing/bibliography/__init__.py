"""References from RIS, BibTeX and CSL-JSON, each entry taken or named with the reason why not."""
