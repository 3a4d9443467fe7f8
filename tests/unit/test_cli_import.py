"""The command `import`: what it writes, what it says, and that a file it cannot take leaves all as it was."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.helpers import Store

from evidence_store.cli import main

RIS = """TY  - JOUR
AU  - Lamp, C.
TI  - Walks in the dark
PY  - 2021
N1  - read this
ER  - 
"""
ODD = "TY  - SONG\nTI  - A song\nER  - \n"


def run_import(store: Store, name: str, text: str | bytes, *arguments: str) -> Result:
    file = store.content.parent / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return CliRunner().invoke(main, ["import", str(file), "--content", str(store.content), *arguments])


def files(store: Store) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in store.content.rglob("*") if file.is_file()}


def test_a_reference_is_added_at_the_end_of_the_bibliography_and_only_once(store: Store):
    before = (store.content / "references.yml").read_text("utf-8")
    result = run_import(store, "refs.ris", RIS)
    assert result.exit_code == 0, result.output
    assert "1 are added at the end of" in result.output
    assert "Left out, because references have no such field here: notes (1)" in result.output
    after = (store.content / "references.yml").read_text("utf-8")
    assert after == before + (
        "- id: lamp-2021\n  type: article-journal\n  title: Walks in the dark\n"
        "  author:\n    - family: Lamp\n      given: C.\n"
        '  issued: "2021"\n'
    )
    assert store.report == ""
    again = run_import(store, "refs.ris", RIS)
    assert again.exit_code == 0
    assert 'refs.ris:1: the store has it as "lamp-2021" (the same title and year)' in again.output
    assert "There is nothing new to write." in again.output
    assert (store.content / "references.yml").read_text("utf-8") == after


def test_nothing_is_written_when_one_entry_cannot_be_taken_unless_a_part_is_enough(store: Store):
    before = files(store)
    result = run_import(store, "refs.ris", ODD + RIS)
    assert result.exit_code == 1
    assert 'refs.ris:1: its type "SONG" is none that the store has' in result.output
    assert "Nothing was written, because 1 cannot be taken." in result.output
    assert files(store) == before
    assert run_import(store, "refs.ris", ODD + RIS, "--accept-partial").exit_code == 0
    assert store.check().catalogue.label("reference", "lamp-2021")


def test_an_odd_type_can_count_as_another(store: Store):
    assert run_import(store, "refs.ris", ODD, "--type", "webpage").exit_code == 0
    assert store.check().catalogue.entries["reference", "a-song"].record.type == "webpage"


def test_a_dry_run_shows_what_would_be_written(store: Store):
    before = files(store)
    result = run_import(store, "refs.ris", RIS, "--dry-run")
    assert result.exit_code == 0
    assert "- id: lamp-2021\n" in result.output
    assert "1 would be added" in result.output
    assert files(store) == before


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("refs.docx", "x", "is none of the files that can be imported: .ris, .bib"),
        ("refs.ris", "", "there is no entry in this file"),
        ("refs.ris", b"\xff\xfeT", "the file is saved as UTF-16"),
    ],
)
def test_a_file_that_is_no_list_of_references_changes_nothing(
    store: Store, name: str, text: str | bytes, said: str
):
    before = files(store)
    result = run_import(store, name, text)
    assert said in result.output
    assert files(store) == before


def test_a_bibliography_with_a_fault_is_mended_first(store: Store):
    store("references.yml", "- id: [\n")
    result = run_import(store, "refs.ris", RIS)
    assert result.exit_code == 1
    assert "Nothing was written: first mend what is there." in result.output
    assert Path(store.content / "references.yml").read_text("utf-8") == "- id: [\n"
