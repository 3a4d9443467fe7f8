"""The comment on a pull request: what each change of a little store gets, in which nothing of a text is obeyed."""

import re
from dataclasses import replace
from html import unescape

import pytest
from markdown import markdown
from tests.evidence_diffs import CASES, GOLDEN, made
from tests.helpers import Found, dangers
from tests.rewrite_expected import COMMAND

from evidence_store.diagnostics.formats.markdown_text import shown
from evidence_store.evidence_diff import EvidenceDiff
from evidence_store.evidence_diff.formats.markdown import MARKER, MOST_BYTES, as_markdown

TAGS = {"h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "br", "strong", "p", "code"}
REWRITE = f"not what is expected; if it is better, run `{COMMAND}` and read the diff"


@pytest.mark.parametrize("case", CASES)
def test_a_change_gets_exactly_this_comment(case: str):
    expected = (GOLDEN / f"{case}.md").read_text("utf-8")
    assert as_markdown(made(case), "main (0123456789)") == expected, REWRITE


def test_no_comment_is_kept_for_a_change_that_is_gone():
    assert {path.stem for path in GOLDEN.iterdir()} == set(CASES)


@pytest.mark.parametrize(
    ("case", "first_line"),
    [
        ("a-study-moves-a-rating", "## 1 rating moves"),
        ("a-reason-moves-how-sure", "## 1 rating moves"),
        ("a-person-sets-the-level", "## 1 rating moves"),
        ("withdrawn", "## 1 rating is taken away"),
        ("errors-after", "## 1 rating moves; 1 file has an error and could not be compared"),
        ("a-figure-changes-and-no-rating", "## 1 estimate changes"),
        ("prose-only", "## 1 page reads differently"),
        ("nothing", "## Nothing changes for readers"),
    ],
)
def test_the_first_line_says_what_matters_most(case: str, first_line: str):
    assert as_markdown(made(case)).split("\n")[0] == first_line


@pytest.mark.parametrize("case", ["prose-only", "nothing", "renamed-without-a-redirect", "hostile-words"])
def test_a_change_that_moves_no_rating_does_not_speak_of_ratings(case: str):
    assert "rating" not in as_markdown(made(case)).lower()


def test_signs_in_a_title_are_shown_and_not_obeyed():
    text = as_markdown(made("hostile-words"))
    html = markdown(text, extensions=["tables"])
    found = Found(html)
    assert dangers(html) == []
    assert {tag for tag, _ in found.tags} <= TAGS
    title = "|x| `y` <script>alert(1)</script> @all #1 GH-2 [a](https://b) ![c](d) www.e.org *f* <!-- evidence-diff -->"
    assert title in found.text.replace("\u200b", "")
    assert text.count(MARKER) == 1


@pytest.mark.parametrize(
    "text",
    [
        "@all", "a @org/team b", "#12", "org/repo#12", "GH-12", "https://github.com/a/b/issues/1", "www.example.org",
        "mail me@example.org", "&#64;all", "HTTP://a.b", "\u202eabc", "a\nb\rc", "$x$", "~~a~~",
    ],
)  # fmt: skip
def test_what_a_host_reads_in_the_finished_page_is_broken_up(text: str):
    html = unescape(markdown(shown(text)))
    assert not re.search(r"(?:^|\W)@[a-z0-9]|#\d|GH-\d|://[a-z]|www\.[a-z]", html, re.IGNORECASE), html
    assert not {"\u202e", "\n", "\r"} & set(shown(text))


def test_plain_words_stay_as_they_are():
    assert shown("Staying in one home: −0.20 (−0.46 to 0.06), 5 % of 120 – “so”") == (
        "Staying in one home: −0.20 (−0.46 to 0.06), 5 % of 120 – “so”"
    )


def test_a_long_comment_stays_below_the_limit_and_counts_the_rest():
    one = made("a-study-moves-a-rating")
    long = replace(one.results[0], measure="é" * 300)
    many = replace(one, results=(long,) * 2000, choices=one.choices * 500)
    text = as_markdown(many)
    told = text.count("é" * 300)
    assert MOST_BYTES - 2000 < len(text.encode()) <= MOST_BYTES
    assert f"\nand {2000 - told} more\n" in text
    assert (
        f"### Finder\n\n| Choice | Before | After |\n| --- | --- | --- |\n\nand {500 * len(one.choices)} more"
        in text
    )
    assert text.endswith(f"{MARKER}\n")


def test_every_heading_fits_even_when_nothing_else_does():
    wide = replace(made("a-study-moves-a-rating").results[0], measure="é" * 40_000)
    assert len(as_markdown(EvidenceDiff(results=(wide,))).encode()) < MOST_BYTES
