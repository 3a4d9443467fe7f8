"""Links of the content -> findings about them, in words and with their places."""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, unquote

from evidence_store.diagnostics import Diagnostic
from evidence_store.records.addresses import RESOLVER, WebLink
from evidence_store.upkeep.ask import Answer, Manners, answers
from evidence_store.upkeep.notices import notices
from evidence_store.upkeep_rules import DEAD_LINK, MOVED_LINK, SILENT_LINK

CROSSREF = "https://api.crossref.org/v1/works/"
"""Where most DOIs are registered; it holds what Retraction Watch has found, too."""
_GONE = {404: "there is nothing at this address any more", 410: "there is nothing at this address any more"}
_LEFT_OPEN = "open it yourself: if it works, leave it; if not, find where it stands now"


def check_links(links: Iterable[WebLink], manners: Manners, resolver: str = RESOLVER) -> list[Diagnostic]:
    """Ask every address. A DOI is asked of its resolver alone: where it leads, publishers turn programs away."""
    found = list(links)
    asked = {link.address: _address(link, resolver) for link in found}
    follow = {address for address in asked.values() if not address.startswith(resolver)}
    told = answers(asked.values(), manners, follow=follow)
    return [
        finding
        for link in found
        for finding in _of_link(link, told[asked[link.address]], is_doi=link.address.startswith(RESOLVER))
    ]


def check_sources(links: Iterable[WebLink], manners: Manners, registry: str = CROSSREF) -> list[Diagnostic]:
    """Ask about every DOI whether its work was retracted, doubted or corrected."""
    found = [link for link in links if link.address.startswith(RESOLVER)]
    asked = {link.address: _work(link, registry, manners.contact) for link in found}
    told = answers(asked.values(), manners, read=True)
    return [finding for link in found for finding in _of_source(link, told[asked[link.address]])]


def _address(link: WebLink, resolver: str) -> str:
    address = link.address.partition("#")[0]
    return resolver + address.removeprefix(RESOLVER) if address.startswith(RESOLVER) else address


def _of_link(link: WebLink, answer: Answer, *, is_doi: bool) -> Iterator[Diagnostic]:
    address = link.address
    if answer.status in _GONE:
        told = (
            f"nobody has registered the DOI of {address}" if is_doi else f"{address}: {_GONE[answer.status]}"
        )
        yield DEAD_LINK.at(link.place, told, "find where it stands now, or take the link out")
    elif answer.gone:
        yield DEAD_LINK.at(
            link.place, f"{address} {answer.trouble}", "find where it stands now, or take it out"
        )
    elif answer.trouble:
        yield SILENT_LINK.at(link.place, f"{address} {answer.trouble}", _LEFT_OPEN)
    elif answer.status >= 400:
        yield SILENT_LINK.at(
            link.place, f"{address} refuses to answer a program ({answer.status})", _LEFT_OPEN
        )
    elif answer.moved_to and not is_doi and answer.moved_to != address:
        yield MOVED_LINK.at(link.place, f"{address} has moved for good", f"write {answer.moved_to}")


def _work(link: WebLink, registry: str, contact: str) -> str:
    mail = f"?mailto={quote(contact, safe='@')}" if contact else ""
    return registry + quote(_doi(link), safe="") + mail


def _doi(link: WebLink) -> str:
    return unquote(link.address.removeprefix(RESOLVER))


def _of_source(link: WebLink, answer: Answer) -> Iterator[Diagnostic]:
    if answer.status == 404:  # registered elsewhere, with nobody to ask
        return
    work = _message(answer.body) if answer.status == 200 else None
    if work is None:
        told = f"Crossref gave no answer about {_doi(link)}, so nobody knows whether it was retracted"
        yield SILENT_LINK.at(link.place, told, "ask again later")
        return
    yield from notices(work, _doi(link), link.place)


def _message(body: bytes) -> dict[str, Any] | None:
    """What Crossref tells of a work; None where it tells something else."""
    try:
        told = json.loads(body)
    except ValueError:
        return None
    work = told.get("message") if isinstance(told, dict) else None
    return work if isinstance(work, dict) else None
