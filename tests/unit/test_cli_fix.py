"""The command `fix`: what it mends, what it says, and what it leaves for a person."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import VOCABULARY, Store

from evidence_store.cli import main
from evidence_store.editing.mended import mended_files
from evidence_store.editing.plain_bytes import plain_bytes
from evidence_store.sources.front_matter import read_markdown
from evidence_store.sources.text import decode

FAULTY = (
    "title: Wickford: the council\r\n"
    "summary: @wickford tests\u00ad walks.\r\n"
    "agency:council\r\n"
    "sources: moss-2019\r\n"
    "region: nowhere\r\n"
    "---\r\n"
    "\r\n"
    "•\tThey walk.\r\n"
    "•\tThey talk.\r\n"
)
MENDED = """---
title: "Wickford: the council"
summary: "@wickford tests walks."
agency: council
sources: [moss-2019]
region: nowhere
---

- They walk.
- They talk.
"""


def fix(store: Store, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["fix", "--content", str(store.content), *arguments])


def test_a_file_is_mended_and_what_needs_a_choice_is_left(store: Store):
    store("partners/a.md", FAULTY)
    result = fix(store)
    assert (store.content / "partners/a.md").read_bytes().decode() == MENDED
    file = f"{store.content}/partners/a.md"
    assert result.stdout.splitlines() == [
        f"{file}: the lines end with LF",
        f"{file}: 1 invisible character is taken away",
        f"{file}: line 1: `title: Wickford: the council` is now `---…` [no-front-matter]",
        f'{file}: line 2: `Wickford: the council` is now `"Wickford: the council"` [yaml-syntax]',
        f'{file}: line 3: `@wickford tests walks.` is now `"@wickford tests walks."` [yaml-syntax]',
        f"{file}: line 4: `:council` is now `: council` [yaml-syntax]",
        f"{file}: line 5: `moss-2019` is now `[moss-2019]` [wrong-type]",
        f"{file}: line 9: `•\\u0009They walk.…` is now `- They walk.…` [pasted-bullet]",
    ]
    assert 'there is no region "nowhere"' in result.stderr
    assert result.stderr.endswith("1 mended; left: 1 error\n")
    assert result.exit_code == 1


def test_a_second_run_does_nothing(store: Store):
    store("partners/a.md", FAULTY)
    fix(store)
    assert fix(store).stdout == ""


def test_a_dry_run_says_the_same_and_writes_nothing(store: Store):
    store("partners/a.md", FAULTY)
    dry = fix(store, "--dry-run")
    assert (store.content / "partners/a.md").read_bytes().decode() == FAULTY
    assert dry.stdout == fix(store).stdout


def test_only_what_is_named_is_mended(store: Store):
    store("partners/a.md", FAULTY)("partners/b.md", FAULTY.replace("Wickford", "Appleby"))
    result = fix(store, str(store.content / "partners/b.md"))
    assert (store.content / "partners/a.md").read_bytes().decode() == FAULTY
    assert "partners/a.md" not in result.output


def test_where_all_is_well_nothing_is_done(store: Store):
    result = fix(store)
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr.endswith("0 mended; left: no problems found\n")


TEXT = "---\ntitle: Café\n---\n\nText.\n"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (TEXT.encode("utf-16"), ["saved as UTF-8, no longer as UTF-16"]),
        (TEXT.encode("utf-16-le"), ["saved as UTF-8, no longer as UTF-16"]),
        (TEXT.encode("utf-16-be"), ["saved as UTF-8, no longer as UTF-16"]),
        (TEXT.encode("utf-8-sig"), ["the byte order mark is taken away"]),
        (TEXT.replace("\n", "\r\n").encode(), ["the lines end with LF"]),
        (TEXT.replace("\n", "\r").encode(), ["the lines end with LF"]),
        (TEXT.replace("T", "\u200bT\u00ad").encode(), ["2 invisible characters are taken away"]),
    ],
)
def test_bytes_are_put_right(raw: bytes, said: list[str]):
    assert plain_bytes(raw) == (TEXT.encode(), said)


@pytest.mark.parametrize("raw", [TEXT.encode("cp1252"), b"\xff\xfe\x00", b"\x00\x01\x00\x00", b""])
def test_bytes_that_can_only_be_guessed_stay_as_they_are(raw: bytes):
    assert plain_bytes(raw) == (raw, [])


@given(st.text() | st.text("\ufeff\u00ad\u200b\r\n\t -:a\u00e9"), st.sampled_from(["utf-8", "utf-16"]))
def test_bytes_put_right_mean_what_they_meant_and_stay_so(text: str, encoding: str):
    raw = text.encode(encoding, "surrogatepass") if encoding == "utf-16" else text.encode("utf-8", "ignore")
    once, _ = plain_bytes(raw)
    assert plain_bytes(once) == (once, [])
    if encoding == "utf-8":
        assert decode(raw, "a")[0] == decode(once, "a")[0]


SLIPS = {
    "title: ": "title:", "summary: ": "summary = ", "agency: ": "agency:\u00a0", "  - Wick": "\t- Wick",
    "---\ntitle": "—\ntitle", "\n---\n\n": "\n----\n\n", "- They": "•\tThey", "council\n": "Council\n",
    "\n": "\r\n", "a": "\u00ada", "It's": "'It's'", "[moss-2019]": "moss-2019", "e": "e\u200b",
}  # fmt: skip
"""How it should be -> how it is sometimes written, with the same meaning."""
SOUND = """---
title: Wickford
summary: Tests walks.
agency: council
also_known_as:
  - Wick
sources: [moss-2019]
people:
  - name: Ada Example
    role: It's
---

- They walk.
- They talk.
"""


@settings(max_examples=40)
@given(st.lists(st.sampled_from(sorted(SLIPS)), max_size=4, unique=True))
def test_whatever_slips_come_together_the_record_says_in_the_end_what_was_meant(
    tmp_path_factory: pytest.TempPathFactory, slips: list[str]
):
    text = SOUND
    for right in slips:
        text = text.replace(right, SLIPS[right])
    store = Store(tmp_path_factory.mktemp("store")).fill(VOCABULARY)("partners/a.md", text)
    path = {"partners/a.md": store.content / "partners/a.md"}
    mended, left = mended_files(path, path, store.content)
    for file in mended:
        store(file.path, file.now)
    assert mended_files(path, path, store.content)[0] == []
    if not len(left):
        said, meant = (
            read_markdown(text, "a.md", "a.md")[0]
            for text in (path["partners/a.md"].read_text("utf-8"), SOUND)
        )
        assert said is not None
        assert meant is not None
        assert (said.data, said.body.text) == (meant.data, meant.body.text)
    else:
        assert len(slips) > 1


@given(st.binary(max_size=60) | st.text("---\ntitle: a\t'\"[#*•\u00a0é=", max_size=60).map(str.encode))
@settings(max_examples=60)
def test_whatever_is_in_a_file_it_is_mended_for_good_or_left(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
):
    store = Store(tmp_path_factory.mktemp("store"))("partners/a.md", raw)
    path: dict[str, Path] = {"partners/a.md": store.content / "partners/a.md"}
    for file in mended_files(path, path, store.content)[0]:
        store(file.path, file.now)
    assert mended_files(path, path, store.content)[0] == []
