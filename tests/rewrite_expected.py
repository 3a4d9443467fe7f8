"""Write what the stores in `tests/stores`, and changes of a store, give now; then read the diff. See COMMAND."""

import json
import tempfile
from pathlib import Path
from typing import Any

from tests.evidence_diffs import CASES, GOLDEN, made
from tests.helpers import STORES, VOCABULARY, Store, read_folder
from tests.unusual_files import MADE

from evidence_store.evidence_diff.formats.markdown import as_markdown
from evidence_store.pages.data_files import record_data
from evidence_store.rules import all_rules

COMMAND = "python -m tests.rewrite_expected"


def invalid_store(rule: str, folder: Path) -> Store:
    """The store that breaks `rule`: from its folder, or made where it cannot be committed."""
    store = Store(folder).fill(VOCABULARY)
    if rule in MADE:
        MADE[rule](store)
    return store.fill(read_folder(STORES / "invalid" / rule))


def valid_store(case: str, folder: Path) -> Store:
    """A store in which nothing is wrong. It brings its own vocabulary where it has one."""
    return Store(folder).fill(VOCABULARY).fill(read_folder(STORES / "valid" / case))


def model_dump(store: Store) -> str:
    """All records and links of a store, but for the shared vocabulary."""
    catalogue = store.check().catalogue
    records: dict[str, Any] = {}
    for key, entry in catalogue.entries.items():
        if VOCABULARY.get(entry.source.path) == (store.content / entry.source.path).read_bytes():
            continue
        records["/".join(key)] = {
            **record_data(entry),
            **({"(text)": entry.body.text, "(text from line)": entry.body.line} if entry.body.text else {}),
            **{
                f"({name})": [row.model_dump(exclude_none=True) for row in rows.rows]
                for name, rows in entry.tables.items()
            },
        }
    links = [f"{'/'.join(link.source)} -> {'/'.join(link.target)} ({link.field})" for link in catalogue.links]
    links = [link for link in links if link.split(" -> ")[0] in records]
    return json.dumps({"records": records, "links": links}, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    for rule in all_rules():
        with tempfile.TemporaryDirectory() as folder:
            expected = STORES / "invalid" / rule / "expected.txt"
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_text(invalid_store(rule, Path(folder)).report, "utf-8")
    for case in sorted(path for path in (STORES / "valid").iterdir() if path.is_dir()):
        with tempfile.TemporaryDirectory() as folder:
            (case / "expected.json").write_text(model_dump(valid_store(case.name, Path(folder))), "utf-8")
    for change in CASES:
        comment = as_markdown(made(change), "main (0123456789)")
        (GOLDEN / f"{change}.md").write_text(comment, "utf-8")


if __name__ == "__main__":
    main()
