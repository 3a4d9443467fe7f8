"""Records: what each value must be, and in which words a fault is told."""

import pytest
from tests.helpers import Store, table_of

PARTNER = "---\ntitle: Wickford\nsummary: Tests walks.\nagency: council\n{}---\n"
PROGRAMME = "---\ntitle: Fund\nsummary: Pays.\nstatus: Running\nstatus_as_of: {}\n---\n"


def partner(store: Store, fields: str) -> list[str]:
    report = store("partners/a.md", PARTNER.format(fields)).report
    return [line.removeprefix("content/partners/a.md:").removeprefix("  ") for line in report.splitlines()]


@pytest.mark.parametrize(
    ("fields", "message", "help"),
    [
        ("titel: A\n", "5:1: error[unknown-field]: `titel` is not a field here", 'did you mean "title"?'),
        (
            "part_of: Greater Wickford\n",
            '5:10: error[bad-value]: `part_of` cannot be "Greater Wickford": '
            "an id is made of lower-case letters, digits and hyphens",
            "write greater-wickford",
        ),
        (
            'part_of: "a\\n"\n',
            '5:10: error[bad-value]: `part_of` cannot be "a": '
            "an id is made of lower-case letters, digits and hyphens",
            "write a",
        ),
        (
            "part_of: ???\n",
            '5:10: error[bad-value]: `part_of` cannot be "???": '
            "an id is made of lower-case letters, digits and hyphens",
            "delete the line: what is not known is left out",
        ),
        (
            f"part_of: {'a' * 81}\n",
            f'5:10: error[bad-value]: `part_of` cannot be "{"a" * 57}…": '
            "an id is made of lower-case letters, digits and hyphens",
            f"write {'a' * 80}",
        ),
        (
            f"part_of: {'a' * 80}\n",
            f'5:10: error[dangling-reference]: there is no partner "{"a" * 80}"',
            "the ids are: a",
        ),
        (
            "website: wickford.example/a\n",
            '5:10: error[bad-value]: `website` cannot be "wickford.example/a": a web address begins with https://',
            "write https://wickford.example/a",
        ),
        (
            "website: ftp://wickford.example\n",
            '5:10: error[bad-value]: `website` cannot be "ftp://wickford.example": '
            "a web address begins with https://",
            "Its own website.",
        ),
        (
            "note: ' '\n",
            "5:7: error[bad-value]: `note`: there is no text here",
            "What a reader must know, for example where sources spell the name differently.",
        ),
        (
            "also_known_as: ['']\n",
            "5:17: error[bad-value]: `also_known_as 1`: there is no text here",
            "Other names, earlier names and acronyms.",
        ),
        (
            'also_known_as: ["a\\nb"]\n',
            '5:17: error[bad-value]: `also_known_as 1` cannot be "a b": this text must fit on one line',
            "Other names, earlier names and acronyms.",
        ),
        (
            "also_known_as: Wick\n",
            '5:16: error[wrong-type]: `also_known_as` must be a list, not "Wick"',
            "write each item on a line of its own, beginning with a hyphen and a space",
        ),
        (
            "also_known_as: {a: b}\n",
            "5:16: error[wrong-type]: `also_known_as` must be a list, not a group of fields",
            "write each item on a line of its own, beginning with a hyphen and a space",
        ),
        (
            "people: [Ada]\n",
            '5:10: error[wrong-type]: `people 1` must be a group of fields, not "Ada"',
            "write the fields on the lines below, two more spaces to the right: name, role",
        ),
        (
            "note: [a]\n",
            "5:7: error[wrong-type]: `note` must be text, not a list",
            "write the text behind the colon of its field, without a hyphen or brackets",
        ),
        (
            "note: true\n",
            "5:7: error[wrong-type]: `note` must be text, not true",
            'put it in double quotes: "true"',
        ),
        (
            "note: 2019-11-29\n",
            "5:7: error[wrong-type]: `note` must be text, not the date 2019-11-29",
            'put it in double quotes: "2019-11-29"',
        ),
        (
            "people:\n  - name: Ada\n",
            "6:5: error[missing-field]: `role` is missing",
            "Their role at the time.",
        ),
        (
            "stars: 3\n",
            "5:1: error[rating-typed]: `stars` is a rating, and ratings are not typed",
            "delete it: ratings are worked out from the facts in the outcomes of a summary, "
            "and a practice or partner never carries one",
        ),
        (
            "people: [{name: Ada, role: Head, of, all}]\n",
            "5:34: error[unknown-field]: `of` is not a field here",
            "the fields here are: name, role",
        ),
        (
            "people: [{name: Ada, role: Head, of all}]\n",
            "5:34: error[unknown-field]: `of all` is not a field here",
            "a comma begins a new field in curly brackets: put text that has one in double quotes",
        ),
    ],
)
def test_a_fault_is_told_once_with_its_mend(fields: str, message: str, help: str, store: Store):
    report = partner(store, fields)
    assert report[:2] == [message, f"help: {help}"]
    assert [line for line in report if not line.startswith("help")][1:] in (
        [],
        ["5:38: error[unknown-field]: `all` is not a field here"],
    )


def test_a_misspelt_required_field_is_one_mistake(store: Store):
    store("partners/a.md", "---\ntitel: Wickford\nsummary: Tests walks.\nagency: council\n---\n")
    assert store.rules == ["unknown-field"]


def test_all_faults_of_a_record_are_told_in_one_run(store: Store):
    store("partners/a.md", PARTNER.format("website: x y\nnote: 12\n") + "\n<b>\n\n[a](javascript:x)\n")
    assert store.rules == ["bad-value", "wrong-type", "raw-html", "unsafe-link"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2019", "2019"),
        ('"2019"', "2019"),
        ("2019-11", "2019-11"),
        ("2019-11-29", "2019-11-29"),
        ('"2019-11-29"', "2019-11-29"),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(written: str, read: str, store: Store):
    store("programmes/a.md", PROGRAMME.format(written))
    entry = store.check().catalogue.get("programme", "a")
    assert entry is not None
    assert entry.record.status_as_of == read


@pytest.mark.parametrize(
    "written", ["2019-13", "2019-02-30", "20191", "summer", "29/11/2019", "true", "20.5", "999"]
)
def test_what_is_no_date_is_refused(written: str, store: Store):
    store("programmes/a.md", PROGRAMME.format(written))
    assert store.rules == ["bad-value"]
    assert "this is not a year, a month (2019-11) or a day (2019-11-29)" in store.report


@pytest.mark.parametrize(
    ("field", "written", "message", "help"),
    [
        ("DOI", "https://doi.org/10.1000/a", "a DOI begins with 10. and has a slash", "write 10.1000/a"),
        (
            "DOI",
            "'10.1000'",
            "a DOI begins with 10. and has a slash",
            "Its DOI without the resolver's address.",
        ),
        (
            "DOI",
            "'10.1000/a b'",
            "a DOI begins with 10. and has a slash",
            "write 10.1000/ab",
        ),
        ("volume", "25", "must be text, not the number 25", 'put it in double quotes: "25"'),
        ("type", "journal", 'cannot be "journal"', "write one of: article-journal, "),
        ("type", "thesi", 'cannot be "thesi"', 'did you mean "thesis"?'),
    ],
)
def test_a_fault_in_the_bibliography_is_told_at_its_item(
    field: str, written: str, message: str, help: str, store: Store
):
    item = "- id: a\n  type: report\n  title: A\n"
    item = (
        item.replace("type: report", f"type: {written}")
        if field == "type"
        else f"{item}  {field}: {written}\n"
    )
    report = store("references.yml", item).report.splitlines()
    assert len(report) == 2
    assert f"`{field}`" in report[0]
    assert message in report[0]
    assert report[1].startswith(f"  help: {help}")


SUMMARY = """---
title: Walks
summary: It may help.
status: in preparation
{}---
"""


@pytest.mark.parametrize(
    ("fields", "message", "help"),
    [
        (
            "reviewed_on: 2019-13-01\n",
            '`reviewed_on` must be a date, not "2019-13-01"',
            "no calendar has this day; look it up in the source",
        ),
        (
            "countries_studied: [GB, gb]\n",
            '`countries_studied 2` cannot be "gb": a country is written as two capitals',
            "Countries of the studies",
        ),
        (
            "countries_studied: [UK]\n",
            '`countries_studied 1` cannot be "UK": no country has this code; the United Kingdom is GB',
            "Countries of the studies",
        ),
        (
            "countries_studied: [XX]\n",
            '`countries_studied 1` cannot be "XX": no country has this code in ISO 3166',
            "Countries of the studies",
        ),
        (
            "population: {who: All, ages: {from: 0, to: 120}}\n",
            "`population.ages.to` is 120; it must be at most 99",
            "The oldest.",
        ),
        (
            "population: {who: All, ages: {from: -1, to: 20}}\n",
            "`population.ages.from` is -1; it must be at least 0",
            "The youngest.",
        ),
        (
            "population: {who: All, ages: {from: 1.5, to: 20}}\n",
            "`population.ages.from` must be a whole number, not the number 1.5",
            "write digits only",
        ),
        (
            "quality: {effect: {score: 5, because: x}}\n",
            "`quality.effect.score` is 5; it must be at most 4",
            "0 to 4, or",
        ),
        ("quality: {effect: {score: nothing, because: x}}\n", "`quality.effect.score`", ""),
        (
            "quality: {effect: {score: [5], because: x}}\n",
            "`quality.effect.score` must be a whole number, not a list",
            "write digits only",
        ),
        (
            "outcomes: [{id: a, outcome: wellbeing, measure: M, better: higher, pooled: {estimate: 1, "
            "source: moss-2019, prediction_intervall: [1, 2]}}]\n",
            "`prediction_intervall` is not a field here",
            'did you mean "prediction_interval"?',
        ),
        (
            "cost: {source: moss-2019, currency: pounds}\n",
            '`cost.currency` cannot be "pounds"',
            "ISO 4217 code.",
        ),
        (
            "cost: {source: moss-2019, amount: 1 000}\n",
            '`cost.amount` must be a number, not "1 000"',
            "write 1000 without quotes",
        ),
        (
            "cost: {source: moss-2019, amount: 12.5 %}\n",
            '`cost.amount` must be a number, not "12.5 %"',
            "write 12.5 without quotes, and check whether a share of 1 is meant",
        ),
        (
            "sources: [moss-2019]\n",
            '`sources 1` must be a group of fields, not "moss-2019"',
            "write the fields on the lines below",
        ),
    ],
)
def test_a_fault_deep_in_a_summary_is_told_once(fields: str, message: str, help: str, store: Store):
    report = store("interventions/a.md", SUMMARY.format(fields)).report.splitlines()
    assert len(report) == 2, report
    assert message in report[0]
    assert report[1].startswith(f"  help: {help}")


@pytest.mark.parametrize(
    ("ci", "message"),
    [
        ("[1.2]", "`outcomes 1.pooled.ci` has the wrong number of items"),
        ("[1.2, 1.3, 1.4]", "`outcomes 1.pooled.ci` has the wrong number of items"),
        ("1.2", "`outcomes 1.pooled.ci` must be a list"),
        ("[a, b]", "`outcomes 1.pooled.ci 1` must be a number"),
    ],
)
def test_an_interval_is_two_numbers(ci: str, message: str, store: Store):
    outcome = (
        "  - {id: a, outcome: wellbeing, measure: M, better: higher, "
        "pooled: {estimate: 1, ci: %s, source: moss-2019}}\n"
    )
    store("interventions/a.md", SUMMARY.format("outcomes:\n" + outcome % ci))
    assert message in table_of(store.report)[0]


def test_a_list_that_must_not_be_empty_is_missing(store: Store):
    store.stub("programme", "p")
    store(
        "practices/a.md",
        "---\ntitle: A\nsummary: B.\npartners: []\nprogramme: p\nevaluation: {stage: pilot}\nsources: []\n---\n",
    )
    assert store.report == (
        "content/practices/a.md:4:11: error[missing-field]: `partners` needs at least 1\n"
        "  help: The organisations that test it together.\n"
    )


ID = "an id is made of lower-case letters, digits and hyphens"


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("- {label: A, definition: B.}", "1:3: error[missing-field]: `id` is missing"),
        ("- {id: A b, label: A, definition: B.}", f'1:8: error[bad-value]: `id` cannot be "A b": {ID}'),
        ("- {id: 12, label: A, definition: B.}", f'1:8: error[bad-value]: `id` cannot be "12": {ID}'),
        (
            f"- {{id: {'a' * 81}, label: A, definition: B.}}",
            "1:8: error[bad-value]: `id` has 81 characters; the most is 80",
        ),
        ("- {id: a, label: A}", "1:3: error[missing-field]: `definition` is missing"),
        ("- a", "1:3: error[not-fields]: these are not fields"),
        ("a: b", "1:1: error[not-fields]: this file is a list, and its items begin with a hyphen"),
    ],
)
def test_an_item_of_a_list_is_checked_like_a_file(item: str, message: str, store: Store):
    store("vocabulary/themes.yml", item + "\n")
    assert table_of(store.report) == [f"content/vocabulary/themes.yml:{message}"]


def test_who_names_an_item_that_is_there_and_faulty_makes_no_second_mistake(store: Store):
    store("references.yml", "- {id: a, type: report, title: A, volume: 25}\n")
    store("partners/a.md", PARTNER.format("sources: [a]\n") + "\nIt may [@a].\n")
    assert store.rules == ["wrong-type"]


def test_an_item_may_have_an_id_of_eighty_characters(store: Store):
    assert store("vocabulary/themes.yml", f"- {{id: {'a' * 80}, label: A, definition: B.}}\n").report == ""


def test_a_page_may_have_a_name_of_eighty_characters(store: Store):
    assert store(f"partners/{'a' * 80}.md", PARTNER.format("")).report == ""


@pytest.mark.parametrize(
    ("path", "rule", "help"),
    [
        ("partners/old/a.md", "misplaced-file", "move the file to partners/a.md"),
        ("partners/A.md", "bad-file-name", "rename the file to a.md"),
        ("partners/a--b.md", "bad-file-name", "rename the file to a-b.md"),
        ("partners/-.md", "bad-file-name", "rename the file to a-name.md"),
        (f"partners/{'a' * 81}.md", "bad-file-name", f"rename the file to {'a' * 80}.md"),
        ("about/Our Team.md", "bad-file-name", "rename the file to about/our-team.md"),
        ("vocabulary/theme.yml", "unexpected-file", 'did you mean "vocabulary/themes.yml"?'),
        ("list.yml", "unexpected-file", "the YAML files are: "),
    ],
)
def test_a_file_in_the_wrong_place_gets_the_advice_that_fits(path: str, rule: str, help: str, store: Store):
    report = store(path, PARTNER.format("").replace("agency: council\n", "")).report
    assert f"content/{path}:1:1: error[{rule}]" in report
    assert f"  help: {help}" in report


def test_without_plain_pages_an_unknown_folder_is_refused(store: Store):
    store.kinds = [kind for kind in store.kinds if kind.name != "page"]
    store("somewhere/a.md", "---\ntitle: A\n---\n")
    assert table_of(store.report) == [
        "content/somewhere/a.md:1:1: error[misplaced-file]: no kind of content is kept in this folder"
    ]


@pytest.mark.parametrize("name", ["b.studies.csv", "a.extra.csv", "a.csv"])
def test_a_table_that_belongs_to_no_record_is_reported(name: str, store: Store):
    store("interventions/a.md", SUMMARY.format(""))(f"interventions/{name}", "result,study\n")
    assert store.rules == ["orphan-table"]


@pytest.mark.parametrize("text", ["", "---\ntitle: [\n---\n", "---\ntitle: 12\n---\n"])
def test_the_table_of_a_faulty_record_is_not_reported_as_belonging_to_none(text: str, store: Store):
    store("interventions/a.md", text)("interventions/a.studies.csv", "result,study\nx,y\n")
    assert "orphan-table" not in store.rules
