"""Rows of studies: which column is which field, what is rejected, and what becomes of the table that is there."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.helpers import Store, complete, example_files
from tests.unit.importing.workbooks import workbook

from evidence_store import KINDS, check
from evidence_store.cli import main
from evidence_store.importing.studies.headers import SYNONYMS, guessed
from evidence_store.kinds.intervention import StudyRow
from evidence_store.pages.data_files import data_files

CONTENT = Path(__file__).parents[3] / "content"
FIELDS = [name for name in StudyRow.model_fields if name != "line"]
KIND = next(kind for kind in KINDS if kind.name == "intervention")
ID = "lantern-walks"
TABLE = f"interventions/{ID}.studies.csv"
ROW = "same-home-12-months,Dusk 2022,1.5,0.2\n"


@pytest.fixture
def walks(store: Store) -> Store:
    """A store with one summary that has two rows of studies."""
    for path, text in example_files(KIND).items():
        store(path.replace("example", ID), text)
    return complete(store)


def run(store: Store, rows: str | Path, *arguments: str, answers: str | None = None) -> Result:
    file = rows
    if isinstance(rows, str):
        file = store.content.parent / "rows.csv"
        file.write_bytes(rows.encode())
    command = [
        "import",
        str(file),
        "--content",
        str(store.content),
        "--to",
        f"interventions/{ID}",
        *arguments,
    ]
    return CliRunner().invoke(main, command, answers)


def table(store: Store) -> str:
    return (store.content / TABLE).read_text("utf-8")


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("study", "study"),
        ("Study name", "study"),
        ("Effect size", "effect"),
        ("Hedges' g", "effect"),
        ("SE", "se"),
        ("95% CI (lower)", "ci_lb"),
        ("Lower 95% CI", "ci_lb"),
        ("Events (treatment)", "events_t"),
        ("Control group n", "n_c"),
        ("n control", "n_c"),
        ("SD intervention group", "sd_t"),
        ("mean", None),
        ("log odds ratio", None),
        ("variance", None),
    ],
)
def test_a_column_is_guessed_only_where_its_name_leaves_no_doubt(column: str, field: str | None):
    assert guessed([column], FIELDS).get(column) == field


def test_of_two_columns_for_one_field_none_is_guessed_unless_one_has_its_very_name():
    assert guessed(["SMD", "ES"], FIELDS) == {}
    assert guessed(["effect", "ES"], FIELDS) == {"effect": "effect"}


def test_no_synonym_stands_for_two_fields():
    words = [word for field, synonyms in SYNONYMS.items() for word in {*synonyms}]
    assert len(words) == len(set(words))
    assert set(SYNONYMS) <= set(FIELDS)


def test_rows_are_added_below_those_that_are_there(walks: Store):
    before = table(walks)
    result = run(walks, f"result,study,effect,se\n{ROW}")
    assert result.exit_code == 0, result.output
    assert table(walks).startswith(before)
    [row] = [
        row
        for row in walks.check().catalogue.entries["intervention", ID].tables["studies"].rows
        if row.study == "Dusk 2022"
    ]
    assert (row.effect, row.se) == (1.5, 0.2)
    again = run(walks, f"result,study,effect,se\n{ROW}")
    assert "1 of the rows are there already." in again.output
    assert table(walks).count("Dusk 2022") == 1


def test_a_spreadsheet_in_another_manner_says_the_same(walks: Store):
    file = workbook(
        walks.content.parent / "rows.xlsx",
        [["Outcome ID", "Trial", "Odds ratio", "SE", "Publication year", "Country"],
         ["same-home-12-months", "Dusk 2022", "1,5", 0.2, "29/11/2022", "United Kingdom"]],
    )  # fmt: skip
    result = run(walks, file)
    assert result.exit_code == 0, result.output
    assert '"Odds ratio" is taken as `effect`' in result.output
    row = walks.check().catalogue.entries["intervention", ID].tables["studies"].rows[-1]
    assert (row.study, row.effect, row.year, row.country) == ("Dusk 2022", 1.5, 2022, "GB")


def test_a_column_that_nobody_knows_is_asked_for(walks: Store):
    rows = f"result,study,Value,se,Colour\n{ROW.strip()},red\n"
    result = run(walks, rows, answers="effcet\neffect\n\n")
    assert result.exit_code == 0, result.output
    assert 'there is no field "effcet"; did you mean "effect"?' in result.output
    assert walks.check().catalogue.entries["intervention", ID].tables["studies"].rows[-1].effect == 1.5


def test_without_somebody_to_ask_nothing_is_written_and_the_options_are_named(walks: Store):
    before = table(walks)
    rows = f"result,study,Value,se,Colour\n{ROW.strip()},red\n"
    result = run(walks, rows)
    assert result.exit_code == 1
    assert '--map "Value=" --map "Colour="' in result.output
    assert table(walks) == before
    assert run(walks, rows, "--map", "Value=effect", "--map", "Colour=").exit_code == 0


def test_what_is_the_same_in_all_rows_can_be_said_once(walks: Store):
    result = run(
        walks,
        "study,effect,se\nDusk 2022,1.5,0.2\n",
        "--set",
        "result=same-home-12-months",
        "--set",
        "country=GB",
    )
    assert result.exit_code == 0, result.output
    assert walks.check().catalogue.entries["intervention", ID].tables["studies"].rows[-1].country == "GB"


def test_every_rejected_row_is_named_with_its_reason_and_nothing_is_written(walks: Store):
    before = table(walks)
    rows = (
        "result,study,effect,se,ci_lb,ci_ub,n_t\n"
        "same-home-12-months,Dusk 2022,1.5,0.2,,,\n"
        "same-home-12-months,,1.5,0.2,,,\n"
        "no-such-result,Dawn 2022,1.5,0.2,,,\n"
        "same-home-12-months,Swapped 2022,1.5,0.2,1.9,1.1,\n"
        "same-home-12-months,Words 2022,about 1.5,0.2,,,\n"
        "same-home-12-months,Dusk 2022,1.6,0.2,,,\n"
        "same-home-12-months,Beacon 2018,9,,,,\n"
        "same-home-12-months,Short 2022\n"
    )
    result = run(walks, rows)
    assert result.exit_code == 1
    lines = [line.partition("rows.csv:")[2] for line in result.output.splitlines() if "rows.csv:" in line]
    for line, start in zip(
        lines,
        ["3: `study` is empty", '4: the summary has no result "no-such-result"', "5: the lower bound 1.9 is above",
         '6: `effect` is "about 1.5", not a number',
         "7: another row of this file is about the same, and there `effect` is 1.5, here 1.6",
         "8: line 2 of the table is about the same, and there `year` is 2018, here empty",
         "9: this row has 2 cells, the header 7"],
        strict=True,
    ):  # fmt: skip
        assert line.startswith(start)
    assert "Nothing was written, because 7 cannot be taken." in result.output
    assert table(walks) == before
    partly = run(walks, rows, "--accept-partial")
    assert partly.exit_code == 0, partly.output
    assert table(walks).count("\n") == before.count("\n") + 1
    assert walks.report == ""


def test_a_row_takes_the_place_of_another_only_when_somebody_says_so(walks: Store):
    rows = "result,study,effect,se,note\nsame-home-12-months,Beacon 2018,1.3,0.13,Corrected.\n"
    assert "to write this one in its place, add --update" in run(walks, rows).output
    assert run(walks, rows, "--update").exit_code == 0
    first, second = walks.check().catalogue.entries["intervention", ID].tables["studies"].rows
    assert (first.study, first.effect, first.note, first.year) == ("Beacon 2018", 1.3, "Corrected.", None)
    assert second.study == "Torch 2020"


def test_rows_that_turn_out_to_change_something_else_are_written_only_when_somebody_will_mend_that(
    walks: Store,
):
    (walks.content / TABLE).unlink()
    rows = f"result,study,effect,se,note\n{ROW.strip()},\n"
    result = run(walks, rows)
    assert result.exit_code == 1
    assert "error[rating-change-differs]" in result.output
    assert "mend them afterwards: add --anyway" in result.output
    assert not (walks.content / TABLE).exists()
    assert run(walks, rows, "--anyway").exit_code == 0
    assert table(walks) == f"result,study,effect,se\n{ROW}"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "interventions/lantern-walk"], 'did you mean "lantern-walks"?'),
        (["--to", "partners/nesta"], 'records in "partners" have no rows of studies'),
        (["--map", "Efect=effect"], 'there is no column "Efect"; did you mean "effect"?'),
        (["--map", "effect"], "is not COLUMN=FIELD"),
        (["--map", "effect=se", "--map", "se=se"], 'the columns "effect" and "se" cannot both be `se`'),
        (["--set", "colour=red"], 'there is no field "colour"'),
        (["--set", "colour"], "is not FIELD=VALUE"),
    ],
)
def test_an_option_that_cannot_be_meant_is_refused(walks: Store, arguments: list[str], said: str):
    before = table(walks)
    result = run(walks, f"result,study,effect,se\n{ROW}", *arguments)
    assert result.exit_code == 1
    assert said in result.output
    assert table(walks) == before


def test_rows_need_a_summary(walks: Store):
    (walks.content.parent / "rows.csv").write_text("study\nA\n")
    result = CliRunner().invoke(
        main, ["import", str(walks.content.parent / "rows.csv"), "--content", str(walks.content)]
    )
    assert "say which summary the rows are for" in result.output


def test_the_table_that_the_site_publishes_is_there_already_and_makes_the_same_rows_anew(walks: Store):
    text = "result,study,effect,se,note\nsame-home-12-months,-5 to 10 study,1.2,0.1,'=SUM(1)\n"
    assert run(walks, text).exit_code == 0
    before = walks.check().catalogue
    published = next(file.content for file in data_files(before) if file.address == f"data/{TABLE}")
    assert "'-5 to 10 study" in published
    there = table(walks)
    assert "There is nothing new to write." in run(walks, published).output
    assert table(walks) == there
    (walks.content / TABLE).unlink()
    assert run(walks, published).exit_code == 0
    rows = walks.check().catalogue.entries["intervention", ID].tables["studies"].rows
    assert rows == before.entries["intervention", ID].tables["studies"].rows


def test_every_table_that_the_real_site_publishes_is_there_already(tmp_path: Path):
    for file in data_files(check(CONTENT).catalogue):
        if file.address.endswith(".studies.csv"):
            published = tmp_path / Path(file.address).name
            published.write_text(file.content, "utf-8")
            to = file.address.removeprefix("data/").removesuffix(".studies.csv")
            result = CliRunner().invoke(
                main, ["import", str(published), "--content", str(CONTENT), "--to", to, "--dry-run"]
            )
            assert result.output.endswith("There is nothing new to write.\n"), result.output
