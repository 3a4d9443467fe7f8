"""References from other programs: what is taken, what is not and why, and that a round trip changes nothing."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_store import check
from evidence_store.catalogue import Catalogue
from evidence_store.diagnostics import Place
from evidence_store.importing.bibliography.additions import additions
from evidence_store.importing.bibliography.bibtex import read_bibtex
from evidence_store.importing.bibliography.csl_json import read_csl_json
from evidence_store.importing.bibliography.item import Item
from evidence_store.importing.bibliography.read import read_references
from evidence_store.importing.bibliography.reference import TYPES, plain_doi, reference_fields
from evidence_store.importing.bibliography.ris import read_ris
from evidence_store.importing.rejected import CannotImport, Unfit
from evidence_store.pages.citations import PageCitation, as_bibtex, as_csl, as_ris
from evidence_store.pages.data_files import as_json, record_data

CONTENT = Path(__file__).parents[3] / "content"
NOTHING = Catalogue((), {}, ())


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return check(CONTENT).catalogue


def fields(read, text: str) -> dict:
    [item], rejected = read(text, "refs")
    assert rejected == []
    return reference_fields(item.fields)


ARTICLE = {
    "type": "article-journal",
    "title": "Kinship care & after",
    "author": ({"family": "van der Laan", "given": "Zoë"}, {"literal": "Department for Education"}),
    "issued": "2019-03",
    "container-title": "Children",
    "volume": "34",
    "issue": "2",
    "page": "1-9",
    "DOI": "10.1000/a_b",
}


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (
            read_ris,
            "TY  - JOUR\nAU  - van der Laan, Zoë\nAU  - Department for Education\nTI  - Kinship care & after\n"
            "T2  - Children\nPY  - 2019\nDA  - 2019/03//\nVL  - 34\nIS  - 2\nSP  - 1\nEP  - 9\n"
            "DO  - https://doi.org/10.1000/a_b\nER  - \n",
        ),
        (
            read_bibtex,
            '@article{x, author={van der Laan, Zo{\\"e} and {Department for Education}}, journal={Children},\n'
            "title={{Kinship} care \\& after}, year=2019, month=mar, volume=34, number=2, pages={1--9},\n"
            "doi={10.1000/a\\_b}, url={https://example.org/}}",
        ),
        (
            read_csl_json,
            '[{"type": "article-journal", "title": "Kinship  <i>care</i>\\u0007&\\u200b\\ud800\\ufffe after",'
            '"volume": 34, "issue": "2",'
            '"author": [{"family": "Laan", "non-dropping-particle": "van der", "given": "Zoë"},'
            '{"literal": "Department for Education"}], "container-title": "Children", "page": "1–9",'
            '"issued": {"date-parts": [["2019", 3]]}, "DOI": "doi:10.1000/a_b"}]',
        ),
    ],
)
def test_an_article_is_the_same_in_all_three_forms(read, text: str):
    assert fields(read, text) == ARTICLE


@pytest.mark.parametrize(
    ("read", "text", "lines"),
    [
        (read_ris, "TI  - A\nER  - \n", ["refs:1: an entry begins with one line TY"]),
        (read_ris, "\nTY  - JOUR\nTI  - A\n", ["refs:2: the entry has no end"]),
        (
            read_bibtex,
            "\n@misc{a, title={b}, title={c}}",
            ["refs:2: the entry cannot be read: Duplicate field keys"],
        ),
        (read_bibtex, "@misc{a, author={Smith,}}", ["refs:1: an author cannot be read: Cannot split"]),
        (read_bibtex, "@misc{a, title={open\n@misc{b, title={B}}", ["refs:1: the entry cannot be read"]),
        (read_csl_json, "{}", ["refs:1: a file of CSL-JSON is a list"]),
        (read_csl_json, "[{},\n 5]", ["refs:2: an entry is an object"]),
        (
            read_csl_json,
            '[{},\n{"a": ]',
            ["refs:2: from this entry on the JSON cannot be read: Expecting value"],
        ),
        (read_csl_json, "[{} {}]", ["refs:1: behind this entry a comma"]),
        (read_csl_json, "[]\n[]", ["refs:1: something follows the list"]),
    ],
)
def test_an_entry_that_cannot_be_read_is_named_with_its_line(read, text: str, lines: list[str]):
    _, rejected = read(text, "refs")
    assert len(rejected) == len(lines)
    for one, line in zip(rejected, lines, strict=True):
        assert one.line.startswith(line)


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ({"type": "song", "title": "A"}, 'its type "song" is none that the store has'),
        ({"type": "book"}, "`title` is missing"),
        ({"type": "book", "title": ["A"]}, "`title` must be text"),
        ({"type": "book", "title": "A", "author": "Smith"}, "`author` must be a list"),
        ({"type": "book", "title": "A", "author": ["Smith"]}, "an author must have a family name"),
        ({"type": "book", "title": "A", "issued": "in press"}, 'the date "in press" cannot be read'),
        ({"type": "book", "title": "A", "issued": "2019-13"}, 'the date "2019-13" cannot be read'),
        ({"type": "book", "title": "A", "DOI": "none"}, "a DOI begins with 10."),
        ({"type": "book", "title": "A", "URL": "javascript:alert(1)"}, "a web address begins with https://"),
    ],
)
def test_an_item_that_is_no_reference_says_why(item: dict, reason: str):
    with pytest.raises(Unfit, match=reason):
        reference_fields(item)


def test_types_that_the_store_does_not_have_count_as_what_somebody_says():
    assert reference_fields({"type": "paper-conference", "title": "A"}, "chapter")["type"] == "chapter"


@pytest.mark.parametrize(
    "written", ["10.1/a", "https://doi.org/10.1/a", "http://dx.doi.org/10.1/a", "doi: 10.1/a", "10.1/a."]
)
def test_a_doi_is_the_same_however_it_is_written(written: str):
    assert plain_doi(written) == "10.1/a"


def item(line: int, **fields: object) -> Item:
    return Item(Place("refs", line), {"type": "book", **fields})


def test_duplicates_are_found_by_doi_and_by_title_and_year():
    made = additions(
        [
            item(1, title="One", issued="2019", DOI="10.1000/A", author=[{"family": "Öz", "given": "A."}]),
            item(2, title="Another", DOI="10.1000/a"),
            item(3, title="ONE!", issued="2019-05"),
            item(4, title="One", issued="2020", author=[{"family": "Öz"}]),
            item(5, title="Two", issued="2019", author=[{"family": "Öz"}]),
        ],
        NOTHING,
        ["oz-2020"],
    )  # fmt: skip
    assert list(made.new) == ["oz-2019", "oz-2020-2", "oz-2019-2"]
    assert [(known.place.line, known.id, known.why) for known in made.known] == [
        (2, "oz-2019", "the same DOI"),
        (3, "oz-2019", "the same title and year"),
    ]


def test_one_of_the_same_title_and_year_can_be_taken_as_another_but_never_one_of_the_same_doi():
    items = [
        item(1, title="One", DOI="10.1000/a"),
        item(2, title="One"),
        item(3, title="One", DOI="10.1000/a"),
    ]
    made = additions(items, NOTHING, [], anyway=True)
    assert list(made.new) == ["one", "one-2"]
    assert [known.place.line for known in made.known] == [3]


def test_an_id_of_the_file_stays_where_it_tells_one_from_another():
    items = [
        item(1, id="smith-2019", title="A"),
        item(2, id="http://zotero.org/1", title="B"),
        item(3, id="c", title="C"),
    ]
    assert list(additions(items, NOTHING, []).new) == ["smith-2019", "b", "c"]


def test_what_a_reference_does_not_hold_is_counted():
    made = additions(
        [item(1, title="A", abstract="x"), item(2, title="B", abstract="y", ISBN="z")], NOTHING, []
    )
    assert made.left_out == {"abstract": 2, "ISBN": 1}


def test_the_store_has_all_that_it_publishes_itself(real: Catalogue, tmp_path: Path):
    file = tmp_path / "references.json"
    file.write_text(as_json([record_data(entry) for entry in real.of("reference")]), "utf-8")
    items, rejected = read_references(file)
    made = additions(items, real, [])
    assert (rejected, made.rejected, made.new) == ([], [], {})
    assert [known.id for known in made.known] == [entry.id for entry in real.of("reference")]


def test_into_an_empty_store_its_references_come_back_as_they_were(real: Catalogue, tmp_path: Path):
    file = tmp_path / "references.json"
    published = {entry.id: record_data(entry) for entry in real.of("reference")}
    file.write_text(as_json(list(published.values())), "utf-8")
    made = additions(read_references(file)[0], NOTHING, [], anyway=True)
    for id, fields in made.new.items():
        expected = published[id]
        if "DOI" in expected:
            expected.pop("URL", None)  # the DOI leads there
        assert {"id": id, **fields, "author": list(fields.get("author", ()))} == {"author": [], **expected}
    assert list(made.new) == list(published)


def test_the_citation_of_every_page_can_be_read_again(real: Catalogue):
    for entry in real.of("intervention"):
        cited = PageCitation(
            entry.id, entry.record.title, ("Lantern House & Co_", "Åsa {B}"), "Summary.", date(2026, 11, 22),
            "Evidence Store", "https://example.org/a_b.html",
        )  # fmt: skip
        texts = {
            read_ris: as_ris(cited),
            read_bibtex: as_bibtex(cited),
            read_csl_json: as_json([as_csl(cited)]),
        }
        for read, text in texts.items():
            read_back = fields(read, text)
            assert read_back["title"] == cited.title
            assert [person["literal"] for person in read_back["author"]] == list(cited.authors)
            assert read_back["issued"].startswith("2026-11")
            assert read_back["URL"] == cited.url


def line(**options: object) -> st.SearchStrategy[str]:
    letters = st.characters(
        codec="utf-8",
        exclude_categories=("C", "Z"),
        exclude_characters="<>",
    )
    return st.text(letters, min_size=1, max_size=12)


PEOPLE = st.fixed_dictionaries({"family": line()}, optional={"given": line()}) | st.fixed_dictionaries(
    {"literal": line()}
)
REFERENCES = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES), "title": line()},
    optional={
        "author": st.lists(PEOPLE, min_size=1, max_size=3).map(tuple),
        "issued": st.sampled_from(["2019", "1999-12", "2020-02-29"]),
        **{
            name: line()
            for name in ("container-title", "publisher", "volume", "issue", "number", "note", "licence")
        },
        "DOI": st.sampled_from(["10.1000/182", "10.1002/(SICI)1097-0258(19980815)"]),
    },
)


@given(REFERENCES)
def test_any_reference_comes_back_from_json_as_it_was(reference: dict):
    assert fields(read_csl_json, json.dumps([reference], ensure_ascii=False)) == reference


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.ris", b"", "there is no entry in this file"),
        ("a.bib", b"nothing", "there is no entry in this file"),
        ("a.json", b"[]", "there is no entry in this file"),
        ("a.ris", b"TY  - JOUR\nTI  - Caf\xe9\nER  - \n", "not UTF-8"),
        ("a.ris", b"x" * 2_000_001, "the most is 2 MB"),
        ("a.bib", b"@misc{a, author={" + b"x and " * 100_000 + b"x}", None),
        ("a.bib", b"@misc{a, title={" + b"{" * 100_000 + b"}" * 100_000 + b"}}", None),
        ("a.json", b"[" * 100_000, None),
        ("a.json", b'[{"volume": ' + b"1" * 10_000 + b"}]", None),
        ("a.ris", b"TY  - JOUR\n" * 100_000, None),
    ],
)  # fmt: skip
def test_hostile_files_end_in_one_sentence(name: str, raw: bytes, reason: str | None, tmp_path: Path):
    (tmp_path / name).write_bytes(raw)
    if reason:
        with pytest.raises(CannotImport, match=reason):
            read_references(tmp_path / name)
    else:
        items, rejected = read_references(tmp_path / name)
        made = additions(items, NOTHING, [])
        assert len(rejected) + len(made.rejected) == 1
