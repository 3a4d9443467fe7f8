"""Addresses between pages: always relative, so that the site works from a disk and below any path."""

import posixpath


def relative(target: str, start: str) -> str:
    """The way from the page `start` to `target`, both below the site's root. A fragment stays."""
    path, mark, fragment = target.partition("#")
    if path == start and mark:
        return mark + fragment
    top, whole = path.partition("/")[0], f"{path}/"
    if top and not start.startswith(top) and "./" not in whole and "//" not in whole:
        return "../" * start.count("/") + target  # nearly every way: up to the root and down again
    return _way(path, posixpath.dirname(start)) + mark + fragment


def _way(path: str, folder: str) -> str:
    whole = f"/{path}/"
    if "//" in whole or "./" in whole:  # a step that is no name
        # From a root of its own: `relpath` would take the folder into account in which the program runs.
        return posixpath.relpath(f"/{path}", f"/{folder}")
    # Nearly every path, and a page of lists has thousands: a tenth of the time that `relpath` takes.
    steps, folders = path.split("/"), folder.split("/") if folder else []
    shared = 0
    for step, name in zip(steps, folders, strict=False):
        if step != name:
            break
        shared += 1
    return "/".join([*[".."] * (len(folders) - shared), *steps[shared:]]) or "."


def page_address(document_path: str) -> str:
    """The address of the page that a Markdown file becomes."""
    return document_path.removesuffix(".md") + ".html"
