"""Signs in a text that it was translated by a machine."""

import re
from collections.abc import Iterator

from linkage.vocab import load_phrases

MIXED = (
    re.compile(r"«[^«»“”\n]{3,600}”"),
    re.compile(r"“[^«»“”\n]{3,600}»"),
)
# A clause that ends in a noun, a full stop, then two names and a full stop: "in the hands of Army troops. Free Syrian." The second
# stretch is a modifier that was torn from its noun. Both its words begin with a capital, since "Message discipline." is style.
TORN = re.compile(r"\b(?:of|in|by|from|with|the|and)\s(?:[\w’'-]+\s){0,2}[a-z][\w’'-]+\. [A-Z][\w’'-]+ (?P<last>[A-Z][\w’'-]+)\.(?=\s|$)")
LOWER_START = re.compile(r"(?<![\w’'.-])(?P<last>[a-z]{3,})\. [a-z]{3,} [a-z]+")
TITLES = "Mr Mrs Ms Dr Gen Col Maj Lt Capt Sgt Cpl Adm Cmdr Gov Sen Rep Rev Prof Hon St"
MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
OTHERS = "No vs Inc Ltd Co etc Jr Sr approx est Dept Govt"
ABBREVIATIONS = frozenset(f"{TITLES} {MONTHS} {OTHERS}".casefold().split())
FEWEST_WEAK = 3  # kinds of carried-over wording that make a suspicion without any other sign
WORDINGS = {
    "reported": "a conditional that stands for “reportedly”",
    "pronouns": "a pronoun that does not fit a person",
    "calques": "a phrase carried over word for word",
}
GUILLEMETS = re.compile(r"«[^»\n]{2,300}»")


def translation_signs(text: str, language: str) -> tuple[str, ...]:
    """Why a text looks like a machine's translation, in plain words.

    A sign is a reason to check the wording against the original, never a reason to leave a claim out. Carried-over wording
    (`vocab/translation.yaml`) counts beside another sign, or where three kinds of it meet.

    Args:
        text: The text of a report, without boilerplate.
        language: Its language; only English texts are looked at.

    Returns:
        One sentence a sign, with the words that show it; empty where nothing suggests a translation.
    """
    if language != "en":
        return ()
    signs = []
    mixed = next((match for pattern in MIXED if (match := pattern.search(text)) is not None), None)
    if mixed is not None:
        signs.append(f"quotation marks of two languages round one quotation: {shorten(mixed.group(0))}")
    elif GUILLEMETS.search(text) is not None and "“" in text:
        signs.append("guillemets («») beside English quotation marks")
    torn = next((match for match in TORN.finditer(text) if match["last"].casefold() not in ABBREVIATIONS), None)
    if torn is not None:
        signs.append(f"a full stop that tears a phrase apart: “…{shorten(torn.group(0))}”")
    lower = next((match for match in LOWER_START.finditer(text) if match["last"].casefold() not in ABBREVIATIONS), None)
    if lower is not None:
        signs.append(f"a sentence that begins in lower case: “…{shorten(lower.group(0))}”")
    weak = list(wording_signs(text))
    return (*signs, *weak) if len(signs) + len(weak) >= FEWEST_WEAK or signs else ()


def wording_signs(text: str) -> Iterator[str]:
    """Wording carried over from another language, one sentence a kind with the first words that show it.

    Args:
        text: The English text.
    """
    for section, reason in WORDINGS.items():
        found = re.search(r"\b(?:" + "|".join(map(re.escape, load_phrases("translation", section))) + r")\b", text, re.IGNORECASE)
        if found is not None and not (section == "reported" and _is_condition(text, found.start(), found.end())):
            start = max(text.rfind(" ", 0, max(0, found.start() - 30)), text.rfind("\n", 0, found.start())) + 1
            yield f"{reason}: “…{shorten(text[start : found.end()])}”"


def _is_condition(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a conditional gives its condition, so that it is plain English."""
    first = max(text.rfind(mark, 0, start) for mark in ".\n") + 1
    last = min((n for n in (text.find(".", end), text.find("\n", end)) if n >= 0), default=len(text))
    words = "|".join(map(re.escape, load_phrases("translation", "real_conditions")))
    return re.search(rf"\b(?:{words})\b", text[first:last], re.IGNORECASE) is not None


def shorten(words: str) -> str:
    """Words on one line, the middle of a long quotation left out."""
    line = " ".join(words.split())
    return line if len(line) <= 90 else f"{line[:40]} … {line[-40:]}"
