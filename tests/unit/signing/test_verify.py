"""`verify --public-key`: who made a copy, and what makes us doubt."""

import base64
import shutil
import subprocess
from pathlib import Path

import minisign
import pytest
from tests.unit.signing.copies import COPY, Keys, beside, doubted, run

from evidence_store.site.offline.archive import archive
from evidence_store.site.offline.signature import NotSigned, Signed, signed_by

# A sound signature ---------------------------------------------------------------------------


@pytest.mark.parametrize("given", ["public", "line"])
def test_a_signed_copy_is_known_by_the_file_of_the_public_key_or_the_key_itself(
    given: str, signed: Path, keys: Keys
):
    done = run("verify", signed, "--public-key", getattr(keys, given))
    assert (done.exit_code, done.output) == (
        0,
        f"{signed}: whole, unaltered, and signed by the holder of the key {keys.name}\n"
        "  they wrote along: file:store.zip\n",
    )


def test_without_a_key_nobody_is_vouched_for(signed: Path):
    assert run("verify", signed).output == (
        f"{signed}: whole and unaltered\n  It is signed. --public-key says whether by whom you trust.\n"
    )


def test_the_same_copy_and_key_make_the_same_signature(signed: Path, keys: Keys):
    first = beside(signed).read_bytes()
    assert run("sign", signed, "--key", keys.private).exit_code == 0
    assert beside(signed).read_bytes() == first


@pytest.mark.parametrize("pasted", ["file", "line"])
def test_the_key_may_come_from_the_environment(pasted: str, copy: Path, keys: Keys):
    secret = keys.private.read_text() if pasted == "file" else keys.private_line + "\n"
    done = run("sign", copy, EVIDENCE_STORE_SIGNING_KEY=secret)
    assert (done.exit_code, done.output) == (0, f"{beside(copy)}: written\n")
    assert run("verify", copy, "--public-key", keys.line).exit_code == 0


def test_a_key_with_a_password_is_opened_by_the_environment(copy: Path, tmp_path: Path):
    keys = Keys(tmp_path, password="correct horse")
    asked = {"EVIDENCE_STORE_SIGNING_PASSWORD": "correct horse"}
    assert run("sign", copy, "--key", keys.private, **asked).exit_code == 0
    assert run("verify", copy, "--public-key", keys.line).exit_code == 0


# The program minisign itself --------------------------------------------------------------------


def minisign_program(*arguments: object) -> subprocess.CompletedProcess[str]:
    program = shutil.which("minisign")
    assert program, "the tests need minisign: make test says how to get it"
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False)


def test_minisign_checks_what_we_sign(signed: Path, keys: Keys):
    done = minisign_program("-V", "-m", signed, "-P", keys.line)
    assert (done.returncode, done.stdout) == (
        0,
        "Signature and comment signature verified\nTrusted comment: file:store.zip\n",
    )
    signed.write_bytes(COPY + b" ")
    assert minisign_program("-V", "-m", signed, "-P", keys.line).returncode == 1


def test_we_sign_with_minisigns_key_and_check_what_it_signs(copy: Path, tmp_path: Path):
    private, public = tmp_path / "its.key", tmp_path / "its.pub"
    assert minisign_program("-G", "-W", "-s", private, "-p", public).returncode == 0
    assert run("sign", copy, "--key", private).exit_code == 0
    assert minisign_program("-V", "-m", copy, "-p", public).returncode == 0
    done = minisign_program("-S", "-s", private, "-m", copy, "-t", "Made for the Cardiff office")
    assert done.returncode == 0, done.stderr
    assert run("verify", copy, "--public-key", public).output.endswith(
        "  they wrote along: Made for the Cardiff office\n"
    )


def test_the_example_that_its_author_published_is_sound():
    signature = (
        "untrusted comment: signature from minisign secret key\n"
        "RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351vwIasSSbXxwA=\n"
        "trusted comment: timestamp:1555779966\tfile:test\n"
        "QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==\n"
    )
    key = b"RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
    # A tab is no printable letter: nothing in a signature moves a reader's terminal.
    said = Signed("E7620F1842B4E81F", "timestamp:1555779966 file:test")
    assert signed_by(b"test", signature.encode(), key) == said


# What makes us doubt ------------------------------------------------------------------------------


def test_another_key_is_told_by_name(signed: Path, keys: Keys, other: Keys):
    done = run("verify", signed, "--public-key", other.line)
    fault = f"it was signed with another key: {keys.name}, and not {other.name}"
    assert (done.exit_code, done.output) == (1, doubted(signed, fault))


NOT_OF_THIS = "the signature is not of this copy: one of them was altered, or they do not belong together"


def test_another_copy_under_the_same_name_is_found(signed: Path, keys: Keys):
    signed.write_bytes(archive({"START-HERE.html": b"forged"}))
    done = run("verify", signed, "--public-key", keys.line)
    assert (done.exit_code, done.output) == (1, doubted(signed, NOT_OF_THIS))
    assert run("verify", signed).exit_code == 0  # its own sums say nothing of who made it


def test_a_damaged_copy_is_damaged_and_not_what_was_signed(signed: Path, keys: Keys):
    signed.write_bytes(COPY.replace(b"START", b"STARK", 1))
    done = run("verify", signed, "--public-key", keys.line)
    damaged = "the copy was altered or damaged after it was made"
    assert (done.exit_code, done.output) == (1, doubted(signed, damaged, NOT_OF_THIS))


@pytest.mark.parametrize(
    ("line", "old", "new", "fault"),
    [
        (2, b"file:store.zip", b"file:other.zip", NOT_OF_THIS),
        (1, b"RU", b"R!", "the signature is damaged, or none of minisign's"),
        (0, b"untrusted comment: ", b"", "the signature is damaged, or none of minisign's"),
        (3, b"=", b"", "the signature is damaged, or none of minisign's"),
    ],
)
def test_a_signature_that_was_touched_is_found(
    line: int, old: bytes, new: bytes, fault: str, signed: Path, keys: Keys
):
    lines = beside(signed).read_bytes().splitlines(keepends=True)
    assert old in lines[line]
    lines[line] = lines[line].replace(old, new, 1)
    beside(signed).write_bytes(b"".join(lines))
    done = run("verify", signed, "--public-key", keys.line)
    assert (done.exit_code, done.output) == (1, doubted(signed, fault))


def test_every_flipped_byte_of_a_signature_is_found(keys: Keys):
    signature = minisign.SecretKey.from_base64(keys.private_line).sign(COPY, trusted_comment="file:store.zip")
    note, first, comment, second = bytes(signature).splitlines()
    decoded = [base64.b64decode(first), comment, base64.b64decode(second)]
    for part, place in [(which, at) for which in range(3) for at in range(len(decoded[which]))]:
        touched = [bytearray(whole) for whole in decoded]
        touched[part][place] ^= 2
        lines = [note, base64.b64encode(touched[0]), bytes(touched[1]), base64.b64encode(touched[2])]
        with pytest.raises(NotSigned):
            signed_by(COPY, b"\n".join(lines), keys.line.encode())


@pytest.mark.parametrize("there", [b"", b"\x00\xff" * 90, b"one\ntwo\nthree\nfour\n"])
def test_what_is_no_signature_is_told_without_a_traceback(there: bytes, copy: Path, keys: Keys):
    beside(copy).write_bytes(there)
    done = run("verify", copy, "--public-key", keys.line)
    assert done.output == doubted(copy, "the signature is damaged, or none of minisign's")


def test_a_copy_without_a_signature_does_not_pass_for_signed(copy: Path, keys: Keys):
    done = run("verify", copy, "--public-key", keys.line)
    assert (done.exit_code, done.output) == (
        1,
        doubted(copy, "its signature, store.zip.minisig, is not beside it"),
    )


@pytest.mark.parametrize("given", ["", "nonsense", "RWQ", "private", "private_line"])
def test_what_is_no_public_key_is_told_and_never_shown(given: str, signed: Path, keys: Keys):
    text = str(getattr(keys, given, given)) or "\n"
    done = run("verify", signed, "--public-key", text)
    assert (done.exit_code, done.output) == (
        1,
        "that is no public key of minisign: one line that begins with RW\n",
    )
