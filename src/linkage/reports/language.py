"""The language of a text."""

import functools
import re
from typing import Any

# The languages in which reports of armed conflict mostly come. The detector knows 97, and given all of them it takes short news
# for Latin, Esperanto or Macedonian.
LANGUAGES = (
    "ar", "be", "bg", "de", "el", "en", "es", "fa", "fr", "he", "hu", "hy", "it", "ja", "ka", "ko", "ku", "nl", "pl", "ps", "pt",
    "ro", "ru", "sr", "sw", "tr", "uk", "ur", "zh", "am", "az", "bn", "cs", "da", "et", "fi", "hi", "hr", "id", "lt", "lv", "no", "sv",
)  # fmt: skip
FEWEST_LETTERS = 40  # below it nothing is decided
LONGEST_SAMPLE = 6000  # characters; more makes no difference
UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
RUSSIAN = re.compile(r"[ыэёъЫЭЁЪ]")
BELARUSIAN = re.compile(r"[ўЎ]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
UNDECIDED = "und"


def read_language(text: str) -> str:
    """The language that most of a text is written in.

    East Slavic texts are told apart by the letters that only one of them has, since the detector takes Ukrainian for Russian.

    Args:
        text: The prose of a report, without boilerplate.

    Returns:
        ISO 639-1 code, or "und" where the text is too short to tell.
    """
    sample = text[:LONGEST_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if letters < FEWEST_LETTERS:
        return UNDECIDED
    if len(CYRILLIC.findall(sample)) * 2 > letters:
        east_slavic = tell_east_slavic(sample)
        if east_slavic is not None:
            return east_slavic
    return str(detector().classify(sample)[0])


def choose_language(declared: str | None, text: str) -> str:
    """The language of a report whose page or document declares one.

    Templates declare "en" over Ukrainian texts, so the text is asked first. What it cannot tell (a short text, or a language that the
    detector is not asked about) is taken as declared.

    Args:
        declared: ISO 639 code, or None.
        text: The prose of the report.

    Returns:
        ISO 639 code, or "und".
    """
    read = read_language(text)
    if declared is None:
        return read
    return declared if read == UNDECIDED or declared not in LANGUAGES else read


def tell_east_slavic(text: str) -> str | None:
    """Which of Ukrainian, Russian and Belarusian a Cyrillic text is, by its own letters.

    Args:
        text: A text in Cyrillic letters.

    Returns:
        "uk", "ru" or "be"; None where the letters do not say, so that it may be Bulgarian or Serbian.
    """
    ukrainian, russian, belarusian = (len(letters.findall(text)) for letters in (UKRAINIAN, RUSSIAN, BELARUSIAN))
    if belarusian > 2 and ukrainian > 0:
        return "be"
    if ukrainian > russian:
        return "uk"
    return "ru" if russian > 2 else None


@functools.cache
def detector() -> Any:  # py3langid has no types
    """The language detector, loaded once a process and only when a text needs it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier
