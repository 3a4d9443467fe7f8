"""Templates that take less time say what Jinja's own would say."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from evidence_store.pages.quick_templates import QuickContext, QuickTemplate, escaped


class Mark:
    """Something that is HTML, and text to whoever asks for that."""

    def __html__(self) -> str:
        return "<b>&amp;</b>"

    def __str__(self) -> str:
        return "<script>"


class Text(str):
    """A text of another type."""

    __slots__ = ()


def quick() -> Environment:
    templates = Environment(autoescape=True, undefined=StrictUndefined)
    templates.context_class, templates.template_class = QuickContext, QuickTemplate
    return templates


def plain() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined)


@given(st.text() | st.integers() | st.none() | st.builds(Markup, st.text()) | st.builds(Text, st.text()))
def test_a_value_is_escaped_as_ever(value: Any) -> None:
    assert escaped(value) == escape(value)
    assert escaped(Mark()) == "<b>&amp;</b>"


@pytest.mark.parametrize(
    ("template", "made"),
    [
        ("{{ text }}", "&lt;i&gt;"),
        ("{{ html }}{{ html ~ text }}", "<i><i>&lt;i&gt;"),
        ("{{ text|upper }} {{ [text, html]|join(', ') }}", "&lt;I&gt; &lt;i&gt;, <i>"),
        ("{{ text.upper() }} {{ '{:,}'.format(1000) }} {{ make(text) }}", "&lt;I&gt; 1,000 &lt;i&gt;&lt;i&gt;"),
        ("{% macro m(a, b='&') %}<p>{{ a }}{{ b }}</p>{% endmacro %}{{ m(text) }}", "<p>&lt;i&gt;&amp;</p>"),
        ("{% macro m() %}<p>{{ caller(1) }}</p>{% endmacro %}{% call(n) m() %}{{ n }}&{% endcall %}", "<p>1&</p>"),
        ("{% block b %}{{ make(text) }}{% for i in range(2) %}{{ loop.cycle('<', '>') }}{% endfor %}{% endblock %}",
         "&lt;i&gt;&lt;i&gt;&lt;&gt;"),
        ("{% set x %}<u>{{ text }}</u>{% endset %}{{ x }}", "<u>&lt;i&gt;</u>"),
    ],
)  # fmt: skip
def test_a_template_is_filled_in_as_ever(template: str, made: str) -> None:
    values = {"text": "<i>", "html": Markup("<i>"), "make": lambda text: text * 2}
    assert quick().from_string(template).render(values) == made
    assert plain().from_string(template).render(values) == made


@pytest.mark.parametrize("template", ["{{ nobody }}", "{{ nobody() }}", "{{ text.nothing() }}"])
def test_a_name_that_nobody_knows_is_refused(template: str) -> None:
    with pytest.raises(UndefinedError):
        quick().from_string(template).render(text="a")
