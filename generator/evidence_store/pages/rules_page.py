"""The page that explains every rule, to which the findings of a check lead."""

from jinja2 import Environment
from markupsafe import Markup

from evidence_store.catalogue.destinations import RULES
from evidence_store.diagnostics.formats.results import RULE
from evidence_store.pages.context import PageContext, Shared
from evidence_store.pages.page import Page
from evidence_store.rules import explained_groups

STYLES = ("rules.css",)


def rules_page(shared: Shared, templates: Environment) -> Page:
    """Each rule with what it asks, why, and a sample that breaks and one that keeps it."""
    title = "The rules of the check"
    about = "What is checked before anything is published, and why. A finding leads to its rule here."
    html = templates.get_template("overview/rules.html.jinja").render(
        page=PageContext(shared, RULES),
        title=title,
        about=about,
        groups=explained_groups(shared.catalogue.kinds),
        anchor=RULE,
    )
    return Page(RULES, title, about, Markup(html), styles=STYLES)  # noqa: S704 - made by escaping templates
