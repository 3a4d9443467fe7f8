"""What changes content files for people: new records, one layout, safe mends. Texts in, texts out; commands write."""
