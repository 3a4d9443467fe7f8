"""News: announcements, blog posts and newsletters."""

from pathlib import Path

from evidence_store.kinds.news.model import News
from evidence_store.records.kind import Kind

KIND = Kind(
    name="news",
    plural="news",
    label="News",
    label_plural="News",
    about="Announcements, newsletters, posts, and what the press wrote.",
    model=News,
    home=Path(__file__).parent,
    facets=("category",),
    columns=("date", "title", "category", "summary"),
    views="evidence_store.kinds.news.views",
)

__all__ = ["KIND", "News"]
