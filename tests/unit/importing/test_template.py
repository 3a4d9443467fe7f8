"""A whole record as a spreadsheet: filled in it makes a valid record, and a round trip changes nothing."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.helpers import VOCABULARY, Store, complete, example_files, example_store

from evidence_store import KINDS, Kind, check
from evidence_store.cli import main
from evidence_store.importing.spreadsheet.workbook import Cell, Rows, read_workbook
from evidence_store.importing.template.filled import Lines, sheets
from evidence_store.importing.template.layout import layout
from evidence_store.importing.template.make import references_of, template_of
from evidence_store.importing.template.read import read_filled
from evidence_store.importing.template.texts import files_of
from evidence_store.importing.template.workbook import as_workbook
from evidence_store.kinds.reference import KIND as REFERENCE
from evidence_store.records.entry import Entry
from evidence_store.records.form_fields import FormField, form_fields
from evidence_store.records.record import Record
from evidence_store.sources.source import Body, Source

CONTENT = Path(__file__).parents[3] / "content"
KIND = next(kind for kind in KINDS if kind.name == "intervention")
with_files = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if not kind.file], ids=lambda kind: kind.name
)


def run(store: Store, command: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, [command, *arguments, "--content", str(store.content)])


def files(store: Store) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in store.content.rglob("*") if file.is_file()}


def fill(file: Path, change: Callable[[Any], object]) -> None:
    """What somebody does in a spreadsheet program."""
    book = load_workbook(file)
    change(book)
    book.save(file)


def field(book: Any, name: str, value: object) -> None:
    """Fill in the first free line of a field."""
    rows = [row for row in book["fields"].iter_rows() if row[0].value == name and row[1].value is None]
    rows[0][1].value = value


def line(book: Any, sheet: str, **values: object) -> None:
    """Fill in a new line; `__` in a name stands for a full stop."""
    names = [cell.value for cell in book[sheet][1]]
    given = {name.replace("__", "."): value for name, value in values.items()}
    assert set(given) <= set(names)
    book[sheet].append([given.get(name) for name in names])


def summary(book: Any) -> None:
    """A small summary with studies and a new reference, as an editor may type it."""
    field(book, "title", "Walks at dusk")
    field(book, "summary", "It may help.")
    field(book, "status", "Published")
    field(book, "what_it_is", "A walk.")
    field(book, "headline_points", "It may help.")
    line(book, "changes", date=date(2026, 3, 2), what="First version.", why="A trial ended.")
    field(book, "also_known_as", "Dusk walks")
    field(book, "population.who", "Young people")
    field(book, "countries_studied", "United Kingdom")
    field(book, "reviewed_on", date(2026, 3, 2))
    field(book, "next_review", "2 March 2028")
    line(book, "sources", reference="dusk-2022", searched_to=2021, studies="1 200")
    line(
        book, "outcomes", id="moves", outcome="placement-stability", measure="Stays", better="higher", metric="RR",
        headline="yes", certainty__start="high", certainty__start_because="A trial.", certainty__judged_by="Us",
        certainty__judged_on="2026-03-02", baseline_risk__value="55%", baseline_risk__who="young people",
        baseline_risk__source="dusk-2022",
    )  # fmt: skip
    line(
        book,
        "outcomes.also_reported",
        outcomes="moves",
        estimate=0.8,
        **{"ci.1": 0.5},
        ci__2=1.1,
        source="dusk-2022",
    )
    line(book, "authors", name="We", interests="None declared")
    line(book, "studies", result="moves", study="Dusk 2022", effect=0.7, se=0.1, year=2022)
    line(
        book,
        "references",
        id="dusk-2022",
        type="report",
        title="Walking",
        author="Dusk, A.\nCentre for Walks",
    )
    for row in list(book["text"].iter_rows())[1:]:
        row[1].value = "- Some text [@dusk-2022]."


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The empty template of a summary, as the command writes it."""
    folder = tmp_path_factory.mktemp("blank")
    result = run(Store(folder).fill(VOCABULARY), "template", "--out", str(folder / "new.xlsx"))
    assert result.exit_code == 0, result.output
    return (folder / "new.xlsx").read_bytes()


@pytest.fixture
def template(blank: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "new.xlsx"
    file.write_bytes(blank)
    return file


def test_a_template_that_is_filled_in_makes_a_summary_without_a_fault(store: Store, template: Path):
    fill(template, summary)
    result = run(store, "import", str(template))
    assert result.exit_code == 0, result.output
    assert complete(store).report == ""
    entry = store.check().catalogue.entries["intervention", "walks-at-dusk"]
    record, [row] = entry.record, entry.tables["studies"].rows
    assert (record.status, record.countries_studied, record.next_review) == (
        "published",
        ("GB",),
        date(2028, 3, 2),
    )
    assert (record.sources[0].searched_to, record.sources[0].studies) == ("2021", 1200)
    [result] = record.outcomes
    assert (result.headline, result.baseline_risk.value, result.also_reported[0].ci) == (
        True,
        0.55,
        (0.5, 1.1),
    )
    assert (row.study, row.effect, row.year) == ("Dusk 2022", 0.7, 2022)
    reference = store.check().catalogue.entries["reference", "dusk-2022"].record
    assert [(one.family, one.given, one.literal) for one in reference.author] == [
        ("Dusk", "A.", None),
        (None, None, "Centre for Walks"),
    ]
    assert "There is nothing new to write." in run(store, "import", str(template)).output


@with_files
def test_the_example_of_every_kind_comes_back_as_it_was(kind: Kind, store: Store, tmp_path: Path):
    example_store(store, kind)
    [id] = [entry.id for entry in store.check().catalogue.of(kind.name) if len(entry.source.data) > 5] or [
        "example"
    ]
    file = tmp_path / "filled.xlsx"
    assert run(store, "template", kind.name, "--from", id, "--out", str(file)).exit_code == 0
    before, catalogue = files(store), store.check().catalogue
    assert "There is nothing new to write." in run(store, "import", str(file)).output
    assert files(store) == before
    for path in example_files(kind):
        name = path.replace("example", id)
        if (store.content / name).exists():
            (store.content / name).unlink()
    result = run(store, "import", str(file), "--anyway")
    assert result.exit_code == 0, result.output
    again = store.check().catalogue.entries[kind.name, id]
    assert again.record == catalogue.entries[kind.name, id].record
    assert {name: rows.rows for name, rows in again.tables.items()} == {
        name: rows.rows for name, rows in catalogue.entries[kind.name, id].tables.items()
    }


def as_rows(lines: dict[str, Lines]) -> dict[str, Rows]:
    """The sheets as they are read back."""
    return {
        name: {number: tuple(map(as_cell, row)) for number, row in enumerate(rows, start=1)}
        for name, rows in lines.items()
    }


def as_cell(value: Any) -> Cell:
    if isinstance(value, int | float):
        return Cell(repr(value), exact=True)
    return Cell(value.isoformat(), exact=True) if isinstance(value, date) else Cell(value or "")


def test_every_real_summary_comes_back_as_it_was():
    catalogue, made = check(CONTENT).catalogue, layout(KIND, REFERENCE)
    for entry in catalogue.of("intervention"):
        book = as_rows(sheets(made, entry, references_of(entry, catalogue)))
        filled = read_filled(book, made, "a.xlsx", catalogue.named)
        assert filled.rejected == []
        written = files_of(filled, book, made, catalogue, CONTENT, "a.xlsx")
        assert (written.texts, written.rejected) == ({}, []), entry.id


LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"))
TEXTS = st.text(LETTERS, min_size=1, max_size=9).map(str.strip).filter(bool) | st.sampled_from(
    ["=1+1", "'=1", "-a", "@x", "2019-11", "1,234", "007", "true", "no"]
)


def value(field: FormField) -> st.SearchStrategy[Any]:
    """Any value that a field may have, as files give it."""
    if field.type == "group":
        return group(field.fields)
    if field.item is not None and field.most:
        return st.lists(value(field.item), min_size=2, max_size=2)
    if field.item is not None:
        return st.lists(value(field.item), min_size=1, max_size=2)
    if field.choices:
        return st.sampled_from(list(field.choices))
    return {
        "number": st.floats(allow_nan=False, allow_infinity=False) | st.integers(-999, 10**9),
        "whole number": st.integers(0, 10**9),
        "yes or no": st.booleans(),
        "day": st.dates(date(1900, 3, 1), date(2900, 1, 1)),
    }.get(field.type, TEXTS)


def group(fields: tuple[FormField, ...]) -> st.SearchStrategy[dict[str, Any]]:
    known = {field.name: value(field) for field in fields if field.name != "id"}
    some = st.lists(st.sampled_from(sorted(known)), min_size=1, max_size=4, unique=True)
    return some.flatmap(lambda names: st.fixed_dictionaries({name: known[name] for name in names}))


RECORDS = group(form_fields(KIND.model))
HEADINGS = TEXTS.map(lambda text: " ".join(text.split()))


@dataclass(frozen=True)
class Given(Source):
    """A file whose fields are not read from a text."""

    given: Any = None

    @property
    def data(self) -> Any:
        return self.given


def lines_of(data: dict[str, Any], text: list[tuple[str, str]]) -> dict[str, Lines]:
    body = "".join(f"\n## {heading}\n\n{words}\n" for heading, words in text)
    source = Given("a.md", "a.md", "", Body(body, 1), given=data)
    return sheets(layout(KIND, REFERENCE), Entry(KIND, "a", Record(), source), {})


@settings(
    phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow], deadline=None
)
@given(RECORDS)
def test_any_record_comes_back_as_it_was(data: dict[str, Any]):
    filled = read_filled(
        as_rows(lines_of(data, [])), layout(KIND, REFERENCE), "a.xlsx", lambda kind, name: name
    )
    assert filled.rejected == []
    assert (filled.id, filled.data) == ("a", data)


@settings(phases=[Phase.explicit, Phase.generate], max_examples=5, deadline=None)
@given(RECORDS, st.lists(st.tuples(HEADINGS, TEXTS), max_size=2))
def test_a_spreadsheet_holds_every_cell_as_it_was(data: dict[str, Any], text: list[tuple[str, str]]):
    lines = lines_of(data, text)
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(as_workbook(layout(KIND, REFERENCE), lines, {}))
        file.flush()
        book = read_workbook(Path(file.name))
    for name, rows in as_rows(lines).items():
        for number, cells in rows.items():
            read = book[name].get(number, ())
            assert list(read) + [Cell()] * (len(cells) - len(read)) == list(cells), name


def test_the_same_store_makes_the_same_bytes(store: Store):
    example_store(store, KIND)
    catalogue = store.check().catalogue
    entry = catalogue.of("intervention")[0]
    assert template_of(KIND, catalogue, entry) == template_of(KIND, catalogue, entry)


def test_every_column_says_what_belongs_in_it_and_offers_its_choices(store: Store, template: Path):
    book = load_workbook(template)
    prompts = {str(one.sqref).split(":")[0]: one for one in book["outcomes"].data_validations.dataValidation}
    names = [cell.value for cell in book["outcomes"][1]]
    metric = prompts[f"{book['outcomes'].cell(2, names.index('metric') + 1).coordinate}"]
    assert metric.prompt.startswith(
        "How the effect is measured. Required with study rows or a pooled estimate."
    )
    sheet, _, cells = metric.formula1.partition("!")
    assert [cell.value for (cell,) in book[sheet][cells.replace("$", "")]] == [
        "SMD", "OR", "RR", "RD", "MD", "HR", "ZCOR"
    ]  # fmt: skip
    outcome = prompts[f"{book['outcomes'].cell(2, names.index('outcome') + 1).coordinate}"]
    sheet, _, cells = outcome.formula1.partition("!")
    listed = book[sheet][cells.replace("$", "")]
    ids = [cell.value for (cell,) in listed] if isinstance(listed, tuple) else [listed.value]
    assert ids == [entry.id for entry in store.check().catalogue.of("outcome")]
    assert {row[0].value: row[3].value for row in book["fields"].iter_rows()}["title"] == "yes"


def test_text_that_looks_like_a_formula_is_none(store: Store, tmp_path: Path):
    example_store(store, KIND)
    path = next(
        file
        for file in store.content.glob("interventions/*.md")
        if "Lantern Walks" in file.read_text("utf-8")
    )
    path.write_text(
        path.read_text("utf-8").replace("title: Lantern Walks", 'title: "=HYPERLINK(1)"'), "utf-8"
    )
    file = tmp_path / "a.xlsx"
    assert run(store, "template", "--from", path.stem, "--out", str(file)).exit_code == 0
    [cell] = [row[1] for row in load_workbook(file)["fields"].iter_rows() if row[0].value == "title"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


ODD: dict[str, Callable[[Any], object]] = {
    '[fields]:{status}: `status` cannot be "finished"': lambda book: field(book, "status", "finished"),
    'the `id` cannot be "../evil"': lambda book: field(book, "id", "../evil"),
    "could mean 2026-03-04 or 2026-04-03": lambda book: field(book, "reviewed_on", "4/3/2026"),
    '`cost.amount`: "1,234" could mean 1234 or 1.234': lambda book: field(book, "cost.amount", "1,234"),
    'there is no field "colour"': lambda book: book["fields"].append(["colour", "red"]),
    "`title` stands here twice": lambda book: book["fields"].append(["title", "Again"]),
    "[outcomes]:2: `measure` is missing": lambda book: book["outcomes"].append(["moves", "nowhere"]),
    'there is no line "none"': lambda book: line(book, "outcomes.also_reported", outcomes="none", estimate=1),
    '[studies]:2: the summary has no result "none"': lambda book: line(
        book, "studies", result="none", study="A", effect=1, se=1
    ),
    '[studies]:2: `n` is "many", not a number': lambda book: line(
        book, "studies", result="a", study="A", n="many"
    ),
    "[references]:2: the `id` is missing": lambda book: line(book, "references", title="A"),
    '[references]:2: `type` cannot be "song"': lambda book: line(
        book, "references", id="a", type="song", title="A"
    ),
    'the store has another "moss-2019"': lambda book: line(
        book, "references", id="moss-2019", type="book", title="A"
    ),
    '[text]:9: "Odd heading" is not one of the headings': lambda book: book["text"].append(
        ["Odd heading", "x"]
    ),
    "[text]:9: the cell holds a formula without a value": lambda book: book["text"].append(["=1+1", "x"]),
    "[fields]:3: something stands beside": lambda book: setattr(book["fields"]["F3"], "value", "x"),
    '[references]:2: "stray" stands in a column without a name': lambda book: setattr(
        book["references"]["AZ2"], "value", "stray"
    ),
    "[notes]:1: nobody knows this sheet": lambda book: book.create_sheet("notes").append(["x"]),
    '[authors]:1: there is no column "nmae"; did you mean "name"?': lambda book: setattr(
        book["authors"]["A1"], "value", "nmae"
    ),
}
"""What is said of it, and what somebody did."""


@pytest.mark.parametrize("said", ODD)
def test_what_does_not_fit_is_named_with_sheet_and_line_and_nothing_is_written(
    store: Store, template: Path, said: str
):
    def fill_in(book: Any) -> None:
        field(book, "title", "Walks at dusk")
        field(book, "summary", "It may help.")
        ODD[said](book)
        if "status" not in said:
            field(book, "status", "in preparation")

    fill(template, fill_in)
    lines = [row[0].value for row in load_workbook(template)["fields"].iter_rows()]
    before = files(store)
    result = run(store, "import", str(template))
    assert result.exit_code == 1
    assert said.replace("{status}", str(lines.index("status") + 1)) in result.output
    assert files(store) == before


def test_a_record_that_is_there_is_changed_only_when_somebody_says_so(store: Store, tmp_path: Path):
    example_store(store, KIND)
    entry = next(one for one in store.check().catalogue.of("intervention") if one.record.outcomes)
    file = tmp_path / "a.xlsx"
    run(store, "template", "--from", f"interventions/{entry.id}", "--out", str(file))

    def change(book: Any) -> None:
        [cell] = [row[1] for row in book["fields"].iter_rows() if row[0].value == "summary"]
        cell.value = "Another sentence."

    fill(file, change)
    before = files(store)
    result = run(store, "import", str(file))
    assert "with other values (summary)" in result.output
    assert files(store) == before
    assert run(store, "import", str(file), "--update", "--dry-run").exit_code == 0
    assert files(store) == before
    assert run(store, "import", str(file), "--update").exit_code == 0
    after = store.check().catalogue.entries["intervention", entry.id]
    assert after.record == entry.record.model_copy(update={"summary": "Another sentence."})


def test_an_import_that_was_cut_off_leaves_whole_files_and_can_be_repeated(
    store: Store, template: Path, monkeypatch: pytest.MonkeyPatch
):
    fill(template, summary)
    before = files(store)
    names = iter(["references.yml", "walks-at-dusk.studies.csv"])
    rename = Path.replace

    def cut_off(self: Path, target: Path) -> Path:
        if target.name != next(names, ""):
            raise OSError("no space left on device")
        return rename(self, target)

    def no_link(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", cut_off)
    monkeypatch.setattr("os.link", no_link)
    result = run(store, "import", str(template))
    assert (result.exit_code, "walks-at-dusk.md cannot be written" in result.output) == (1, True)
    written = {Path(file).name for file, data in files(store).items() if before.get(file) != data}
    assert written == {"references.yml", "walks-at-dusk.studies.csv"}
    monkeypatch.undo()
    assert run(store, "import", str(template)).exit_code == 0
    assert store.report == ""


def test_a_file_that_is_there_is_never_overwritten(store: Store, template: Path):
    before = template.read_bytes()
    result = run(store, "template", "--out", str(template))
    assert result.exit_code == 1
    assert "is there already" in result.output
    assert template.read_bytes() == before


def test_a_record_that_is_not_there_fills_no_template(store: Store, tmp_path: Path):
    result = run(store, "template", "--from", "nothing", "--out", str(tmp_path / "a.xlsx"))
    assert 'there is no evidence summary "nothing" without errors' in result.output
    assert not (tmp_path / "a.xlsx").exists()


def test_any_other_spreadsheet_is_no_template(store: Store, tmp_path: Path):
    from tests.unit.importing.workbooks import workbook

    result = run(store, "import", str(workbook(tmp_path / "a.xlsx", [["a"], [1]])))
    assert "is no form of `evidence-store template`" in result.output
