"""`evidence-store build` builds if anything has changed since the last build, and otherwise only says so."""

import os
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner
from tests.unit.last_build.conftest import PARTNER, Project, built, files_below, fresh

from evidence_store.cli import main
from evidence_store.cli_build import NOTHING_CHANGED
from evidence_store.last_build import last, snapshot

HOOK = "import pathlib\ndef on_config(config):\n    config.site_name = pathlib.Path({!r}).read_text()\n"


def test_what_has_not_changed_is_not_built_and_what_was_said_is_said_again(project: Project):
    first = project.build("--precompress")
    before = {path: path.stat().st_mtime_ns for path in project.site.rglob("*")}
    again = project.build("--precompress")
    assert again.stdout == first.stdout + NOTHING_CHANGED + "\n"
    assert (again.stderr, again.exit_code) == (first.stderr, 0)
    assert {path: path.stat().st_mtime_ns for path in project.site.rglob("*")} == before


def test_nothing_that_makes_a_site_is_loaded_to_find_out(project: Project):
    project.build()
    heavy = ("mkdocs", "pydantic", "jinja2", "yaml", "numpy", "evidence_store.pipeline", "asyncio")
    program = (
        "import sys\nfrom evidence_store.cli import main\n"
        "try:\n    main(['build'])\n"
        f"finally:\n    sys.stderr.write(' '.join(name for name in {heavy} if name in sys.modules))"
    )
    words = [sys.executable, "-c", program]
    for loaded in (
        "mkdocs",
        "",
    ):  # the first is started from another folder, from which findings would look different
        done = subprocess.run(words, cwd=project.folder, capture_output=True, text=True, check=True)
        assert done.stderr.split(" ")[0] == loaded
    assert done.stdout.endswith(NOTHING_CHANGED + "\n")


CHANGES = {
    "a file of the content": lambda p: (p.content / "partners/a.md").write_text(PARTNER.format("Bramley")),
    "a new file": lambda p: (p.content / "partners/b.md").write_text(PARTNER.format("Bramley")),
    "a file less": lambda p: (p.content / "partners/a.md").unlink(),
    "another name": lambda p: (p.content / "partners/a.md").rename(p.content / "partners/b.md"),
    "a hidden file": lambda p: (p.content / ".hidden").write_text(""),
    "the settings": lambda p: p.settings.write_text(p.settings.read_text() + "site_author: A\n"),
    "a page of the site": lambda p: (p.site / "index.html").write_text("other"),
    "a page less": lambda p: (p.site / "index.html").unlink(),
    "a file more in the site": lambda p: (p.site / "partners/more.html").write_text("more"),
    "a link for a page": lambda p: (
        (p.site / "index.html").rename(p.folder / "away.html"),
        (p.site / "index.html").symlink_to(p.folder / "away.html"),
    ),
    "no site": lambda p: shutil.rmtree(p.site),
    "no record": lambda p: p.record.unlink(),
    "an empty record": lambda p: p.record.write_bytes(b""),
    "half a record": lambda p: p.record.write_bytes(p.record.read_bytes()[:-100]),
    "another word in the record": lambda p: p.record.write_text(
        p.record.read_text().replace("pages", "seiten")
    ),
    "a record of something else": lambda p: p.record.write_text("[]"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_after_any_change_the_site_is_built(change, project: Project):
    project.build()
    change(project)
    assert built(project)
    assert not built(project)


@pytest.mark.parametrize(
    ("name", "value"),
    [("SOURCE_DATE_EPOCH", "1795392000"), ("LANTERN_NAME", "Fern House"), ("EVIDENCE_STORE_PREVIEW", "1")],
)
def test_what_the_environment_says_counts(
    name: str, value: str, project: Project, monkeypatch: pytest.MonkeyPatch
):
    project.build()
    monkeypatch.setenv(name, value)
    assert built(project)
    assert files_below(project.site) == fresh(project)
    assert not built(project)


@pytest.mark.parametrize("option", ["--keep-going", "--offline-copy", "--precompress"])
def test_options_count(option: str, project: Project):
    project.build()
    assert built(project, option)
    assert not built(project, option)


def test_the_program_counts(project: Project, monkeypatch: pytest.MonkeyPatch):
    project.build()
    monkeypatch.setattr("evidence_store.last_build.made_from.of_code", lambda: "another version")
    assert built(project)


def test_it_is_built_in_any_case_where_somebody_says_so(project: Project, monkeypatch: pytest.MonkeyPatch):
    project.build()
    assert built(project, "--no-cache")
    assert not built(project)
    monkeypatch.setenv("EVIDENCE_STORE_NO_CACHE", "1")
    assert built(project)


def test_the_same_bytes_with_other_times_are_no_change(project: Project):
    project.build()
    for path in [*project.site.rglob("*.html"), *project.content.rglob("*.md")]:
        os.utime(path, ns=(1, 1))
    assert not built(project)
    assert not built(project)


def test_other_bytes_with_the_same_size_and_time_are_a_change(project: Project):
    project.build()
    page = project.site / "index.html"
    times = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Lantern", b"Iantern"))
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert built(project)


def test_a_failed_build_is_built_again_and_a_fault_is_told_each_time(project: Project):
    project.build()
    good = (project.content / "partners/a.md").read_bytes()
    (project.content / "partners/a.md").write_text("---\ntitle: A\n---\n")
    for _ in range(2):
        for options in ((), ("--keep-going",)):
            failed = project.build(*options)
            assert failed.exit_code == 1
            assert "missing-field" in failed.stderr
    (project.content / "partners/a.md").write_bytes(good)
    assert built(project)
    assert files_below(project.site) == fresh(project)


def test_warnings_of_the_content_are_counted_each_time(project: Project):
    page = project.content / "index.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    for _ in range(2):
        lines = project.build().stdout.splitlines()
        assert lines[1] == "1 warning in the content: see `evidence-store check`."


def test_files_beside_the_first_page_that_mkdocs_leaves_alone_are_no_change(project: Project):
    project.build()
    (project.site / ".nojekyll").write_text("")
    assert not built(project)


def test_content_that_is_changed_while_the_site_is_made_and_changed_back_is_not_relied_on(
    project: Project, monkeypatch: pytest.MonkeyPatch
):
    file = project.content / "partners" / "a.md"
    good = file.read_bytes()
    first_look = last.LastBuild.begins

    def changed_after_it(self: last.LastBuild) -> None:
        first_look(self)
        file.write_text(PARTNER.format("Bramley"))

    monkeypatch.setattr(last.LastBuild, "begins", changed_after_it)
    before_second_look = last.LastBuild.made

    def changed_back(self: last.LastBuild, *given: object) -> None:
        file.write_bytes(good)
        before_second_look(self, *given)

    monkeypatch.setattr(last.LastBuild, "made", changed_back)
    project.build()
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert b"Bramley" in (project.site / "partners/a.html").read_bytes()
    assert built(project)
    assert b"Bramley" not in (project.site / "partners/a.html").read_bytes()


OUTSIDE = {
    "hooks": "hooks: [hook.py]\n",
    "INHERIT": "INHERIT: base.yml\n",
    "a folder for templates": "theme: {name: material, font: false, custom_dir: theme}\n",
    "extensions": "markdown_extensions: [pymdownx.snippets]\n",
    "another plugin": "plugins: [evidence-store, search]\n",
    "a function": "extra: {x: !!python/name:os.getcwd }\n",
}


@pytest.mark.parametrize("setting", OUTSIDE.values(), ids=OUTSIDE.keys())
def test_settings_that_lead_to_other_files_are_built_each_time(setting: str, project: Project):
    (project.folder / "name.txt").write_text("Fern House")
    (project.folder / "hook.py").write_text(HOOK.format(str(project.folder / "name.txt")))
    (project.folder / "base.yml").write_text("site_author: A\n")
    (project.folder / "theme").mkdir()
    key = setting.partition(":")[0]
    kept = [line for line in project.settings.read_text().splitlines() if not line.startswith(key)]
    project.settings.write_text("\n".join(kept) + "\n" + setting)
    assert built(project)
    assert built(project)
    assert not project.record.exists()


def test_a_project_that_nobody_may_write_into_is_built_each_time(
    project: Project, monkeypatch: pytest.MonkeyPatch
):
    (project.folder / ".cache").write_text("a file where the folder would be")
    assert built(project)
    assert built(project)


def test_where_times_cannot_be_trusted_files_are_read(project: Project, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(snapshot, "TRUSTED", False)
    project.build()
    assert not built(project)
    (project.site / "index.html").write_text("other")
    assert built(project)


def test_two_settings_in_one_folder_have_a_record_each(project: Project):
    project.build()
    other = project.folder / "other.yml"
    other.write_text(project.settings.read_text() + "site_dir: elsewhere\n")
    words = ["build", "-f", str(other)]
    assert NOTHING_CHANGED not in CliRunner().invoke(main, words).output
    assert NOTHING_CHANGED in CliRunner().invoke(main, words).output
    assert not built(project)
