"""Rows of studies from a table that somebody else made, brought under the names of our columns."""
