"""Pages at addresses that have moved: a link, and the way on for browsers, with and without a network."""

from collections.abc import Iterable, Iterator

from jinja2 import Environment
from markupsafe import Markup

from evidence_store.catalogue.former import former_ids, moved
from evidence_store.pages.context import PageContext, Shared
from evidence_store.pages.page import DataFile, Page


def redirect_pages(shared: Shared, templates: Environment) -> Iterator[Page]:
    """A page at each earlier address that leads to the record's page of today."""
    template = templates.get_template("page/moved.html.jinja")
    for address, key in moved(shared.catalogue).items():
        entry = shared.catalogue.entries[key]
        title = shared.catalogue.label(*key)
        about = f"This page has moved: {title}."
        html = template.render(page=PageContext(shared, address), title=title, target=entry.address)
        yield Page(
            address,
            title,
            about,
            Markup(html),  # noqa: S704 - made by escaping templates
            moved_to=entry.address,
        )


def redirected_files(shared: Shared, files: Iterable[DataFile]) -> Iterator[DataFile]:
    """The files of single records once more under their earlier ids: a program follows no link in a page."""
    earlier: dict[str, list[str]] = {}
    for entry in shared.catalogue.entries.values():
        for id in former_ids(entry):
            for folder in ("", "data/", "feeds/"):
                here = f"{folder}{entry.kind.plural}/"
                earlier.setdefault(here + entry.id, []).append(here + id)
    for file in files:
        folder, _, name = file.address.rpartition("/")
        stem, dot, ending = name.partition(".")
        for other in earlier.get(f"{folder}/{stem}", ()):
            yield DataFile(f"{other}{dot}{ending}", file.content)
