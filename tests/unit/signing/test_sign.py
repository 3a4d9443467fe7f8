"""`sign` and `export offline --sign`: a private key signs, and is seen nowhere else."""

import builtins
import io
import os
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from tests.unit.signing.copies import COPY, Keys, beside, run

from evidence_store.site.offline import make
from evidence_store.site.offline.archive import archive
from evidence_store.site.offline.make import OfflineCopy

# When nothing can be signed -------------------------------------------------------------------------


def test_without_a_key_nothing_is_signed(copy: Path):
    done = run("sign", copy, EVIDENCE_STORE_SIGNING_KEY="")
    assert (done.exit_code, done.output) == (
        1,
        "there is no private key: give --key, or put it into EVIDENCE_STORE_SIGNING_KEY\n",
    )


@pytest.mark.parametrize("kind", ["public", "nonsense", "cut", "empty"])
def test_what_is_no_private_key_is_told_and_never_shown(kind: str, copy: Path, keys: Keys, tmp_path: Path):
    texts = {"public": keys.line, "nonsense": "hunter2", "cut": keys.private_line[:-9], "empty": ""}
    file = tmp_path / "some.key"
    file.write_text(texts[kind])
    done = run("sign", copy, "--key", file)
    assert (done.exit_code, done.output) == (
        1,
        "that is no private key of minisign; `minisign -G` makes one\n",
    )
    assert not beside(copy).exists()


def test_a_key_given_in_place_of_its_file_is_not_repeated(copy: Path, keys: Keys):
    done = run("sign", copy, "--key", keys.private_line)
    assert (done.exit_code, done.output) == (
        1,
        "the file of the private key cannot be read: No such file or directory\n",
    )


def test_a_private_key_that_was_damaged_signs_nothing(copy: Path, keys: Keys):
    line = bytearray(keys.private_line.encode())
    line[100] = line[100] ^ 1  # within the half that stays secret
    done = run("sign", copy, EVIDENCE_STORE_SIGNING_KEY=line.decode())
    assert (done.exit_code, done.output) == (
        1,
        "the private key is damaged: nobody could check what it signs\n",
    )


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("wrong", "the private key does not open with this password\n"),
        ("", "the private key has a password, and EVIDENCE_STORE_SIGNING_PASSWORD does not hold it\n"),
    ],
)
def test_a_key_that_does_not_open_signs_nothing(password: str, said: str, copy: Path, tmp_path: Path):
    keys = Keys(tmp_path, password="right")
    done = run("sign", copy, "--key", keys.private, EVIDENCE_STORE_SIGNING_PASSWORD=password)
    assert (done.exit_code, done.output) == (1, said)
    assert not beside(copy).exists()


def test_a_damaged_copy_is_not_signed(copy: Path, keys: Keys):
    copy.write_bytes(COPY[:-1])
    done = run("sign", copy, "--key", keys.private)
    why = "this is no offline copy of an evidence store, or its end is missing"
    assert (done.exit_code, done.output) == (
        1,
        f"{copy} is not to be trusted, and was not signed: {why}\n",
    )
    assert not beside(copy).exists()


def test_a_copy_that_holds_the_private_key_is_not_signed(copy: Path, keys: Keys):
    copy.write_bytes(archive({"store/keys/minisign.key": keys.private.read_bytes()}))
    done = run("sign", copy, "--key", keys.private)
    said = (
        "the copy holds the private key itself, in store/keys/minisign.key; take it out, and make a new key\n"
    )
    assert (done.exit_code, done.output) == (1, said)
    assert keys.private_line not in done.output


@pytest.mark.parametrize("command", ["sign", "verify"])
def test_without_the_extra_the_way_to_it_is_told(
    command: str, signed: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch
):
    found = builtins.__import__

    def missing(name: str, *arguments: Any, **options: Any) -> Any:
        if name == "minisign":
            raise ImportError(name)
        return found(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", missing)
    key = ("--key", keys.private) if command == "sign" else ("--public-key", keys.line)
    done = run(command, signed, *key)
    assert (done.exit_code, done.output) == (
        1,
        'signatures need py-minisign: pip install "evidence-store[signing]"\n',
    )
    assert run("verify", signed).exit_code == 0  # whether it is whole needs no extra


# With the export ----------------------------------------------------------------------------------


@pytest.fixture
def seen_by_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What the build finds in the environment; the copy itself is made quickly."""
    seen: list[str] = []

    def quickly(*_: object) -> OfflineCopy:
        seen.extend(name for name in os.environ if "SIGNING" in name)
        return OfflineCopy(COPY, date(2026, 11, 22), 2)

    monkeypatch.setattr(make, "make_offline_copy", quickly)
    (tmp_path / "mkdocs.yml").touch()
    return seen


def export(folder: Path, *options: object, **environment: str) -> Result:
    out = folder / "out" / "store.zip"
    out.parent.mkdir(exist_ok=True)
    settings = ("-f", folder / "mkdocs.yml", "--out", out)
    return run("export", "offline", *settings, *options, **environment)


def made(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / "out").iterdir())


@pytest.mark.usefixtures("seen_by_the_build")
def test_an_export_is_signed_as_it_is_written(keys: Keys, tmp_path: Path):
    assert export(tmp_path, "--sign", keys.private).exit_code == 0
    assert made(tmp_path) == ["store.zip", "store.zip.minisig", "store.zip.sha256"]
    assert run("verify", tmp_path / "out/store.zip", "--public-key", keys.public).exit_code == 0


def test_the_build_sees_no_key(keys: Keys, tmp_path: Path, seen_by_the_build: list[str]):
    secret = {"EVIDENCE_STORE_SIGNING_KEY": keys.private_line, "EVIDENCE_STORE_SIGNING_PASSWORD": "x"}
    assert export(tmp_path, **secret).exit_code == 0
    assert made(tmp_path) == ["store.zip", "store.zip.minisig", "store.zip.sha256"]
    assert seen_by_the_build == []


@pytest.mark.usefixtures("seen_by_the_build")
def test_nothing_that_is_written_holds_the_private_key(keys: Keys, tmp_path: Path):
    done = export(tmp_path, "--sign", keys.private)
    written = [done.output.encode(), *(file.read_bytes() for file in (tmp_path / "out").iterdir())]
    with zipfile.ZipFile(io.BytesIO(COPY)) as inside:
        written += [inside.read(name) for name in inside.namelist()]
    assert not [text for text in written if keys.private_line.encode() in text]


@pytest.mark.usefixtures("seen_by_the_build")
def test_a_copy_that_is_not_signed_leaves_no_signature_of_the_one_before(keys: Keys, tmp_path: Path):
    assert export(tmp_path, "--sign", keys.private).exit_code == 0
    assert export(tmp_path, "--replace").exit_code == 0
    assert made(tmp_path) == ["store.zip", "store.zip.sha256"]


def test_a_key_of_no_use_is_told_before_anything_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(make, "make_offline_copy", lambda *_: pytest.fail("built in vain"))
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "bad.key").write_text("nonsense")
    done = export(tmp_path, "--sign", tmp_path / "bad.key")
    assert (done.exit_code, made(tmp_path)) == (1, [])
