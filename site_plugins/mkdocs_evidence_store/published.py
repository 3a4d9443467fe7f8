"""What readers get, as files of MkDocs: pages, data, style sheets, scripts and pictures."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

from evidence_store.pages import DataFile, Site
from evidence_store.pages.views import ASSETS
from evidence_store.site.kept_folder import OURS, holds
from mkdocs_evidence_store.hashed import HEADERS, hashed_names
from mkdocs_evidence_store.stylesheets import stylesheets

HERE = Path(__file__).parent
OVERRIDES = HERE / "overrides"
FOR_EDITORS = ("preview.css", "js/preview.js")
"""What only the live preview needs."""


def add_theme(theme: Theme, plugins: Collection[str]) -> Sequence[str]:
    """Put our templates behind a custom_dir of the centre, which has the last word, and before Material.

    Returns the folders behind ours, without which MkDocs goes on where there are no other `plugins`: it would list all
    their files, fourteen thousand, and no page loads one. `with_templates_of` brings back their templates.
    """
    ours = 1 if theme.custom_dir else 0
    behind = [folder for folder in theme.dirs[ours:] if folder != str(OVERRIDES)]
    theme.dirs[ours:] = [str(OVERRIDES), *([] if OURS.issuperset(plugins) else behind)]
    return behind


def with_templates_of(folders: Sequence[str], env: Environment) -> Environment:
    """Let a template of the centre build upon one of the theme."""
    if env.loader is not None:
        env.loader = ChoiceLoader([env.loader, FileSystemLoader(folders)])
    return env


def take_out(files: Files, config: MkDocsConfig, images: Collection[str]) -> None:
    """Take out what editors write, but for their pictures, and all of the theme: no page loads anything of it."""
    behind_ours = config.theme.dirs[config.theme.dirs.index(str(OVERRIDES)) + 1 :]
    for file in list(files):
        written = file.src_dir == config.docs_dir and file.src_uri not in images
        if written or file.src_dir in behind_ours:
            files.remove(file)


def own_assets(serving: bool) -> dict[str, bytes]:
    """Our style sheets, scripts and pictures by their names below the assets; some only for whoever edits."""
    folder = HERE / "assets"
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix != ".css"]
    own = {
        **{file.relative_to(folder).as_posix(): file.read_bytes() for file in files},
        **{name: sheet.encode() for name, sheet in stylesheets().items()},
    }
    return {name: content for name, content in own.items() if serving or name not in FOR_EDITORS}


def made(site: Site, config: MkDocsConfig, serving: bool) -> tuple[list[File], Mapping[str, str]]:
    """Every page and asset of the site, and what the assets that pages load are called in it.

    A page stands where its document stood, so that its edit link stays.
    """
    own = own_assets(serving)
    names = hashed_names(site, own)
    files = []
    for page in site.pages:
        document = File.generated(config, page.document_path, content="")
        document.edit_uri = page.source_path
        files.append(document)
    for name, content in own.items():
        files.append(File.generated(config, ASSETS + names.get(name, name), content=content))
    return [*files, File.generated(config, "_headers", content=HEADERS)], names


def data(site: Site, names: Mapping[str, str]) -> Mapping[str, DataFile]:
    """The data files by the addresses they are published at."""
    published = {ASSETS + name: ASSETS + other for name, other in names.items()}
    return {published.get(file.address, file.address): file for file in site.files}


def write_data(files: Mapping[str, DataFile], folder: Path) -> None:
    """Write the data files into the finished site. MkDocs would hold them all in memory until then."""
    for address, file in files.items():
        target = folder / address
        if holds(target, file.size, file.parts):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as out:
            out.writelines(file.parts)
