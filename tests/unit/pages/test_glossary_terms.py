"""Words of the glossary, found in running text and explained where a section first uses them."""

import re
from types import SimpleNamespace

import pytest
from tests.helpers import Store

from evidence_store.kinds.vocabulary.models import GlossaryTerm
from evidence_store.pages.glossary.explain import SCRIPT, explained
from evidence_store.pages.glossary.terms import Terms
from evidence_store.pages.page import Page
from evidence_store.pages.templates_env import environment

TERMS = {
    "trial": ("randomised trial", ["RCT"]),
    "odds": ("odds ratio", ["OR"]),
    "risk": ("risk of bias", []),
    "bias": ("bias", []),
    "study": ("cohort study", []),
    "pooling": ("meta-analysis", []),
    "care": ("looked-after child", ["child in care", "looked-after children"]),
    "i2": ("I²", []),
    "egger": ("Egger's test", []),
    "hedges": ("Hedges' g", []),
    "outcome": ("outcome", []),
}
BUTTON = re.compile(
    r'<button class="ev-term" type="button" popovertarget="explained-([\w-]+)">([^<]*)</button>'
)


def terms_of(terms: dict[str, tuple[str, list[str]]], definition: str = "Meaning.") -> Terms:
    entries = []
    for id, (label, synonyms) in terms.items():
        record = GlossaryTerm(
            label=label, definition=definition, synonyms=tuple(synonyms), in_text=id != "outcome"
        )
        entries.append(SimpleNamespace(id=id, record=record))
    return Terms(entries)  # type: ignore[arg-type]


def explain(
    html: str, terms: Terms | None = None, address: str = "interventions/a.html", title: str = "A"
) -> Page:
    page = Page(address, title, "About.", html)  # type: ignore[arg-type]
    return explained(page, terms or terms_of(TERMS), environment(()))


def marked(html: str, terms: Terms | None = None) -> str:
    """The HTML before the boxes, each button as `[id|word]`."""
    return BUTTON.sub(r"[\1|\2]", str(explain(html, terms).html).partition('\n<div class="ev-terms">')[0])


def text(text: str) -> str:
    """What becomes of a running text."""
    marked_up = marked(f'<p class="ev-lead">{text}</p>')
    return marked_up.removeprefix('<p class="ev-lead">').removesuffix("</p>")


# Which words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "result"),
    [
        ("", ""),
        ("Nothing to say.", "Nothing to say."),
        ("A randomised trial.", "A [trial|randomised trial]."),
        ("Randomised trials, too", "[trial|Randomised trials], too"),
        ("cohort studies", "[study|cohort studies]"),
        ("two meta-analyses", "two [pooling|meta-analyses]"),
        ("a meta analysis", "a [pooling|meta analysis]"),
        ("randomised\n  trial", "[trial|randomised\n  trial]"),
        ("a looked after child’s plan", "a [care|looked after child]’s plan"),
        ("looked-after children", "[care|looked-after children]"),
        ("children in care", "children in care"),
        # Case matters in an acronym and nowhere else.
        ("this or that", "this or that"),
        ("Or so", "Or so"),
        ("OR 0.5", "[odds|OR] 0.5"),
        ("two ORs", "two [odds|ORs]"),
        ("ORS", "ORS"),
        ("an rct", "an rct"),
        ("RCTs", "[trial|RCTs]"),
        ("Odds Ratio", "[odds|Odds Ratio]"),
        # Whole words and nothing but words.
        ("biased", "biased"),
        ("FORM", "FORM"),
        ("non-randomised trial", "non-randomised trial"),
        ("a trial", "a trial"),
        ("randomised. Trial", "randomised. Trial"),
        ("randomised (trial)", "randomised (trial)"),
        ("bias-free", "bias-free"),
        ("bias - or not", "[bias|bias] - or not"),
        # The longest name first; what it holds is not found in it again.
        ("risk of bias and bias", "[risk|risk of bias] and [bias|bias]"),
        ("the risk of", "the risk of"),
        # Signs and apostrophes.
        ("I² was 40", "[i2|I²] was 40"),
        ("Egger’s test", "[egger|Egger’s test]"),
        ("Egger&#39;s test", "[egger|Egger&#39;s test]"),
        ("Hedges’ g", "[hedges|Hedges’ g]"),
        ("R&amp;D, bias &lt;b&gt;", "R&amp;D, [bias|bias] &lt;b&gt;"),
        ("&lt;bias&gt;", "&lt;[bias|bias]&gt;"),
        # An editor has said that everybody knows it.
        ("an outcome", "an outcome"),
    ],
)
def test_terms_are_found(written: str, result: str):
    assert text(written) == result


# Where ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "is_explained"),
    [
        ('<div class="ev-prose md-typeset"><p>bias</p></div>', True),
        ('<ul class="ev-points"><li>a</li><li>bias</li></ul>', True),
        ('<p class="ev-small">bias</p>', False),
        ('<p class="ev-lead-in">bias</p>', False),
        ("<p>bias</p>", False),
        ('<div class="ev-prose"><p>a</p></div><p>bias</p>', False),
        ('<div class="ev-prose"><div><br><p>a</p></div></div><p>bias</p>', False),
        ('<div class="ev-prose"><p><em>bias</em></p></div>', True),
        *(
            (f'<div class="ev-prose"><{tag}>bias</{tag}></div>', False)
            for tag in ("a", "h2", "h3", "code", "pre", "summary", "q", "th", "dt", "button")
        ),
        ('<div class="ev-prose"><a href="b"><em>bias</em></a></div>', False),
        ('<div class="ev-prose"><h3>a</h3><p>bias</p></div>', True),
        ('<div class="ev-prose"><a href="bias" title="a > bias">b</a></div>', False),
        ('<div class="ev-prose"><img alt="bias"></div>', False),
        ('<div class="ev-prose"><svg><path d="bias"/><text>bias</text></svg></div>', False),
    ],
)
def test_only_running_text_is_explained(html: str, is_explained: bool):
    assert ("[bias|bias]" in marked(html)) is is_explained
    assert marked(html).replace("[bias|bias]", "bias") == html


@pytest.mark.parametrize(
    ("html", "result"),
    [
        ("<p>bias, bias</p>", "<p>[bias|bias], bias</p>"),
        ("<p>OR</p><p>odds ratio</p>", "<p>[odds|OR]</p><p>odds ratio</p>"),
        ("<h3>a</h3><p>bias</p><h3>b</h3><p>bias</p>", "<h3>a</h3><p>[bias|bias]</p><h3>b</h3><p>bias</p>"),
        (
            "<h2>a</h2><p>bias</p><h2>b</h2><p>bias</p>",
            "<h2>a</h2><p>[bias|bias]</p><h2>b</h2><p>[bias|bias]</p>",
        ),
    ],
)
def test_the_first_use_in_a_section(html: str, result: str):
    assert marked(f'<div class="ev-prose">{html}</div>') == f'<div class="ev-prose">{result}</div>'


def test_fields_and_texts_of_one_section_count_together():
    html = '<h2>a</h2><ul class="ev-points"><li>bias</li></ul><div class="ev-prose"><p>bias</p></div>'
    assert marked(html).count("[bias|bias]") == 1
    assert marked(f"{html}{html}").count("[bias|bias]") == 2


def test_what_stands_in_a_closed_box_is_explained_again_outside():
    box = '<details><summary>a</summary><p class="ev-explained">bias, OR</p></details>'
    html = f'<p class="ev-explained">OR</p>{box}<p class="ev-explained">bias, OR</p>'
    assert re.findall(r"\[\w+\|\w+\]", marked(html)) == ["[odds|OR]", "[bias|bias]", "[bias|bias]"]


@pytest.mark.parametrize(
    ("title", "ids"), [("Cohort studies", {"bias"}), ("Cohort studies of bias", {"study", "bias"})]
)
def test_a_page_about_a_term_does_not_explain_its_own_title(title: str, ids: set[str]):
    html = explain('<p class="ev-lead">A cohort study, bias</p>', title=title).html
    assert set(re.findall('popovertarget="explained-([a-z]+)">', html)) == ids


# The boxes --------------------------------------------------------------------------------------


def test_each_term_has_one_box_in_the_order_of_ids():
    html = explain('<p class="ev-lead">OR, bias</p><h2>b</h2><p class="ev-lead">OR</p>').html
    assert re.findall(r'id="explained-([a-z]+)" popover', html) == ["bias", "odds"]
    assert html.count('popovertarget="explained-odds">') == 2
    assert 'href="../glossary/index.html#term-odds"' in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_a_page_without_terms_stays_as_it_was():
    page = explain('<p class="ev-lead">a &#39;b&#39;</p>')
    assert page.html == '<p class="ev-lead">a &#39;b&#39;</p>'
    assert page.scripts == ()


def test_a_page_with_terms_brings_the_script():
    assert explain('<p class="ev-lead">bias</p>').scripts == (SCRIPT,)


def test_the_glossary_explains_nothing_twice():
    assert "ev-terms" not in explain('<p class="ev-lead">bias</p>', address="glossary/index.html").html


def test_hostile_words_stay_words():
    hostile = terms_of({"x": ("<script>", ['"><img src=x>'])}, "<script>alert(2)</script>")
    html = explain('<p class="ev-lead">&lt;script&gt; &quot;&gt;&lt;img src=x&gt;</p>', hostile).html
    assert '&lt;<button class="ev-term" type="button" popovertarget="explained-x">script</button>&gt;' in html
    assert "<script" not in html
    assert "<img" not in html
    assert '<p id="explained-x-meaning">&lt;script&gt;alert(2)&lt;/script&gt;</p>' in html


@pytest.mark.parametrize(
    "html",
    [
        '<p class="ev-lead">' + "risk of " * 50_000,
        '<p class="ev-lead">' + "<" * 50_000,
        '<p class="ev-lead">' + '<a "' * 50_000,
        "<p " * 50_000,
        '<p class="' * 20_000,
        '<p class="ev-lead">' + "<b>" * 50_000 + "bias",
    ],
)
def test_a_hostile_page_neither_hangs_nor_loses_a_word(html: str):
    assert marked(html).replace("[bias|bias]", "bias") == html


# A whole store ----------------------------------------------------------------------------------


def test_the_pages_of_a_store_explain_its_terms(store: Store):
    store("vocabulary/glossary.yml", "- {id: tide, label: tide, definition: The sea comes and goes.}\n")
    store(
        "about/sea.md",
        "---\ntitle: Sea\nsummary: Of the tide.\n---\n\n## A tide\n\nThe [tide](../index.md), a tide.\n",
    )
    store("index.md", "---\ntitle: Home\nsummary: Home.\nlayout: home\n---\n")
    page = store.page("about/sea.html")
    assert BUTTON.findall(page) == [("tide", "tide"), ("tide", "tide")]
    assert '<p id="explained-tide-meaning">The sea comes and goes.</p>' in page
    assert "ev-terms" not in store.page("glossary/index.html")
