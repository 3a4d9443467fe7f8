"""A page taken out of the site: what is left out, where links lead, and that nothing comes alive."""

import pytest

from evidence_store.site.single_file.portable import portable

ADDRESS = "interventions/walks.html"


def read(address: str) -> bytes:
    """A file of the site, which says its own name."""
    assert not address.startswith("data:")
    return address.encode()


def main(inside: str, site_url: str = "", prefix: str = "") -> str:
    page = f"<!doctype html><title>Walks</title><body><nav>Menu</nav><main id=content>{inside}</main><footer>x</footer>"
    return portable(page, ADDRESS, read, site_url, prefix).html


@pytest.mark.parametrize(
    ("written", "site_url", "kept"),
    [
        ("#result", "", ' href="#result"'),
        ("walks.html#result", "", ' href="#result"'),
        ("talks.html", "", ""),
        ("../about/index.html?a=1&amp;b=2#c", "", ""),
        ("https://example.org/x", "", ' href="https://example.org/x"'),
        ("mailto:a@example.org", "", ' href="mailto:a@example.org"'),
        ("talks.html", "https://store.example/s/", ' href="https://store.example/s/interventions/talks.html"'),
        ("../about/index.html?a=1&amp;b=2#c", "https://store.example",
         ' href="https://store.example/about/index.html?a=1&amp;b=2#c"'),
    ],
)  # fmt: skip
def test_a_link_leads_to_a_place_on_the_page_to_the_web_or_nowhere(written: str, site_url: str, kept: str):
    assert main(f'<a class="x" href="{written}">y</a>', site_url) == f'<a class="x"{kept}>y</a>'


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a<script src=x.js></script>b", "ab"),
        ('<p class="ev-tools">Print <br><b>this</b> <a href="x">y</a></p>after', "after"),
        ("a<!-- note -->b", "ab"),
        ("&lt;script&gt;x&lt;/script&gt; &#60;b&#62; &amp;lt;", "&lt;script&gt;x&lt;/script&gt; &#60;b&#62; &amp;lt;"),
        ('<svg viewBox="0 0 1 1"><circle r="1" /></svg>', '<svg viewBox="0 0 1 1"><circle r="1" /></svg>'),
        ('<i title="a &quot;b&quot; <c>">x</i>', '<i title="a &quot;b&quot; <c>">x</i>'),
        ('<a class="x" href="a.csv" download rel="noopener">x</a>', '<a class="x">x</a>'),
        ('<a hidden title="&lt;&quot;" href="talks.html">x</a>', '<a hidden title="&lt;&quot;">x</a>'),
        ('<img src="data:image/gif;base64,R0" alt="">', '<img src="data:image/gif;base64,R0" alt="">'),
        ('<img src="../img/a.png" alt="A">', '<img src="data:image/png;base64,aW1nL2EucG5n" alt="A">'),
    ],
)  # fmt: skip
def test_what_needs_the_site_is_left_out_and_the_rest_stays_letter_by_letter(written: str, kept: str):
    assert main(written) == kept


def test_pages_that_share_a_file_keep_their_ids_apart():
    assert (
        main('<h2 id="a">A</h2><p aria-labelledby="a b"><a href="#a">x</a> <a href="walks.html#b">y</a>', prefix="w-")
        == '<h2 id="w-a">A</h2><p aria-labelledby="w-a w-b"><a href="#w-a">x</a> <a href="#w-b">y</a>'
    )  # fmt: skip


def test_its_title_and_its_style_sheets_are_told():
    page = portable(
        '<title>A &amp; B</title><link rel="stylesheet" href="../assets/site.css">'
        '<link rel="stylesheet" href="../assets/print.css" media="print"><main><svg><title>no</title></svg></main>',
        ADDRESS,
        lambda _: b"",
    )
    assert page.title == "A &amp; B"
    assert page.styles == [("assets/site.css", ""), ("assets/print.css", "print")]
