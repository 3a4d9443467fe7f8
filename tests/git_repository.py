"""Repositories made for one test, untouched by the settings of whoever runs it."""

import os
import subprocess
from pathlib import Path


class GitRepository:
    """`repo(path, text)` writes a file, `repo.git(…)` runs git, `repo.commit()` commits all there is."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def __call__(self, path: str, text: str) -> "GitRepository":
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
        return self

    def git(self, *arguments: str) -> str:
        ours = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always")
        return subprocess.run(
            ["git", *who, "-C", str(self.root), *arguments], check=True, capture_output=True, text=True,
            env={**ours, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        ).stdout.strip()  # fmt: skip

    def commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "a change")
        return self.git("rev-parse", "HEAD")
