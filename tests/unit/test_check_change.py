"""A check of what a change can touch finds in its files what the check of everything finds there."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.helpers import STORES, VOCABULARY, Store, read_folder

from evidence_store.check_change import check_change
from evidence_store.history import Changes
from evidence_store.touched import touched

STORE = read_folder(STORES / "valid" / "summary-with-study-rows")
WALKS = STORE["interventions/lantern-walks.md"].decode()
ROWS = STORE["interventions/lantern-walks.studies.csv"].decode()
RECORD = "---\ntitle: {title}\nsummary: A stub.\n{more}---\n\nSee [this]({link}).\n"
FILES = {
    **{path: text.decode() for path, text in VOCABULARY.items()},
    "interventions/walks.md": WALKS,
    "interventions/walks.studies.csv": ROWS,
    "interventions/talks.md": WALKS.replace("title: ", "title: Talks, not ").replace(
        "\nsources:", "\nrelated: [walks]\nsources:"
    ),
    "interventions/talks.studies.csv": ROWS,
    "partners/alder.md": RECORD.format(title="A Town", more="agency: council\n", link="../about/ours.md"),
    "partners/birch.md": RECORD.format(
        title="Silver Wood",
        more="agency: council\npart_of: alder\n",
        link="../outcomes/placement-stability.md",
    ),
    "partners/cedar.md": RECORD.format(
        title="Red Hill", more="agency: council\npart_of: birch\n", link="birch.md"
    ),
    "partners/dale.md": RECORD.format(
        title="Low Land", more="agency: council\npart_of: cedar\nrenamed_from: [dell]\n", link="birch.md"
    ),
    "about/ours.md": RECORD.format(title="About us", more="", link="../partners/cedar.md"),
    "about/yours.md": RECORD.format(title="About you", more="", link="ours.md"),
    "about/first.md": RECORD.format(title='"Hi\\u0064den page"', more="", link="yours.md"),
}
FRESH = {
    "partners/new.md": RECORD.format(title="Fresh", more="agency: council\n", link="birch.md"),
    "about/new.md": RECORD.format(title="Fresh", more="", link="yours.md"),
    "practices/new.md": RECORD.format(title="Fresh", more="", link="../partners/birch.md"),
}
RECORDS = sorted(set(FILES) - set(VOCABULARY))
NAMES = ["alder", "birch", "cedar", "dale", "dell", "walks", "talks", "ours", "bitch", "placement-stability"]
TITLES = [
    "Lantern Walks",
    "silver  wood",
    "'Red Hill'",
    '"Low L\\u0061nd"',
    ">-\n  Silver\n  Wood",
    "{a: b}",
    "2019",
]


def with_name(text: str, old: str, new: str) -> str:
    return re.sub(rf"\b{re.escape(old)}\b", new, text)


def with_title(text: str, title: str) -> str:
    return re.sub(r"(?m)^title: .*$", lambda _: f"title: {title}", text)


def with_field(text: str, field: str) -> str:
    return text.replace("\nsummary:", f"\n{field}\nsummary:", 1)


names = st.sampled_from(NAMES)
edits = st.one_of(
    st.tuples(st.just(with_name), names, names),
    st.tuples(st.just(with_title), st.sampled_from(TITLES)),
    st.tuples(st.just(with_field), names.map(lambda name: f"renamed_from: [{name}]")),
    st.tuples(st.just(with_field), names.map(lambda name: f"part_of: {name}")),
    st.tuples(
        st.just(with_field), st.sampled_from(["part_of: Silver Wood", "sources: [moss-2019, moss-2019]"])
    ),
    st.tuples(st.just(str.replace), st.just("published"), st.just("in preparation")),
    st.tuples(st.just(str.replace), st.just("title"), st.just("titel")),
    st.tuples(st.just(str.replace), st.just("text"), st.just("\r")),
    st.tuples(
        st.just(str.replace),
        st.just("See "),
        st.sampled_from(
            [
                "[@moss-2019] ",
                "[@nobody] ",
                "[o](../outcomes/placement-stability.md) ",
                "@moss-2019 ",
                "[a](../about/ours.md#this) ",
                "[w](../interventions/walks.md#what) ",
            ]
        ),
    ),
)
changes = st.dictionaries(
    st.sampled_from([*RECORDS, *FRESH]),
    st.one_of(st.none(), st.lists(edits, min_size=1, max_size=2)),
    min_size=1,
    max_size=2,
)


def changed(store: Store, change: Mapping[str, list[tuple] | None]) -> Changes:
    written, gone = set(), set()
    for path, edits in change.items():
        if edits is None:
            (store.content / path).unlink(missing_ok=True)
            gone.update({path} & set(FILES))
            continue
        text = (FILES | FRESH)[path]
        for edit, *arguments in edits:
            text = edit(text, *arguments)
        store(path, text)
        written.add(path)
    return Changes(frozenset(written), frozenset(gone))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("store")).fill(FILES)
    assert store.report == ""
    return store


@settings(max_examples=60)
@given(change=changes)
@example(change={"partners/new.md": [(with_title, "silver wood")]})
@example(change={"about/new.md": [(with_title, "Hidden page")]})
@example(change={"partners/new.md": [(with_title, '"Low L\\u0061nd"')]})
@example(change={"partners/alder.md": [(with_field, "part_of: dale")]})
@example(change={"partners/new.md": [(with_field, "renamed_from: [dell]")]})
@example(change={"partners/new.md": [(with_field, "renamed_from: [cedar]")]})
@example(change={"partners/new.md": [(with_name, "dale", "dell")]})
@example(change={"about/ours.md": [(with_field, "bogus: 1")]})
@example(
    change={
        f"interventions/{id}.md": [(str.replace, "published", "in preparation")] for id in ("walks", "talks")
    }
)
@example(change={"partners/alder.md": None})
def test_it_finds_what_a_check_of_everything_finds(folder: Store, change: Mapping[str, list[tuple] | None]):
    made = changed(folder, change)
    try:
        quick = list(check_change(folder.content, made, folder.kinds).report)
        whole = list(folder.check().report)
    finally:
        for path in change:
            (folder.content / path).unlink(missing_ok=True)
        folder.fill({path: text for path, text in FILES.items() if path in change})
    paths = {f"content/{path}" for path in made.written}
    assert [f for f in quick if f.place.path in paths] == [f for f in whole if f.place.path in paths]
    # Before the change nothing was wrong, so every error is one that it causes.
    assert [f for f in quick if f.is_error] == [f for f in whole if f.is_error]


def test_a_small_edit_reads_what_it_touches_and_no_more(store: Store):
    for number in range(50):
        store(
            f"partners/p{number}.md",
            RECORD.format(title=f"T{number}", more="agency: council\n", link="p9.md"),
        )
    store.fill(VOCABULARY)
    made = Changes(frozenset({"partners/p20.md"}), frozenset())
    checked = check_change(store.content, made, store.kinds)
    read = {f"content/{path}" for path in checked.unread} ^ set(checked.files)
    assert {path for path in read if path.endswith(".md")} == {
        "content/partners/p20.md",
        "content/partners/p9.md",
    }


def test_a_list_or_a_file_that_is_gone_can_touch_everything(store: Store):
    assert touched({}, {"vocabulary/outcomes.yml"}, ()) is None
    assert touched({}, (), {"partners/a.md"}) is None
