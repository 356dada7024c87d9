"""The text of a plain-text file's bytes, or the reason why there is none."""

import codecs
import re

from linkage.errors import ReportError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The one-byte encodings in which reports of these wars come; a detector given more of them guesses worse.
LEGACY = ["cp1251", "cp1252", "koi8_r", "koi8_u", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "iso8859_5", "mac_cyrillic"]
MOST_CHAOS = 0.1  # of charset-normalizer's mess ratio: above it the reading is not sure
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOST_CONTROLS = 0.001  # share of control characters above which a file is no text
SAVE_AS_UTF8 = "open it in the program it came from and save it as UTF-8 text"


def decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a plain-text file, and what should be known about how it was decoded.

    A byte order mark decides; then UTF-8; then UTF-16 without a mark; then a one-byte encoding, where it is sure.

    Args:
        raw: The bytes of the file.

    Returns:
        The text as it stands in the file, and notes in plain words (empty for UTF-8).

    Raises:
        ReportError: The bytes are no text, or their encoding cannot be told with confidence.
    """
    text, notes = decode_text(raw)
    if len(CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        raise ReportError("the file holds binary data, not text", "give the file the ending of its real type, or save it as text")
    return text, notes


def decode_text(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, without the check that it is one; see `decode`."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return decode_marked(raw, encoding)
    if b"\x00" in raw:
        return decode_unmarked_utf16(raw)
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        # Letters before the break show that it is UTF-8, and no one-byte encoding in which the last letter has an accent.
        if error.reason == "unexpected end of data" and not raw[: error.start].isascii():
            note = "the file ends in the middle of a character: it was probably cut off; compare it with its source"
            return raw[: error.start].decode("utf-8"), (note,)
    return decode_legacy(raw)


def decode_marked(raw: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """The text of bytes whose byte order mark names the encoding.

    Args:
        raw: The bytes, mark included.
        encoding: What the mark says.

    Returns:
        The text without the mark, and a note unless it is UTF-8.

    Raises:
        ReportError: The bytes do not hold what the mark promises.
    """
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        raise ReportError(f"the file says it is {name}, and byte {error.start} is not", SAVE_AS_UTF8) from error
    return text, () if encoding == "utf-8-sig" else (f"decoded as {encoding.upper()}, as its byte order mark says",)


def decode_unmarked_utf16(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of bytes in which every other byte is mostly NUL: UTF-16 without a mark.

    Args:
        raw: The bytes, at least one of them NUL.

    Returns:
        The text and a note that says so.

    Raises:
        ReportError: The NULs stand elsewhere, so that this is no text.
    """
    for encoding, high in (("utf-16-le", raw[1::2]), ("utf-16-be", raw[::2])):
        if high.count(0) > 0.4 * len(high):
            try:
                return raw.decode(encoding), (f"decoded as {encoding.upper()}: it has no byte order mark",)
            except UnicodeDecodeError:
                continue
    raise ReportError("the file holds binary data, not text", "give the file the ending of its real type, or save it as text")


def decode_legacy(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of bytes in a one-byte encoding, where one of them reads clearly best.

    Args:
        raw: Bytes that are not UTF-8.

    Returns:
        The text and a note that names the encoding.

    Raises:
        ReportError: No encoding reads clearly.
    """
    import charset_normalizer  # most files are UTF-8 and need none of it

    best = charset_normalizer.from_bytes(raw, cp_isolation=LEGACY).best()
    if best is None or best.chaos > MOST_CHAOS or best.coherence == 0:
        raise ReportError("the encoding of the text cannot be told with confidence", SAVE_AS_UTF8)
    name = best.encoding.replace("_", "-")
    return raw.decode(best.encoding), (f"not UTF-8: decoded as {name}, which reads best; check a name or two",)
