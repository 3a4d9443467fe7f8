"""Every address that the store promises to keep, as a list to compare the next build with."""

from collections.abc import Collection, Iterable

from evidence_store.pages.page import DataFile, Page

LIST = "data/addresses.txt"


def address_file(pages: Iterable[Page], files: Iterable[DataFile]) -> DataFile:
    """The list."""
    return DataFile(LIST, "".join(f"{address}\n" for address in promised(pages, files)))


def promised(pages: Iterable[Page], files: Iterable[DataFile]) -> list[str]:
    """Pages, but for those that are one way of looking at others, and data.

    The files of one record go with its page. Parts of the machinery may change their names.
    """
    kept = {page.address for page in pages if page.listed or page.moved_to}
    data = {file.address for file in files if not file.address.startswith("assets/")}
    return sorted({*kept, *(address for address in data if not _of_a_page(address, kept)), LIST})


def _of_a_page(address: str, pages: Collection[str]) -> bool:
    parent, _, name = address.removeprefix("data/").removeprefix("feeds/").rpartition("/")
    return f"{parent}/{name.partition('.')[0]}.html" in pages
