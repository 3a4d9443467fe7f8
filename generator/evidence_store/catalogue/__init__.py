"""Stage 3: records -> Catalogue. Ids resolved, links joined, the store checked as a whole."""

from evidence_store.catalogue.assemble import assemble
from evidence_store.catalogue.catalogue import Catalogue, Key, Link

__all__ = ["Catalogue", "Key", "Link", "assemble"]
