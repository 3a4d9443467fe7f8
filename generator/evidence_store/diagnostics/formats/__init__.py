"""Findings written out, one format a module."""
