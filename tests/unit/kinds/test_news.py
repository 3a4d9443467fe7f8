"""News by year and by category; newsletters with their items; links both ways."""

import re

import pytest
from tests.helpers import Found, Store

from evidence_store.kinds.news.views import LATEST

NEWS = "---\ntitle: {title}\nsummary: A stub.\ncategory: {category}\ndate: {date}\n{fields}---\n"
NEWSLETTER = """\
sections:
  - heading: From the field
    items:
      - heading: Lanterns bought
        text: Forty of them.
        link: https://example.org/lanterns
        partners: [wickford]
      - heading: A call is open
        text: Until May.
        calls: [night-light]
        news: [post]
"""


def add(store: Store, id: str, date: str, category: str = "blog", fields: str = "") -> Store:
    return store(
        f"news/{id}.md", NEWS.format(title=f"News {id}", category=category, date=date, fields=fields)
    )


def titles(html: str) -> list[str]:
    return re.findall(r">News (\w+)</a>", html)


@pytest.fixture
def some(store: Store) -> Store:
    add(store, "a", "2019-03-04", "press")
    add(store, "b", "2019-11")
    add(store, "c", '"2020"')
    return add(store, "d", "2018-07-05")


def test_news_stands_by_year_and_the_newest_first(some: Store):
    html = some.page("news/index.html")
    assert titles(html.partition('id="year-2020"')[2]) == ["c", "b", "a", "d"]
    assert [html.index(f'id="year-{year}"') for year in (2020, 2019, 2018)] == sorted(
        html.index(f'id="year-{year}"') for year in (2020, 2019, 2018)
    )


def test_each_year_and_each_category_has_a_page_that_needs_no_script(some: Store):
    pages = {
        page.address: page for page in some.build().site.pages if page.address.startswith("news/archive/")
    }
    assert list(pages) == [f"news/archive/{name}.html" for name in ("2018", "2019", "2020", "blog", "press")]
    assert titles(str(pages["news/archive/2019.html"].html)) == ["b", "a"]
    assert titles(str(pages["news/archive/blog.html"].html)) == ["c", "b", "d"]
    assert pages["news/archive/blog.html"].title == "Blog posts"
    assert all(page.scripts == () for page in pages.values())


def test_every_shelf_is_linked_with_its_count_and_the_own_one_is_marked(some: Store):
    html = some.page("news/archive/blog.html")
    links = {at["href"]: at.get("aria-current") for tag, at in Found(html).tags if tag == "a"}
    shelves = ("../index.html", "blog.html", "press.html", "2019.html")
    assert [links[shelf] for shelf in shelves] == [None, "page", None, None]
    assert '2019</a> <span class="ev-count">2</span>' in html


def test_the_first_page_shows_the_latest_only_and_the_archive_the_rest(store: Store):
    for number in range(LATEST + 5):
        add(store, f"n{number:02}", f"20{number // 12 + 10}-{number % 12 + 1:02}")
    assert len(set(titles(store.page("news/index.html")))) == LATEST
    assert titles(store.page("news/archive/2010.html"))[-1] == "n00"


def test_a_store_without_news_has_an_empty_list(store: Store):
    assert "ev-shelves" not in store.page("news/index.html")


@pytest.fixture
def issue(store: Store) -> Store:
    store.stub("partner", "wickford").stub("programme", "a-programme").stub("call", "night-light")
    add(store, "post", "2025-05-01")
    return add(store, "letter", "2025-06-01", "newsletter", NEWSLETTER)


def test_a_newsletter_shows_its_items_with_what_they_are_about(issue: Store):
    assert issue.report == ""
    html = issue.page("news/letter.html")
    assert '<a href="#part-1">From the field</a>' in html
    item = html.partition("Lanterns bought")[2].partition("</article>")[0]
    assert "Forty of them." in item
    assert '<a href="../partners/wickford.html">wickford</a>' in item
    assert '<a href="https://example.org/lanterns">' in item


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("partners/wickford.html", "../news/letter.html"),
        ("calls/night-light.html", "../news/letter.html"),
        ("news/post.html", "letter.html"),
    ],
)
def test_what_an_item_is_about_links_back(issue: Store, address: str, way: str):
    assert f'<a class="ev-linked__title" href="{way}">' in issue.page(address)


def test_an_item_about_something_that_is_not_there_is_reported_at_its_place(issue: Store):
    add(issue, "letter", "2025-06-01", "newsletter", NEWSLETTER.replace("[wickford]", "[wickfort]"))
    assert issue.report == (
        'content/news/letter.md:12:20: error[dangling-reference]: there is no partner "wickfort"\n'
        '  help: did you mean "wickford"?\n'
    )


def test_a_hostile_link_of_an_item_is_refused(issue: Store):
    add(
        issue,
        "letter",
        "2025-06-01",
        "newsletter",
        NEWSLETTER.replace("https://example.org", "javascript:alert(1)"),
    )
    assert [finding.rule for finding in issue.check().report] == ["bad-value"]


def test_a_hostile_text_of_an_item_is_shown_as_text(issue: Store):
    add(
        issue,
        "letter",
        "2025-06-01",
        "newsletter",
        NEWSLETTER.replace("Forty of", "<b onclick=x>Forty</b> of"),
    )
    assert "&lt;b onclick=x&gt;Forty&lt;/b&gt; of them." in issue.page("news/letter.html")
