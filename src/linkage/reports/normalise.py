"""A text made regular once, so that every later offset is an offset of this text."""

import re
import unicodedata

# Every kind of space as a plain one, character for character: no offset moves.
SPACES = str.maketrans(dict.fromkeys("\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " "))
UNPRINTABLE = re.compile("[\x00\xad\ud800-\udfff\ufeff]")  # NUL, soft hyphen, lone surrogates (no UTF-8 holds them), byte order mark
NEWLINES = re.compile(r"\r\n?")


def keep_offsets(text: str) -> str:
    """The text of a plain-text file, with nothing changed that would move an offset.

    Offsets in a `.txt` report are those of the file's own decoded text, read as Python and every editor read it: without the byte
    order mark and with plain newlines. It is not brought to NFC, since composing letters would shorten it and its offsets would no
    longer be the file's.

    Args:
        text: The decoded text of the file.

    Returns:
        The same text; any kind of space has become a plain one.
    """
    return NEWLINES.sub("\n", text.removeprefix("\ufeff")).translate(SPACES)


def normalise(text: str) -> str:
    """A text taken out of a page or a document, in NFC, with plain newlines and spaces.

    Args:
        text: The text as the format gave it.

    Returns:
        The text without byte order marks, soft hyphens and what cannot be stored; nothing else is trimmed.
    """
    composed = unicodedata.normalize("NFC", text)
    return UNPRINTABLE.sub("", keep_offsets(composed))


def fold_blanks(text: str) -> str:
    """A line or block with each run of white space as one plain space and none at its ends.

    Args:
        text: Text whose line breaks mean nothing, as in HTML.

    Returns:
        One line.
    """
    plain = text if text.isascii() and "\x00" not in text else normalise(text)
    return " ".join(plain.split())
