"""The finder's data file: all summaries in a compact form, for stores whose list is too long for one page.

- `said`: for each filter that is not about results, in the order of the form, every combination of values.
- `results`: every combination of outcome, level of effect and strength.
- `rows`: a summary each, from A to Z. Id, title, summary, other names, day of the last review, how many results its
  card shows at first, the number of its combination in each list of `said`, and its results: number in `results`, id,
  and what tells it from others of the summary, if anything is needed.
"""

from typing import Any

from evidence_store.pages.data_files import as_script
from evidence_store.pages.finder.cards import FinderCard, effect_of, strength_of
from evidence_store.pages.finder.view import FinderView
from evidence_store.pages.page import DataFile

ADDRESS = "finder-data.js"


class _Numbers(dict[str, int]):
    """Gives each text it has not met yet the next number."""

    def __missing__(self, text: str) -> int:
        return self.setdefault(text, len(self))


def finder_file(view: FinderView, folder: str) -> DataFile:
    """The data file below `folder`."""
    keys = [facet.key for facet in view.facets if facet.key in view.cards[0].values]
    said = {key: _Numbers() for key in keys}
    results = _Numbers()

    def row(card: FinderCard) -> list[Any]:
        record = card.entry.record
        return [
            card.entry.id,
            record.title,
            record.summary,
            list(record.also_known_as),
            record.reviewed_on.isoformat() if record.reviewed_on else "",
            card.shown,
            [said[key][" ".join(card.values[key])] for key in keys],
            [
                [
                    results[f"{view.result.outcome} {effect_of(view)} {strength_of(view)}"],
                    view.result.id,
                    *filter(None, [note]),
                ]
                for view, note in zip(card.results, card.notes, strict=True)
            ],
        ]

    rows = [row(card) for card in sorted(view.cards, key=lambda card: card.az)]
    data = {"said": {key: list(found) for key, found in said.items()}, "results": list(results), "rows": rows}
    return DataFile(folder + ADDRESS, as_script("window.evidenceStoreFinderData", data))
