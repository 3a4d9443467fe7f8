"""Markdown to HTML, and what the allow-list lets through."""

import pytest

from evidence_store.pages.markdown import MarkdownRenderer
from evidence_store.pages.sanitise import sanitise


def cite(key: str) -> tuple[str, str] | None:
    return None if key == "unknown" else (f"{key.title()} 2020", f"#ref-{key}")


def resolve(target: str) -> str:
    return target.replace(".md", ".html")


def html(text: str) -> str:
    return str(MarkdownRenderer().render(text, cite, resolve))


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("", ""),
        ("Text.", "<p>Text.</p>"),
        ("## Heading", "<h2>Heading</h2>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. c", '<ol start="3">\n<li>c</li>\n</ol>'),
        ("**a** *b* `c`", "<p><strong>a</strong> <em>b</em> <code>c</code></p>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a\n: b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>"),
        ("[a](b.md)", '<p><a href="b.html" rel="noopener noreferrer">a</a></p>'),
        ("![a](b.png)", '<p><img alt="a" src="b.png"></p>'),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
        ("<script>\nx\n</script>", "<p>&lt;script&gt;\nx\n&lt;/script&gt;</p>"),
        ("<!-- a -->", "<p>&lt;!-- a --&gt;</p>"),
        ("{{ a }}", "<p>{{ a }}</p>"),
        ("AT&T &copy; &lt;b&gt;", "<p>AT&amp;T © &lt;b&gt;</p>"),
        ("[a](javascript:b)", '<p><a rel="noopener noreferrer">a</a></p>'),
        ("![a](javascript:b)", '<p><img alt="a"></p>'),
        (
            "[@moss]",
            '<p><span>(<a class="ev-cite" href="#ref-moss" rel="noopener noreferrer">Moss 2020</a>)</span></p>',
        ),
        ("[@unknown]", '<p><span>(<span class="ev-missing">source missing: unknown</span>)</span></p>'),
        ("[@?]", "<p>[@?]</p>"),
        ("`[@moss]`", "<p><code>[@moss]</code></p>"),
    ],
)
def test_text_becomes_this_html(text: str, result: str):
    assert html(text).strip() == result


def test_several_sources_stand_in_one_pair_of_brackets():
    text = html("[@moss; @fern, p. 3]")
    assert text.count("(") == text.count(")") == 1
    assert "Moss 2020</a>; <a" in text
    assert "Fern 2020</a>)" in text


def test_a_table_keeps_its_cells():
    assert "<th>a</th>" in html("| a | b |\n|---|---|\n| c | d |")


def test_one_text_leaves_nothing_behind_for_the_next():
    renderer = MarkdownRenderer()
    renderer.render("[a]: https://a.example\n\n[a]", cite, resolve)
    assert str(renderer.render("[a]", cite, resolve)) == "<p>[a]</p>"


def test_a_renderer_asks_anew_for_every_text():
    renderer = MarkdownRenderer()
    renderer.render("[a](b.md)", cite, lambda target: "first")
    assert 'href="second"' in renderer.render("[a](b.md)", cite, lambda target: "second")


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ("<script>a</script>b", "b"),
        ("<style>a</style>b", "b"),
        ("<p onclick=a style=b id=c class=d>e</p>", "<p>e</p>"),
        ("<iframe src=a></iframe>b", "b"),
        ("<svg onload=a><circle/></svg>b", "b"),
        ("<!-- a -->b", "b"),
        ('<a href="data:text/html,a">b</a>', '<a rel="noopener noreferrer">b</a>'),
        ('<a href="&#106;avascript:a">b</a>', '<a rel="noopener noreferrer">b</a>'),
        ('<a href="java&#9;script:a">b</a>', '<a rel="noopener noreferrer">b</a>'),
        (
            '<a href="mailto:a@b.example">b</a>',
            '<a href="mailto:a@b.example" rel="noopener noreferrer">b</a>',
        ),
        ('<a href="../a.html#b">c</a>', '<a href="../a.html#b" rel="noopener noreferrer">c</a>'),
        ("<h1>a</h1>", "a"),
        ("<form><input name=a>b</form>", "b"),
        ("<p>a", "<p>a</p>"),
        ("a < b & c", "a &lt; b &amp; c"),
        ('<span class="ev-missing other">a</span>', '<span class="ev-missing">a</span>'),
    ],
)
def test_only_what_is_on_the_list_gets_through(text: str, result: str):
    assert str(sanitise(text)) == result
