"""Text that wants to run something: it is reported where it stands, and nothing of it runs on the page."""

import pytest
from tests.helpers import Found, Store, dangers, dangers_of_text, table_of

from evidence_store.pages.markdown import MarkdownRenderer

PARTNER = "---\ntitle: Wickford Council\nsummary: Tests walks.\nagency: council\n---\n"
PATH = "partners/wickford-council.md"
FILE = f"content/{PATH}:"

HTML = {
    "<script>alert(1)</script>": "<script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>": "<SCRIPT SRC=https://evil.example/x.js>",
    "<img src=x onerror=alert(1)>": "<img src=x onerror=alert(1)>",
    "<iframe src=https://evil.example></iframe>": "<iframe src=https://evil.example>",
    "<svg onload=alert(1)>": "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>": "<svg",
    "<!-- a note -->": "<!--",
    "<b>bold</b>": "<b>",
    "</div>": "</div>",
    "<style>p {display: none}</style>": "<style>",
    "<?php echo 1 ?>": "<?",
    "<![CDATA[x]]>": "<![CDATA[",
    "<!DOCTYPE html>": "<!D",
    "<object data=x>": "<object data=x>",
    "<a href='javascript:alert(1)'>x</a>": "<a href='javascript:alert(1)'>",
    "<form action=https://evil.example><input name=p></form>": "<form action=https://evil.example>",
    "<base href=https://evil.example>": "<base href=https://evil.example>",
    "<meta http-equiv=refresh content=0>": "<meta http-equiv=refresh content=0>",
    "<details open ontoggle=alert(1)>": "<details open ontoggle=alert(1)>",
}
LINKS = {
    "[a](javascript:alert(1))": "javascript:alert(1)",
    "[a](JaVaScRiPt:alert(1))": "JaVaScRiPt:alert(1)",
    "[a](&#106;avascript:alert(1))": "&#106;avascript:alert(1)",
    "[a](&#x6A;avascript&colon;alert(1))": "&#x6A;avascript&colon;alert(1)",
    "[a](javascript&#58;alert(1))": "javascript&#58;alert(1)",
    "[a](java\tscript:alert(1))": "java\tscript:alert(1)",
    "[a](java&Tab;script:alert(1))": "java&Tab;script:alert(1)",
    "[a](java&NewLine;script:alert(1))": "java&NewLine;script:alert(1)",
    "[a](java script:alert(1))": "java script:alert(1)",
    "[a](<javascript:alert(1)>)": "javascript:alert(1)",
    "[a]( javascript:alert(1) )": "javascript:alert(1)",
    '[a](javascript:alert(1) "title")': 'javascript:alert(1) "title"',
    "[a](data:text/html,<b>)": "data:text/html,<b>",
    "[a](data:text/html;base64,PHNjcmlwdD4=)": "data:text/html;base64,PHNjcmlwdD4=",
    "[a](vbscript:msgbox)": "vbscript:msgbox",
    "[a](file:///etc/passwd)": "file:///etc/passwd",
    "[a](blob:https://evil.example/1)": "blob:https://evil.example/1",
    "[a](//evil.example)": "//evil.example",
    "[a](\\\\evil.example\\x)": "\\\\evil.example\\x",
    "![a](javascript:alert(1))": "javascript:alert(1)",
    "<javascript:alert(1)>": "javascript:alert(1)",
    "[a]: javascript:alert(1)": "javascript:alert(1)",
    "[a]: <javascript:alert(1)>": "javascript:alert(1)",
}


@pytest.mark.parametrize("text", HTML)
def test_html_is_reported(text: str, store: Store):
    store(PATH, f"{PARTNER}\nSome text. {text}\n")
    findings = [line for line in table_of(store.report) if "raw-html" in line]
    assert findings == [f"{FILE}7:12: error[raw-html]: HTML stands here: {HTML[text][:40]}"]


@pytest.mark.parametrize("text", LINKS)
def test_an_unsafe_link_is_reported(text: str, store: Store):
    store(PATH, f"{PARTNER}\n{text}\n")
    findings = [line.split(": ", 1)[1] for line in table_of(store.report) if "unsafe-link" in line]
    assert findings == [f"error[unsafe-link]: a link leads to {LINKS[text][:60]}"]


@pytest.mark.parametrize("text", [*HTML, *LINKS])
def test_a_record_with_it_is_not_published(text: str, store: Store):
    store(PATH, f"{PARTNER}\n{text}\n")
    assert store.check().catalogue.get("partner", "wickford-council") is None


@pytest.mark.parametrize("text", [*HTML, *LINKS])
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "- {}",
        "> {}",
        "| a | b |\n|---|---|\n| {} | c |",
        "*{}*",
        "## {}",
        "x {} y",
        "    {}",
        "a\n: {}",
    ],
)
def test_nothing_of_it_would_run_all_the_same(text: str, around: str):
    html = MarkdownRenderer().render(around.format(text), lambda key: None, lambda target: target)
    assert dangers_of_text(str(html)) == []


@pytest.mark.parametrize(
    "text",
    [
        "3 < 4 and 5 > 4",
        "a <3 b",
        "`<script>alert(1)</script>`",
        "``<b> ` </b>``",
        "<https://wickford.example/a?b=1&c=2>",
        "<ada@wickford.example>",
        "[a](https://wickford.example/a_(b))",
        "[a](mailto:ada@wickford.example)",
        '[a](https://wickford.example "a title: with a colon")',
        "[a](#facts) and [b](wickford-council.md#top)",
        "AT&T &amp; &copy;",
        "an {ordinary} bracket and {a: b}",
        "`{{ code }}`",
        "```\n<b> {{ x }} [a](javascript:x) # heading\n# heading\n```",
        "~~~\n```\n<b>\n~~~",
        "a # b and \\# c",
        "#nospace",
        "- - -",
    ],
)
def test_ordinary_text_is_not_reported(text: str, store: Store):
    assert store(PATH, f"{PARTNER}\n{text}\n").report == ""


@pytest.mark.parametrize(
    "text", ["{{ config }}", "{% include 'x' %}", "{# a comment #}", "a {{b}} c", "{{ 7 * 7 }}"]
)
def test_template_code_is_reported_and_not_run(text: str, store: Store):
    store(PATH, f"{PARTNER}\n{text}\n")
    assert store.rules == ["template-code"]
    assert "49" not in "".join(store.page("partners/index.html"))


def test_template_code_in_a_field_is_shown_as_it_stands(store: Store):
    store(PATH, PARTNER.replace("Tests walks.", '"{{ 7 * 7 }} {% raw %}"'))
    assert "{{ 7 * 7 }} {% raw %}" in Found(store.page("partners/wickford-council.html")).text


@pytest.mark.parametrize("field", ["title", "summary"])
def test_html_in_a_field_is_shown_as_it_stands(field: str, store: Store):
    evil = '<script>alert(1)</script><img src=x onerror="x">'
    store(PATH, PARTNER.replace(f"{field}: ", f"{field}: '{evil}' # "))
    assert store.report == ""
    for page in store.build().site.pages:
        assert dangers(str(page.html)) == []
    assert evil in Found(store.page("partners/wickford-council.html")).text


def test_html_in_the_bibliography_is_shown_as_it_stands(store: Store):
    store(
        "references.yml",
        "- {id: moss-2019, type: report, title: '<script>alert(1)</script>', issued: 2019}\n",
    )
    store(PATH, PARTNER + "\nIt may help [@moss-2019].\n")
    html = store.page("partners/wickford-council.html")
    assert dangers(html) == []
    assert "<script>alert(1)</script>" in Found(html).text


def test_html_in_the_vocabulary_is_shown_as_it_stands(store: Store):
    store(
        "vocabulary/agencies.yml", "- {id: council, label: '<img src=x onerror=x>', definition: A council.}\n"
    )
    store(PATH, PARTNER)
    html = store.page("partners/wickford-council.html")
    assert dangers(html) == []
    assert "<img src=x onerror=x>" in Found(html).text


@pytest.mark.parametrize("name", ["search-index", "search-text-0"])
def test_a_field_cannot_end_a_script_of_the_search(name: str, store: Store):
    text = "'</script><script>alert(1)</script> and some more words'"
    store(PATH, PARTNER.replace("Tests walks.", text).replace("agency:", f"note: {text}\nagency:"))
    script = store.file(f"assets/evidence-store/{name}.js")
    assert "alert(1)" in script
    assert "<" not in script


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"])
def test_a_field_is_no_formula_in_a_download(text: str, store: Store):
    store(PATH, PARTNER.replace("Tests walks.", f"'{text}'"))
    assert f"'{text}" in store.file("data/partners.csv")


@pytest.mark.parametrize(
    ("link", "finding"),
    [
        ("../../notes.md", 'error[link-outside-content]: "../../notes.md" leads out of the content folder'),
        ("../../../etc", 'error[link-outside-content]: "../../../etc" leads out of the content folder'),
        ("%2e%2e/%2e%2e/x", 'error[link-outside-content]: "%2e%2e/%2e%2e/x" leads out of the content folder'),
        ("/etc/passwd", 'error[link-outside-content]: "/etc/passwd" leads out of the content folder'),
        ("../partners/x.md", 'error[broken-link]: there is no file "partners/x.md"'),
        ("", "error[link-to-nothing]: this link has no address"),
        ("wickford-council.html", 'error[broken-link]: there is no file "partners/wickford-council.html"'),
        ("photo.png", 'error[broken-link]: there is no file "partners/photo.png"'),
    ],
)
def test_a_link_that_leads_nowhere_is_reported(link: str, finding: str, store: Store):
    store(PATH, f"{PARTNER}\n[a]({link})\n")
    assert table_of(store.report) == [f"{FILE}7:5: {finding}"]
