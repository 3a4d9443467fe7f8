"""Stage 5: Catalogue and analyses -> pages and files, still in memory."""

from evidence_store.pages.page import DataFile, Page, Site

__all__ = ["DataFile", "Page", "Site"]
