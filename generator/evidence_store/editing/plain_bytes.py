"""The bytes of a text file as they should be: UTF-8, lines that end with LF, nothing that nobody sees."""

from evidence_store.sources.text import UTF16_MARKS, looks_like_utf16, without_signs_of_no_width

_MARK = "\ufeff"


def plain_bytes(raw: bytes) -> tuple[bytes, list[str]]:
    """The bytes put right, and in words what was done to them. No letter of the text changes.

    Text in an encoding that can only be guessed stays as it is.
    """
    text, said = _read(raw)
    if text is None:
        return raw, []
    if text.startswith(_MARK):
        text = text[1:]
        said.append("the byte order mark is taken away")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        said.append("the lines end with LF")
    visible = without_signs_of_no_width(text)
    if visible != text:
        many = len(text) - len(visible)
        said.append(f"{many} invisible character{' is' if many == 1 else 's are'} taken away")
    return visible.encode(), said


def _read(raw: bytes) -> tuple[str | None, list[str]]:
    marked = raw.startswith(UTF16_MARKS)
    if not marked and not looks_like_utf16(raw):
        try:
            return raw.decode("utf-8"), []
        except UnicodeDecodeError:
            return None, []
    little = raw[1:2] == b"\0"
    try:
        text = raw.decode("utf-16" if marked else "utf-16-le" if little else "utf-16-be")
    except UnicodeDecodeError:
        return None, []
    return (None, []) if "\0" in text else (text, ["saved as UTF-8, no longer as UTF-16"])
