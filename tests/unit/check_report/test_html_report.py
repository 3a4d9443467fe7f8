"""The report as a page: what it says of each file, and that nothing in it can run or reach out."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.helpers import Found, Store, dangers
from tests.rewrite_expected import invalid_store

from evidence_store.cli import main

PARTNER = "---\ntitle: {title}\nsummary: Tests walks.\nagency: {agency}\n---\n{text}"


def report(store: Store, *arguments: str) -> str:
    asked = ["check", "--format", "html", "--content", str(store.content), *arguments]
    return CliRunner().invoke(main, asked).stdout


def words(html: str) -> str:
    """What a reader sees, each element apart."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(Found(body.replace("<", " <")).text.split()).replace(" :", ":")


@pytest.fixture
def partners(store: Store) -> Store:
    """One that can be published, and one that cannot."""
    store("partners/a.md", PARTNER.format(title=2019, agency="council", text="\nText with <b>bold</b>.\n"))
    return store(
        "partners/b.md", PARTNER.format(title="Moss", agency="council", text="\nA short text.\n" * 50)
    )


def test_the_verdict_stands_first_in_words(partners: Store):
    assert "Check of the content 2 errors in 1 file keep the content from being published." in words(
        report(partners)
    )


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("\n", "The content can be published: nothing was found."),
        ("\r\n", "The content can be published. 1 warning should be looked at."),
    ],
)
def test_what_can_be_published_is_told(store: Store, text: str, verdict: str):
    store("partners/a.md", PARTNER.format(title="A", agency="council", text="").replace("\n", text))
    assert verdict in words(report(store))


def test_a_finding_has_its_message_fix_excerpt_field_and_rule(partners: Store):
    text = words(report(partners))
    for said in (
        f"2019 Partner · {partners.content}/partners/a.md Cannot be published: 2 errors.",
        'Error title must be text, not the number 2019 To mend it: put it in double quotes: "2019"',
        "Line 2 1 --- 2 title: 2019 3 summary: Tests walks.",
        "The field title: ",
        "Rule: wrong-type",
        "Error HTML stands here: <b> To mend it: write Markdown instead",
        "7 Text with <b>bold</b>. Rule: raw-html",
    ):
        assert said in text


def test_the_help_of_the_field_is_that_of_the_kind(partners: Store):
    partner = next(kind for kind in partners.kinds if kind.name == "partner")
    help = " ".join(str(partner.model.model_fields["title"].description).split())
    assert f"The field title: {help}" in words(report(partners))


def test_files_without_findings_are_listed_with_the_age_they_are_easy_for(partners: Store):
    assert "Moss b.md 5 to 6 years" in words(report(partners))


def test_the_rules_are_explained_in_the_report_or_on_the_site(partners: Store):
    alone, with_site = report(partners), report(partners, "--site", "https://a.example/")
    ids = {attributes.get("id") for _, attributes in Found(alone).tags}
    assert "rule-raw-html" in ids
    assert 'href="#rule-raw-html"' in alone
    assert 'href="https://a.example/about/rules.html#rule-raw-html"' in with_site
    assert 'id="rule-raw-html"' not in with_site


def test_every_link_within_the_report_leads_somewhere(partners: Store):
    tags = Found(report(partners)).tags
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    targets = {at["href"][1:] for tag, at in tags if tag == "a" and at["href"].startswith("#")}
    labelled = {at["aria-labelledby"] for _, at in tags if "aria-labelledby" in at}
    assert targets | labelled <= ids
    assert len(ids) == sum("id" in attributes for _, attributes in tags)


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;'


def test_hostile_texts_are_shown_and_not_obeyed(store: Store):
    store("partners/a.md", PARTNER.format(title=f"'{HOSTILE}'", agency=f"'{HOSTILE}'", text=HOSTILE))
    store("vocabulary/glossary.yml", f"- {{id: x, label: '{HOSTILE}', definiton: '`{HOSTILE}`'}}\n")
    html = report(store)
    assert HOSTILE in Found(html).text
    assert dangers(html, {"script", "iframe", "object", "embed", "base", "img", "link", "form"}) == []


def test_the_content_policy_allows_the_one_style_sheet_and_nothing_else(partners: Store):
    html = report(partners)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL).group(1)
    hash = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'" in html
    assert not re.search(r"\bstyle=|url\(|@import|<link|\ssrc=", html)


def test_the_same_content_gives_the_same_report(partners: Store):
    assert report(partners) == report(partners)


def test_findings_in_a_table_name_its_column(tmp_path: Path):
    text = words(report(invalid_store("bad-cell", tmp_path)))
    assert re.search(r"Line \d+ .* The field events_t: \w.* Rule: bad-cell", text)
    assert "Lantern Walks, table Evidence summary" in text


def test_a_file_that_is_no_text_is_told_without_an_excerpt(store: Store):
    store("partners/a.md", b"\xff\xfe\x00")
    store("partners/b.png.exe", b"\x00")
    text = words(report(store))
    assert "Error A file that ends in .exe has no use here" in text
    assert "a.md" in text
