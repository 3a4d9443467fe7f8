"""Build the site and take pages out of it, as one file of HTML."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evidence_store.diagnostics.rule import did_you_mean
from evidence_store.pages.words import counted, day
from evidence_store.progress import UNWATCHED, Progress
from evidence_store.site.build import Built, build_site
from evidence_store.site.single_file.portable import PortablePage, portable
from evidence_store.standalone import hash_of

_HERE = Path(__file__).parent


class PageNotFound(Exception):
    """There is no such page; the text says which, and what may be meant."""


@dataclass(frozen=True, slots=True)
class _Style:
    medium: str
    text: Markup
    sum: str
    """Its hash, by which the page's policy lets it in and no other."""


def make_single_file(config_file: Path, wanted: Sequence[str], progress: Progress = UNWATCHED) -> str:
    """The HTML of one file that holds these pages: `interventions/kinship-care`.

    Raises BuildFailed when the content has an error, PageNotFound when a page is not there.
    """
    with tempfile.TemporaryDirectory(prefix="evidence-store-") as made:
        folder = Path(made)
        built = build_site(config_file, site_dir=folder, offline=True, progress=progress)
        addresses = [_address(folder, page) for page in wanted]
        several = len(addresses) > 1
        pages = {
            address: portable(
                (folder / address).read_text("utf-8"),
                address,
                lambda file: (folder / file).read_bytes(),
                built.site_url,
                f"{_place(address)}-" if several else "",
            )
            for address in addresses
        }
        sheets = list(dict.fromkeys(sheet for page in pages.values() for sheet in page.styles))
        styles = [_style(medium, (folder / address).read_text("utf-8")) for address, medium in sheets]
    return _written(built, pages, [*styles, _style("", (_HERE / "file.css").read_text("utf-8"))])


def _address(folder: Path, page: str) -> str:
    address = page.removesuffix(".html") + ".html"
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}
    if address not in there:
        hint = did_you_mean(page, [known.removesuffix(".html") for known in there])
        raise PageNotFound(f'there is no page "{page}". {hint}'.strip())
    return address


def _place(address: str) -> str:
    return address.removesuffix(".html").replace("/", "-")


def _style(medium: str, text: str) -> _Style:
    return _Style(medium, Markup(text), hash_of(text))  # noqa: S704 - the site's own style sheets


def _written(built: Built, pages: dict[str, PortablePage], styles: Sequence[_Style]) -> str:
    templates = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined)
    titles = [Markup(page.title).unescape() for page in pages.values()]  # noqa: S704 - escaped by the page
    return templates.get_template("file.html.jinja").render(
        language="en",
        name=built.name,
        site_url=built.site_url,
        copyright=built.copyright,
        made_on=day(built.made_on),
        renew_by=day(built.renew_by),
        title=titles[0] if len(titles) == 1 else f"{built.name}: {counted(len(titles), 'page')}",
        styles=styles,
        pages=[
            {"place": _place(address), "title": title.partition(" | ")[0], "html": Markup(page.html)}  # noqa: S704
            for (address, page), title in zip(pages.items(), titles, strict=True)
        ],
    )
