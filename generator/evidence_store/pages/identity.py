"""Permanent identifiers for feeds and calendars.

They are UUIDs made from a name (RFC 9562, version 5): the same name gives the same identifier for ever, whatever the
title says and wherever the site stands. A name is made of the kind and id of a record and of what happened to it.
"""

from uuid import UUID, uuid5

from evidence_store.pages.publication import Publication

STORES = UUID("a7a41a6e-9952-4dc2-b692-4f3e28635365")
"""The root of all identifiers that this generator makes."""


def identity(publication: Publication, *name: str) -> UUID:
    """The identifier of a thing of this store. Parts of a name must hold no slash."""
    return uuid5(uuid5(STORES, publication.identity), "/".join(name))
