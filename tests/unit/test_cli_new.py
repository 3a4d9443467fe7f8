"""The command `new`: a valid file of every kind, by options and by answers, and nothing overwritten."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from tests.helpers import Store, example_files, example_store

from evidence_store import KINDS, Kind
from evidence_store.cli import main
from evidence_store.editing.new.questions import questions
from evidence_store.records.form_fields import name_field

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
COUNCIL = ("--set", "summary=Tests walks.", "--set", "agency=council")


def new(store: Store, kind: str, *arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, ["new", kind, "--content", str(store.content), *arguments], answers)


def text(store: Store, path: str) -> str:
    return (store.content / path).read_text("utf-8")


def example(kind: Kind) -> dict[str, Any]:
    """What the example of a kind says, under a name that no other record has."""
    text = next(iter(example_files(kind).values()))
    data = yaml.load(text.split("---\n")[1] if not kind.file else text, yaml.BaseLoader)
    other = {name_field(kind): "Quiet Zürich evenings"}
    if kind.name == "intervention":
        other["status"] = "in preparation"  # a published one has all that the example says
    return {**(data[0] if kind.file else data), **other}


def required(model: Any, data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[str, list[str]]]:
    """The required fields of a model with what the example says, in the order in which they are asked."""
    for question in questions(model, path):
        here = data
        for step in question.path:
            here = here[step]
        if question.group:
            for number, _ in enumerate(here):
                yield from required(question.group, data, (*question.path, number))
                yield "", ["y" if number + 1 < len(here) else "n"]
        else:
            values = here if question.many else [here]
            yield question.name, [*values, ""] if question.many else values


@every_kind
def test_a_record_of_every_kind_passes_the_check_and_is_the_same_by_answers_and_by_options(
    kind: Kind, store: Store
):
    example_store(store, kind)
    asked = sorted(required(kind.model, example(kind)), key=lambda field: field[0] != name_field(kind))
    first, *others = [value for _, values in asked for value in values]
    answers = "\n".join([first, "by-answers", *others]) + "\n"
    result = new(store, kind.name, "--anyway", answers=answers)
    assert result.exit_code == 0, result.output
    assert store.report == ""
    for question in questions(kind.model):
        assert question.help in result.output or question.group
    options = [f"--set={name}={value}" for name, values in asked if name for value in values if value]
    result = new(store, kind.name, *options, "--anyway", "--id", "by-options")
    assert result.exit_code == 0, result.output
    records = store.check().catalogue.entries
    assert records[kind.name, "by-answers"].record == records[kind.name, "by-options"].record
    if not kind.file:
        folder = f"{kind.plural}/" if kind.plural else ""
        assert text(store, f"{folder}by-answers.md") == text(store, f"{folder}by-options.md")


def test_a_file_holds_what_was_asked_and_the_headings_of_its_kind(store: Store):
    new(
        store,
        "intervention",
        "--title",
        "Walks: with lanterns",
        "--set",
        "summary=A stub.",
        "--set",
        "status=in preparation",
    )
    assert text(store, "interventions/walks-with-lanterns.md") == (
        "---\ntitle: 'Walks: with lanterns'\nsummary: A stub.\nstatus: in preparation\n---\n"
        "\n## What is it?\n\n## Does it work?\n\n## How does it work?\n\n## Who does it work for, and where?\n"
        "\n## How do you do it well?\n\n## What does it cost?\n\n## What we don't know\n"
    )


def test_what_else_is_given_stands_where_the_model_has_it(store: Store):
    new(store, "partner", "--title", "Wickford", *COUNCIL, "--set", "website=https://wickford.example",
        "--set", "people.0.name=Ada: Example", "--set", "people.0.role=Director",
        "--set", "also_known_as=W", "--set", "also_known_as=2019",
        "--set", "sources=moss-2019")  # fmt: skip
    assert text(store, "partners/wickford.md") == (
        '---\ntitle: Wickford\nsummary: Tests walks.\nagency: council\nalso_known_as:\n  - W\n  - "2019"\n'
        "people:\n  - name: 'Ada: Example'\n    role: Director\n"
        "website: https://wickford.example\nsources:\n  - moss-2019\n---\n"
    )


@pytest.mark.parametrize(
    "title",
    ["no", "12:30", "1e5", "null", "- a", "a # b", "*a", "&a", "'a'", '"', "🕯 walks", "a: b", "{{ x }}", "@a",
     "x" * 200, "true", "2019-01-30", "Ünïcøde", "# a", "[a]", "---", "%a", "\\", "?"],
)  # fmt: skip
def test_any_title_is_written_so_that_it_is_read_back(title: str, store: Store):
    result = new(store, "page", "--title", title, "--set", "summary=A stub.", "--id", "a-page")
    assert result.exit_code == 0, result.output
    assert store.check().catalogue.get("page", "a-page").record.title == title
    assert store.report == ""


@pytest.mark.parametrize(
    ("title", "id"),
    [("Family group conferencing", "family-group-conferencing"), ("Café “Lumière”", "cafe-lumiere"),
     ("Children's walks", "childrens-walks"), ("Æsir & Ørsted", "aesir-orsted"),
     ("walk " * 30, "-".join(["walk"] * 16)), ("x" * 90, "x" * 80)],
)  # fmt: skip
def test_the_id_is_made_from_the_title(title: str, id: str, store: Store):
    assert new(store, "partner", "--title", title, *COUNCIL).exit_code == 0
    assert (store.content / f"partners/{id}.md").exists()


def test_an_item_of_a_list_is_added_at_its_end_and_all_else_stays(store: Store):
    before = "# Groups of people\n\n- {id: a, label: A, definition: An A.} # first\n# the end\n"
    store("vocabulary/themes.yml", before)
    new(store, "theme", "--title", "Night walks", "--set", "definition=Walks at night.")
    assert text(store, "vocabulary/themes.yml") == (
        before + "- id: night-walks\n  label: Night walks\n  definition: Walks at night.\n"
    )
    assert store.report == ""


@pytest.mark.parametrize(
    "before",
    ["", "[]\n", "  - {id: a, label: A, definition: An A.}\n", "[{id: a, label: A, definition: An A.}]"],
)
def test_however_the_list_was_written_it_can_be_read_afterwards(before: str, store: Store):
    store("vocabulary/themes.yml", before)
    assert new(store, "theme", "--title", "Night walks", "--set", "definition=Walks at night.").exit_code == 0
    assert [entry.id for entry in store.check().catalogue.of("theme")] == ["a"] * (len(before) > 3) + [
        "night-walks"
    ]
    assert store.report == ""


def test_a_list_that_cannot_be_read_is_not_touched(store: Store):
    store("vocabulary/themes.yml", "- {id: a\n")
    result = new(store, "theme", "--title", "Night walks", "--set", "definition=Walks at night.")
    assert "cannot be read. `evidence-store check` says why. Nothing was written." in result.output
    assert text(store, "vocabulary/themes.yml") == "- {id: a\n"


def test_there_is_one_already(store: Store):
    new(store, "partner", "--title", "Family Group Conferencing Network", *COUNCIL)
    result = new(store, "partner", "--title", "The family group conferences network", *COUNCIL)
    assert result.output == (
        'there is already "Family Group Conferencing Network" (partners/family-group-conferencing-network.md)\n'
        "if this is another one, add --anyway\nNothing was written.\n"
    )
    assert result.exit_code == 1
    assert (
        new(
            store, "partner", "--title", "The family group conferences network", *COUNCIL, "--anyway"
        ).exit_code
        == 0
    )


def test_other_names_count_too(store: Store):
    new(store, "partner", "--title", "Wickford Borough", "--set", "also_known_as=WBC", *COUNCIL)
    assert 'there is already "WBC"' in new(store, "partner", "--title", "wbc", *COUNCIL).output
    known_as = ("--set", "also_known_as=Wickford borough")
    assert "there is already" in new(store, "partner", "--title", "Somewhere", *known_as, *COUNCIL).output


@pytest.mark.parametrize(
    ("one", "other"),
    [("First Light 2019", "First Light 2020"), ("North Wickford", "South Wickford"), ("Moss", "Fern")],
)
def test_names_that_differ_in_what_matters_are_not_alike(one: str, other: str, store: Store):
    new(store, "partner", "--title", one, *COUNCIL)
    assert new(store, "partner", "--title", other, *COUNCIL).exit_code == 0


def test_somebody_who_answers_is_asked_whether_it_is_another_one(store: Store):
    new(store, "partner", "--title", "Wickford Council", *COUNCIL)
    no = new(store, "partner", answers="Wickford council\nwickford\nn\n")
    assert "Is this another one? [y/N]: n\nwrite there instead\nNothing was written.\n" in no.output
    yes = new(store, "partner", answers="Wickford council\nwickford\ny\nTests.\ncouncil\n")
    assert yes.exit_code == 0
    assert (store.content / "partners/wickford.md").exists()


@pytest.mark.parametrize("path", ["partners/wickford.md", "partners/Wickford.md"])
def test_a_file_that_is_there_is_never_overwritten(path: str, store: Store):
    store(path, "kept")
    result = new(store, "partner", "--title", "Wickford", *COUNCIL, "--anyway")
    assert 'there is already "wickford"' in result.output
    assert text(store, path) == "kept"


def test_an_id_that_is_taken_is_asked_again(store: Store):
    new(store, "partner", "--title", "Wickford", *COUNCIL)
    result = new(store, "partner", "--anyway", answers="Oakham\nwickford\nOak Ham\noakham\nTests.\ncouncil\n")
    assert 'there is already "wickford" (partners/wickford.md)' in result.output
    assert "lower-case letters, digits and hyphens; write oak-ham" in result.output
    assert result.exit_code == 0
    assert (store.content / "partners/oakham.md").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--set", "agency=counsil"], 'there is no type of agency "counsil"; did you mean "council"?'),
        (["--set", "agency=xyz"], 'there is no type of agency "xyz"; the ids are: '),
        (["--set", "agency="], 'there is no type of agency ""'),
        (["--set", "agncy=council"], '`agncy` is not a field here; did you mean "agency"?'),
        (["--set", "people=Ada"], "`people` is a group of fields: set each of them, like people.0.name"),
        (["--set", "people.1.name=Ada"], "item 1 comes before item 0: count from 0, without a gap"),
        (["--set", "people.0.nmae=Ada"], '`nmae` is not a field here; did you mean "name"?'),
        (["--set", "website=wickford.example"], "a web address begins with https://; write https://wickford.example"),
        (["--set", "summary"], "--set summary is not FIELD=VALUE"),
        (["--set", "part_of=nobody"], "there is no partner yet; make one first: evidence-store new partner"),
        (["--id", "Wick Ford", *COUNCIL], "lower-case letters, digits and hyphens; write wick-ford"),
        (["--id", "index", *COUNCIL], "partners/index.md would be a page that is made for you; choose another id"),
        (["--id", "../x", *COUNCIL], "lower-case letters, digits and hyphens"),
        ([], "Nothing was written. Without a terminal, give also: --set summary=\"…\" --set agency=\"…\""),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_what_to_write(arguments: list[str], said: str, store: Store):
    before = sorted(store.content.rglob("*"))
    result = new(store, "partner", "--title", "Wickford", *arguments, answers="")
    assert said in result.output
    assert result.exit_code == 1
    assert sorted(store.content.rglob("*")) == before


def test_a_record_is_named_by_its_id_or_by_any_of_its_names(store: Store):
    store(
        "vocabulary/agencies.yml", "- {id: la, label: Local authority, definition: A., synonyms: [Council]}\n"
    )
    for number, name in enumerate(("la", "local authority", "council")):
        new(store, "partner", "--title", f"P{number}", "--set", "summary=A.", "--set", f"agency={name}")
    assert {entry.record.agency for entry in store.check().catalogue.of("partner")} == {"la"}


def test_many_records_are_listed_when_somebody_asks(store: Store):
    store("vocabulary/agencies.yml", "".join(
        f"- {{id: agency-{n}, label: Agency {n}, definition: An agency.}}\n" for n in range(30)
    ))  # fmt: skip
    result = new(store, "partner", answers="Wickford\n\nTests.\n?\nagency-31\nagency-7\n")
    assert "One of 30, by its id or name; type ? to see them all." in result.output
    assert "  agency-29  Agency 29\n" in result.output
    assert 'there is no type of agency "agency-31"; did you mean "agency-' in result.output
    assert store.check().catalogue.get("partner", "wickford").record.agency == "agency-7"


def test_an_answer_that_does_not_fit_is_asked_again(store: Store):
    result = new(
        store, "news", answers="First light\n\nThe fund began.\nblogg\nblog\n12/03/2019\n2019-03-12\n"
    )
    assert '`category` cannot be "blogg"; did you mean "blog"?' in result.output
    assert "this is not a year, a month (2019-11) or a day (2019-11-29)" in result.output
    assert store.check().catalogue.get("news", "first-light").record.date == "2019-03-12"


def test_a_record_that_would_not_pass_the_check_is_not_written_and_shown(store: Store):
    result = new(
        store, "poll", "--title", "A poll", "--set", "summary=A.", "--set", "run_by=a", "--set", "asked=x"
    )
    assert result.exit_code == 1
    new(store, "partner", "--title", "Wickford", *COUNCIL)
    result = new(store, "poll", "--title", "A poll", "--set", "summary=A.", "--set", "run_by=wickford",
                 "--set", "began=2019-06-30", "--set", "date=2019-06-02")  # fmt: skip
    assert "---\ntitle: A poll\n" in result.output
    assert "error[poll-dates]" in result.output
    assert "Nothing was written, because of these errors." in result.output
    assert not (store.content / "polls").exists()


def test_errors_that_were_there_before_keep_nobody_from_writing(store: Store):
    store("partners/broken.md", "---\ntitle: [\n---\n")
    assert new(store, "partner", "--title", "Wickford", *COUNCIL, "--set", "part_of=broken").exit_code == 0
    assert store.rules == ["yaml-syntax"]


def test_an_unknown_kind_suggests_a_near_one(store: Store):
    assert 'there is no kind "partners"; did you mean "partner"?' in new(store, "partners").output


def test_a_page_may_lie_in_a_folder(store: Store, tmp_path: Path):
    assert (
        new(store, "page", "--title", "Team", "--set", "summary=Who we are.", "--id", "about/team").exit_code
        == 0
    )
    assert (store.content / "about/team.md").exists()
    assert store.report == ""
