"""A large site made by several machines: each makes a share of the pages of records, one puts all together.

`shard_file` holds the pages of one share, `made_from` says what they were made from, `make` makes them, and `merge`
brings them to where the next build looks for kept pages.
"""
