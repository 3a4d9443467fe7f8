"""What is said of each source: what a registry tells beside the finding. The answers are made up, after its format."""

from typing import Any
from urllib.parse import quote

import pytest
from tests.unit.upkeep.web import IMPATIENT, QUICK, web

from evidence_store.diagnostics import Place
from evidence_store.records.addresses import RESOLVER, WebLink
from evidence_store.upkeep.check import check_sources

PLACE = Place("content/references.yml", 12, 8)


def notice(kind: str, **more: Any) -> dict[str, Any]:
    return {
        "DOI": "10.5555/notice",
        "type": kind,
        "updated": {"date-parts": [[2024, 3, 9]]},
        "source": "publisher",
        **more,
    }


def said(answer: Any) -> list[str]:
    manners = IMPATIENT if answer == "hang" else QUICK
    with web({"/10.5555/a": answer}) as there:
        links = [WebLink(f"{RESOLVER}10.5555/a", PLACE), WebLink("https://example.org/", PLACE)]
        found = check_sources(links, manners, registry=f"{there.address}/")
        assert all(finding.place == PLACE for finding in found)
        return [f"{f.severity}[{f.rule}]: {f.message}; {f.help}" for f in found]


def told(**work: Any) -> list[str]:
    return said({"message": {"DOI": "10.5555/a", **work}})


def test_a_sound_source_gives_no_finding():
    assert told() == []


def test_a_retraction_is_an_error_with_its_date_and_its_notice():
    assert told(**{"updated-by": [notice("retraction")]}) == [
        "error[retracted-source]: 10.5555/a was retracted on 9 March 2024; read https://doi.org/10.5555/notice, "
        "take the source out, and let the rating be worked out without it"
    ]


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("retraction", "error[retracted-source]: 10.5555/a was retracted on"),
        ("partial_retraction", "error[retracted-source]: 10.5555/a was retracted in part on"),
        ("withdrawal", "error[retracted-source]: 10.5555/a was withdrawn on"),
        ("removal", "error[retracted-source]: 10.5555/a was removed on"),
        ("expression_of_concern", "warning[doubted-source]: 10.5555/a is under an expression of concern on"),
        ("expression-of-concern", "warning[doubted-source]: 10.5555/a is under an expression of concern on"),
        ("correction", "warning[corrected-source]: 10.5555/a was corrected on"),
        ("erratum", "warning[corrected-source]: 10.5555/a was corrected on"),
        ("new_edition", "warning[corrected-source]: 10.5555/a has a newer edition on"),
    ],
)
def test_each_type_of_notice_has_its_rule_and_its_words(kind: str, begins: str):
    [finding] = told(**{"updated-by": [notice(kind)]})
    assert finding.startswith(begins)


def test_one_notice_from_two_sources_is_told_once():
    both = [notice("retraction"), notice("retraction", source="retraction-watch")]
    assert len(told(**{"updated-by": both})) == 1
    assert "as Retraction Watch found" in told(**{"updated-by": both[1:]})[0]


def test_a_correction_and_a_later_retraction_are_both_told():
    found = told(**{"updated-by": [notice("correction", DOI="10.5555/first"), notice("retraction")]})
    assert [finding.partition("]")[0] for finding in found] == [
        "warning[corrected-source",
        "error[retracted-source",
    ]


def test_a_notice_that_is_cited_as_if_it_were_the_study_is_told():
    [finding] = told(**{"update-to": [notice("retraction", DOI="10.5555/study")]})
    assert finding == (
        "warning[notice-as-source]: 10.5555/a is a notice about another work; "
        "name the work itself, https://doi.org/10.5555/study, if it can be named at all"
    )


def test_a_doi_that_is_registered_elsewhere_is_no_finding():
    assert said(404) == []


@pytest.mark.parametrize("answer", [500, "hang", b"<html>", b"[]", {"message": None}], ids=str)
def test_no_answer_is_never_taken_for_a_sound_source(answer: Any):
    [finding] = said(answer)
    assert finding == (
        "warning[silent-link]: Crossref gave no answer about 10.5555/a, so nobody knows whether it was retracted; "
        "ask again later"
    )


@pytest.mark.parametrize(
    "listed",
    [
        None,
        "retraction",
        [None, "x", {"type": None}, {}],
        [{"type": "retraction", "updated": {"date-parts": []}}],
    ],
)
def test_what_is_not_as_documented_does_no_harm(listed: Any):
    assert [f.partition(";")[0] for f in told(**{"updated-by": listed})] in (
        [],
        ["error[retracted-source]: 10.5555/a was retracted"],
    )


def test_signs_in_a_doi_reach_the_registry_as_they_are():
    doi = "10.1002/(SICI)1099-0860(199603)10:1<3::AID-CHI19>3.0.CO;2-X#a?b"
    with web({f"/{doi}": {"message": {}}}) as there:
        link = WebLink(RESOLVER + quote(doi, safe="/:;().,_-"), PLACE)
        assert check_sources([link], QUICK, registry=f"{there.address}/") == []
        [(_, path)] = there.asked
        assert path.endswith("2-X%23a%3Fb")
