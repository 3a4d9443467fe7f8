"""What a site is made from, beside its content."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evidence_store.days import today
from evidence_store.fingerprint import of_code, of_files, of_text

ALWAYS = ("SOURCE_DATE_EPOCH", "TZ", "LANG", "LANGUAGE")
"""Variables that say what day it is and which language the system speaks."""
BEGINNINGS = ("EVIDENCE_STORE_", "LC_", "MKDOCS", "PYTHON")
"""How others begin that something in a build may read."""
NO_CACHE = "EVIDENCE_STORE_NO_CACHE"
"""Says how a site is made, not what is in it."""


@dataclass(frozen=True)
class Asked:
    """A build as somebody asked for it."""

    config_file: Path
    options: Mapping[str, bool]
    """The options of the command that change the site."""
    also: Mapping[Path, Iterable[str]] = field(default_factory=dict)
    """Other files that go into it, by the folder they lie in."""

    def fingerprint(self, variables: Iterable[str]) -> str:
        """Of the program, the settings, the options, the day, and the environment with these `variables`.

        Raises OSError and ValueError where something of that cannot be had.
        """
        file = self.config_file.resolve()
        root = next((folder for folder in file.parents if (folder / ".git").exists()), file.parent)
        names = {*ALWAYS, *variables, *(name for name in os.environ if name.startswith(BEGINNINGS))} - {
            NO_CACHE
        }
        return of_text(
            of_code(),
            today().isoformat(),
            str(Path.cwd()),  # findings name files as they are seen from here
            str(self.config_file),
            str(file),
            str(root),  # links lead to files as the repository names them
            self.config_file.read_bytes().hex(),
            repr(sorted(self.options.items())),
            repr([(name, os.environ.get(name)) for name in sorted(names)]),
            *(of_files(folder, files) for folder, files in self.also.items()),
        )
