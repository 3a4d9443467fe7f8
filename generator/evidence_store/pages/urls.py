"""Addresses between pages: always relative, so that the site works from a disk and below any path."""

import posixpath


def relative(target: str, start: str) -> str:
    """The way from the page `start` to `target`, both below the site's root. A fragment stays."""
    path, mark, fragment = target.partition("#")
    if path == start and mark:
        return mark + fragment
    return posixpath.relpath(path, posixpath.dirname(start) or ".") + mark + fragment


def page_address(document_path: str) -> str:
    """The address of the page that a Markdown file becomes."""
    return document_path.removesuffix(".md") + ".html"
