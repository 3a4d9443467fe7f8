"""The store as open data: one definition of each table, and every format made from it."""
