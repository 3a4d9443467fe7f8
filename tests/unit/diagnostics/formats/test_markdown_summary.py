"""The summary of a run: a table in which no sign of a text means anything."""

from markdown import markdown
from tests.helpers import Found, dangers

from evidence_store.diagnostics import Place, Report, Rule
from evidence_store.diagnostics.formats.markdown_summary import MOST_BYTES, as_markdown
from evidence_store.diagnostics.formats.results import Results

RULE = Rule("odd-thing", "Things are not odd.", "Why.", "odd", "even")


def test_the_summary_has_the_verdict_and_a_row_for_each_finding():
    finding = RULE.at(Place("content/a.md", 3, 7), "`ci` is odd", "make it even")
    assert as_markdown(Results(Report([finding]), records=7)) == (
        "## The content: 1 error\n\n7 records checked.\n\n"
        "| | Where | What is wrong | What to do |\n| --- | --- | --- | --- |\n"
        "| error | `content/a.md`, line 3 | `ci` is odd (odd-thing) | make it even |\n"
    )


def test_without_findings_there_is_no_table():
    assert as_markdown(Results(Report(), records=1)) == (
        "## The content: no problems found\n\n1 record checked.\n"
    )


def test_texts_are_shown_as_they_are(results: Results):
    html = markdown(as_markdown(results), extensions=["tables"])
    assert dangers(html) == []
    assert [tag for tag, _ in Found(html).tags if tag in ("a", "img", "b", "em", "strong")] == []
    assert 'a|b <script>alert("1")</script> field [x](javascript:y) 100%, é: end' in Found(html).text
    assert html.count("<tr>") == 4


def test_a_row_stays_in_its_row_whatever_the_file_is_called():
    finding = RULE.at(Place("content/a`|`.md"), "x|y `p|q` `", "z")
    html = markdown(as_markdown(Results(Report([finding]))), extensions=["tables"])
    assert html.count("<td>") == 4


def test_what_does_not_fit_is_counted():
    found = [RULE.at(Place("content/a.md", n), "ü" * 400, "y") for n in range(1, 2001)]
    text = as_markdown(Results(Report(found)))
    told = text.count("| error |")
    assert MOST_BYTES - 2000 < len(text.encode()) <= MOST_BYTES
    assert text.endswith(f"and {2000 - told} more: `evidence-store check` lists them all.\n")


def test_a_rule_leads_to_its_explanation_where_there_is_a_site(linked: Results):
    row = as_markdown(linked).splitlines()[-1]
    assert "([mild-thing](https://store.example.org/about/rules.html#rule-mild-thing))" in row
