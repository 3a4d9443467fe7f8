"""Findings written out, one format a module: each is a pure function from results to text."""
