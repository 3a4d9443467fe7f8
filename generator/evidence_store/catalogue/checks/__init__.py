"""Checks that need several records. A rule is a file; it yields a place and a sentence."""
