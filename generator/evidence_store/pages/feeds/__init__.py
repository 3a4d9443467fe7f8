"""Feeds of what is new: Atom 1.0 (RFC 4287), JSON Feed 1.1 and a calendar, from the content's own dates."""
