"""The page that tells in plain words how to follow the store."""

from collections.abc import Sequence

from jinja2 import Environment
from markupsafe import Markup

from evidence_store.catalogue.destinations import FOLLOW
from evidence_store.pages.context import PageContext, Shared
from evidence_store.pages.feeds.feeds import Feed
from evidence_store.pages.feeds.files import CALENDAR, appointments
from evidence_store.pages.page import Page


def follow_page(feeds: Sequence[Feed], shared: Shared, templates: Environment) -> Page:
    """What a feed is, and every feed there is."""
    title = "Follow what is new"
    about = "Learn of changed ratings, new summaries, calls and news without coming back to look."
    html = templates.get_template("overview/follow.html.jinja").render(
        page=PageContext(shared, FOLLOW),
        title=title,
        about=about,
        feeds=[feed for feed in feeds if "/" not in feed.name],
        programmes=[feed for feed in feeds if "/" in feed.name],
        calendar=CALENDAR if any(appointments(shared)) else "",
        full=shared.publication.address,
    )
    return Page(FOLLOW, title, about, Markup(html))  # noqa: S704 - made by escaping templates
