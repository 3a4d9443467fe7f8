"""Whatever is done to content, settings and site, the next build leaves the site that a fresh build makes."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.last_build.conftest import PARTNER, SETTINGS, Project, files_below, fresh

from evidence_store.cli_build import NOTHING_CHANGED

Step = Callable[[Project], object]
IDS = st.sampled_from("abc")


def partner(project: Project, id: str) -> Path:
    return project.content / "partners" / f"{id}.md"


def writes(id: str, title: str) -> Step:
    return lambda project: partner(project, id).write_text(PARTNER.format(title))


def removes(id: str) -> Step:
    return lambda project: partner(project, id).unlink(missing_ok=True)


def renames(old: str, new: str) -> Step:
    def step(project: Project) -> None:
        if partner(project, old).exists():
            partner(project, old).rename(partner(project, new))

    return step


def touches_site(name: str, text: str | None) -> Step:
    def step(project: Project) -> None:
        file = project.site / name
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)

    return step


def sets(line: str) -> Step:
    return lambda project: project.settings.write_text(SETTINGS + line)


def spoils_record(at: int) -> Step:
    def step(project: Project) -> None:
        if project.record.exists():
            data = bytearray(project.record.read_bytes())
            data[at % len(data)] ^= 1
            project.record.write_bytes(data)

    return step


STEPS = st.one_of(
    st.just(lambda project: None),
    st.builds(writes, IDS, st.sampled_from(["Appleby", "Bramley"])),
    st.builds(removes, IDS),
    st.builds(renames, IDS, IDS),
    st.builds(
        touches_site,
        st.sampled_from(
            ["index.html", "partners/a.html", "partners/c.html", "data/addresses.txt", "new.txt"]
        ),
        st.sampled_from(["", "x", None]),
    ),
    st.builds(sets, st.sampled_from(["", "site_author: A\n", "repo_url: https://example.org/a\n"])),
    st.builds(spoils_record, st.integers(0, 100_000)),
)
OPTIONS = st.sampled_from([(), (), (), ("--precompress",), ("--no-cache",)])


def state(project: Project) -> Mapping[str, bytes]:
    site = {f"site/{path}": data for path, data in files_below(project.site).items()}
    content = {f"content/{path}": data for path, data in files_below(project.content).items()}
    record = project.record.read_bytes() if project.record.exists() else b""
    return {**site, **content, "settings": project.settings.read_bytes(), "record": record}


@settings(max_examples=6)
@given(steps=st.lists(st.tuples(STEPS, OPTIONS), min_size=2, max_size=4))
def test_a_build_leaves_what_a_fresh_one_makes_and_is_left_out_only_where_nothing_changed(
    steps: list[tuple[Step, tuple[str, ...]]], project: Project
):
    for folder in (project.site, project.folder / ".cache"):
        shutil.rmtree(folder, ignore_errors=True)
    for id in "abc":
        removes(id)(project)
    project.settings.write_text(SETTINGS)
    last = None
    for change, options in steps:
        change(project)
        now = {**state(project), "options": "".join(options).replace("--no-cache", "").encode()}
        done = project.build(*options)
        assert done.exit_code == 0, done.output
        left_out = NOTHING_CHANGED in done.output
        assert left_out == (now == last and "--no-cache" not in options)
        made = fresh(project, *options)
        assert files_below(project.site) == made
        last = {**state(project), "options": now["options"]}
