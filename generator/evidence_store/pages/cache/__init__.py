"""Pages of records from an earlier build, where all that they were made from is as it was.

While a page is made, `watching` notes what it asks of the store; `answers` is a digest of what each question would get.
A kept page is used again only while all its questions get the same answers: whatever it did not ask for may change.
`database` keeps the pages, `record_pages` makes those that are missing.
"""
