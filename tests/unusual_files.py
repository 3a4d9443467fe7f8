"""Stores that cannot sensibly be committed: odd bytes, special files, files of 50 MB. One function a rule."""

import os

from tests.helpers import Store

PARTNER = "---\ntitle: Wickford Council\nsummary: Tests walks.\nagency: council\n---\n"
PATH = "partners/wickford-council.md"


def not_utf8(store: Store) -> None:
    store(PATH, PARTNER.replace("Council", "Café").encode("latin-1"))
    store("partners/a.md", PARTNER.encode("utf-16"))


def byte_order_mark(store: Store) -> None:
    store(PATH, b"\xef\xbb\xbf" + PARTNER.encode())


def windows_line_ends(store: Store) -> None:
    store(PATH, PARTNER.replace("\n", "\r\n"))


def control_character(store: Store) -> None:
    store(PATH, PARTNER.replace("Wickford", "Wick\x00ford") + "\nText with a \x07 bell.\n")


def merge_marker(store: Store) -> None:
    ours, theirs = "title: Wickford Council\n", "title: Wickford\n"
    both = f"{'<' * 7} HEAD\n{ours}{'=' * 7}\n{theirs}{'>' * 7} mine\n"
    store(PATH, PARTNER.replace(ours, both))


def file_too_large(store: Store) -> None:
    for path in (PATH, "partners/photo.png", "vocabulary/themes.yml"):
        store(path, PARTNER)
        os.truncate(store.content / path, 50_000_000)


def symlink(store: Store) -> None:
    store(PATH, PARTNER)
    for path, target in {
        "partners/secret.md": "/etc/passwd",
        "partners/nowhere.md": "missing.md",
        "partners/loop.md": "loop.md",
        "practices": "/etc",
        "news": ".",
    }.items():
        (store.content / path).symlink_to(target)


def not_a_regular_file(store: Store) -> None:
    store(PATH, PARTNER)
    os.mkfifo(store.content / "partners/pipe.md")


def unportable_name(store: Store) -> None:
    """Files that cannot lie in a repository that somebody checks out on Windows."""
    store("partners/con.md", PARTNER)
    store("vocabulary/themes.yml", "- id: nul\n  label: Nothing\n")
    for path in ("Map.png", "map.png", "aux/x.png", "a:b.png", "end /x.png", f"long/{'x' * 170}.png"):
        store(path, b"")


MADE = {
    function.__name__.replace("_", "-"): function
    for function in (
        not_utf8,
        byte_order_mark,
        windows_line_ends,
        control_character,
        merge_marker,
        file_too_large,
        symlink,
        not_a_regular_file,
        unportable_name,
    )
}
"""Rule -> what makes a store that breaks it."""
