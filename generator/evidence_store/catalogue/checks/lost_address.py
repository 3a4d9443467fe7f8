"""An address of the last published site that leads nowhere now."""

from collections.abc import Collection, Iterator, Sequence

from evidence_store.diagnostics import Diagnostic, Place, Rule

LOST_ADDRESS = Rule(
    "lost-address",
    "What was published once keeps its address, or leads from there to what takes its place.",
    "People have written the address down, printed it and linked to it.",
    "kinship-care.md is renamed family-and-friends-care.md",
    "kinship-care.md is renamed family-and-friends-care.md, and says renamed_from: [kinship-care]",
)
RULES = (LOST_ADDRESS,)


def check(published: Sequence[str], now: Collection[str], shown_path: str) -> Iterator[Diagnostic]:
    """One finding for each line of the list of the last published site whose address is lost."""
    for line, address in enumerate(published, start=1):
        if address and address not in now:
            yield LOST_ADDRESS.at(
                Place(shown_path, line, 1),
                f'"{address[:200]}" was published and is not there any more',
                _help(address),
            )


def _help(address: str) -> str:
    if not address.endswith(".html"):
        return "bring the file back: programs read it"
    name = address.removesuffix(".html").rpartition("/")[2]
    return (
        f"if its record has another name now, add `renamed_from: [{name}]` to it; else add "
        f"`renamed_from: [{address}]` to the page that takes its place"
    )
