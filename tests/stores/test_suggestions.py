"""Edits that are offered with a finding: which there are, and that each does away with its finding."""

from pathlib import Path

import pytest
from tests.helpers import Store
from tests.rewrite_expected import invalid_store

from evidence_store.diagnostics import Diagnostic, Edit, edit_of, with_edits
from evidence_store.rules import all_rules

OFFERED = {
    "bad-value": ["Greater Wickford -> greater-wickford", "wickford.example -> https://wickford.example",
                  "https://doi.org/10.1000/moss => 10.1000/moss", "Moss 2020 -> moss-2020"],
    "broken-link": ["../programmes/night-light-found.md -> ../programmes/night-light-fund.md",
                    "../programmes/night-light-fund.html => ../programmes/night-light-fund.md",
                    "../outcomes/placement-stabilty.md -> ../outcomes/placement-stability.md",
                    "term-cohort-studdy -> term-cohort-study",
                    "../outcomes/placement-stability.html => ../outcomes/placement-stability.md"],
    "csv-separator-line": ["sep=,\n => "],
    "dangling-reference": ["moss-2018 -> moss-2019"],
    "no-front-matter": ["agency: council => agency: council\n---"],
    "odd-space": ["\u00a0Wickford Council\nsummary: Tests walks.\nagency: council\npeople:\n"
                  "\u00a0\u00a0- name: Ada Example\n    role: Director\nalso_known_as:\n  -\u2009Wickford\u00a0 => "
                  " Wickford Council\nsummary: Tests walks.\nagency: council\npeople:\n"
                  "  - name: Ada Example\n    role: Director\nalso_known_as:\n  - Wickford "],
    "pasted-bullet": ["•\tafter dark\n• with a lantern => - after dark\n- with a lantern",
                      "  · about anything =>   - about anything"],
    "top-heading": ["#  -> ## "],
    "slipped-citation": ["@moss-2019 => [@moss-2019]", "[fern-2020] => [@fern-2020]", "fern-2020 => @fern-2020"],
    "slipped-link": ["[website] (https://wickford.example) => [website](https://wickford.example)",
                     "(its report)[https://fern.example/report] => [its report](https://fern.example/report)"],
    "typographic-quotes": ['“Wickford: the council” => "Wickford: the council"',
                           '“Wickford Council” -> "Wickford Council"', '„Tests walks.“ -> "Tests walks."',
                           '‘council’ -> "council"', '“Wickford” -> "Wickford"'],
    "unknown-choice": ["publish -> published"],
    "unknown-citation": ["moss-2018 -> moss-2019"],
    "unknown-column": ["evnts_t -> events_t"],
    "unknown-field": ["titel -> title"],
    "unknown-result": ["one-hoem -> one-home"],
    "unknown-section": ["Does this work -> Does it work?"],
    "unused-ignore": ["vocabulary/glosary.yml -> vocabulary/glossary.yml"],
    "wrong-type": ["yes => true", "0,05 => 0.05", "7,085 => 7085", '12 => "12"'],
    "yaml-syntax": ['\'It\'s\' => "It\'s"', '@Wickford => "@Wickford"', 'Support: what helps => "Support: what helps"',
                    ":Wickford => : Wickford"],
    "yaml-tab": ["\t- name: Ada Example\n\t  role: Director =>   - name: Ada Example\n    role: Director"],
}  # fmt: skip
"""In the store of each rule; `=>` marks those that a program may make."""


def edits(store: Store) -> list[tuple[Diagnostic, str, Edit]]:
    found = []
    checked = store.check()
    for finding in checked.report:
        if finding.suggestion:
            text = checked.files[finding.place.path].read_text("utf-8")
            edit = edit_of(finding.place, finding.suggestion, text.split("\n"))
            assert edit, finding
            found.append((finding, text, edit))
    return found


@pytest.mark.parametrize("rule", list(all_rules()))
def test_these_edits_are_offered(rule: str, tmp_path: Path):
    offered = [
        f"{finding.suggestion.old} {'=>' if edit.certain else '->'} {edit.text}"
        for finding, _, edit in edits(invalid_store(rule, tmp_path))
    ]
    assert offered == OFFERED.get(rule, [])


@pytest.mark.parametrize("rule", OFFERED)
def test_an_edit_does_away_with_its_finding_and_brings_none_to_its_place(rule: str, tmp_path: Path):
    store = invalid_store(rule, tmp_path)
    before = list(store.check().report)
    for finding, text, edit in edits(store):
        path = finding.place.path.removeprefix("content/")
        told = list(store(path, with_edits(text, [edit])).check().report)
        assert finding not in told
        if edit.certain and edit.start.line == edit.end.line:
            assert set(told) <= set(before)
        store(path, text)
