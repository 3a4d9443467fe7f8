"""Brings in what other programs hold: references and study rows. Files in, texts out; the command writes."""
