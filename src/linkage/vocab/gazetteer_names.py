"""How place names are compared: one folded form for the spellings of a name, and which alternates are no names at all."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark; Arabic letters that are written for one another.
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a", "ى": "ي", "ة": "ه", "ـ": ""}
)
_APOSTROPHES = re.compile("['’‘ʼʹʻʿʾ`´ʽ′]")
_NOT_WORDS = re.compile(r"[\W_]+")
# What first-order divisions are called: one word for all, so that "Oblast", "region" and "Governorate" agree.
_REGION = re.compile(r"\b(oblast|region|province|governorate|muhafazat|muhafazah|wilayat|wilaya|krai|область|области|محافظه)\b")
_REGION_STATE = re.compile(r"(?<=\w )state$")
_DIVISION = re.compile(f"{_REGION.pattern}|{_REGION_STATE.pattern}")
_CITY_OF = re.compile(
    r"^(?:the )?(?:(?:besieged|occupied|central|coastal|port) )*(?:capital city|port city|city|town|village|capital|port)(?: of)? (?=\w{3})"
    r"|^gorod |^madinat "
)
_CITY_AFTER = re.compile(r"(?<=\w) (?:city|town|village|shi|district|neighbourhood|neighborhood|quarter)$")
_ARTICLE = re.compile(r"\b(?:al|el|ash|as|at|an|ad|az|ar|esh|es|et|ed|ez|er|the) (?=\w{3})|^ال(?=\w{3})")
_CUTTABLE = re.compile("|".join(p.pattern for p in (_ARTICLE, _CITY_OF, _CITY_AFTER)) + "| region$")
_CODE = re.compile(r"[A-Z0-9]{2,4}")
_NO_NAME = re.compile(r"[0-9,;:()\[\]/\"“”%]")
# Names of languages that the source's alternates carry by mistake for cities.
_LANGUAGES = frozenset(
    "hayeren|kartuli|hindi|hayren|nihongo|kannada|tamil|bangla|हिन्दी|ქართული|Հայերեն|日本語|ಕನ್ನಡ|తెలుగు|বাংলা|தமிழ்|한국어|中文|ไทย".split("|")  # noqa: SIM905
)


@lru_cache(maxsize=65536)
def fold_place_name(name: str) -> str:
    """The form in which spellings of one place name agree.

    Args:
        name: A place name in any script.

    Returns:
        Lower case, without accents and apostrophes; hyphens as spaces; every word for a first-order division as "region".
        Empty where the name holds no letter.
    """
    text = _APOSTROPHES.sub("", name.casefold())
    if not text.isascii():
        text = "".join([c for c in unicodedata.normalize("NFKD", text.translate(_LETTERS)) if not unicodedata.combining(c)])
        text = text.translate(_LETTERS)
    text = _NOT_WORDS.sub(" ", text).strip()
    if _DIVISION.search(text) is None:
        return text
    text = _REGION_STATE.sub("region", _REGION.sub("region", text))
    return text.removeprefix("region of ") + " region" if text.startswith("region of ") else text


# Endings that the cases give to East Slavic place names, folded, with the endings of the nominative that they can stand for.
_CASES = (
    ("овом", ("ів",)), ("ові", ("ів",)), ("ова", ("ів",)), ("ову", ("ів",)), ("єві", ("ів",)), ("єва", ("ів",)), ("єву", ("ів",)),
    ("єром", ("ір",)),
    ("ого", ("ое", "ыи", "ии", "е")), ("ому", ("ое", "ыи", "ии", "е")),
    ("ами", ("ы", "и", "а")), ("ах", ("ы", "и")), ("ям", ("і",)), ("ом", ("", "о", "ое", "ыи")),
    ("ем", ("ь", "е")), ("єм", ("ь",)), ("ою", ("а",)),
    ("ой", ("а", "ая")), ("ои", ("а", "ая")), ("ею", ("я", "а")), ("єю", ("я",)), ("ью", ("ь",)),
    ("е", ("", "а", "ь", "о", "я")), ("і", ("", "а", "ь", "я", "о")), ("у", ("", "а", "о")), ("а", ("", "о")), ("я", ("ь", "е", "и")),
    ("ю", ("ь", "я", "е")), ("ы", ("а",)), ("и", ("а", "ь", "я")),
)  # fmt: skip
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def case_forms(name: str) -> tuple[str, ...]:
    """The folded nominatives that a Cyrillic place name in another case can stand for: "Мариуполе" for "Мариуполь".

    Args:
        name: A place name as written.

    Returns:
        Guesses, of which the gazetteer knows the right one; none for a name in another script.
    """
    folded = fold_place_name(name)
    if _CYRILLIC.search(folded) is None:
        return ()
    forms = (folded.removesuffix(end) + new for end, news in _CASES if folded.endswith(end) and len(folded) - len(end) >= 3 for new in news)
    short = (folded.removesuffix(end) + new for end, news in _CASES if folded.endswith(end) and len(folded) - len(end) == 2 for new in news)
    return tuple(dict.fromkeys((*forms, *(f for f in short if len(f) >= 4))))


@lru_cache(maxsize=65536)
def name_forms(name: str) -> tuple[str, ...]:
    """The folded forms under which a name is looked up, the closest first.

    Args:
        name: A place name as written.

    Returns:
        The folded name; then without the article; then without "city of", "district" and the like; then without "region".
    """
    folded = fold_place_name(name)
    if _CUTTABLE.search(folded) is None:
        return (folded,) if folded else ()
    forms = [folded]
    for pattern in (_ARTICLE, _CITY_OF, _CITY_AFTER):
        forms += [pattern.sub("", f).strip() for f in forms]
    forms += [f.removesuffix(" region") for f in forms if f.endswith(" region")]
    return tuple(f for f in dict.fromkeys(forms) if f)


def is_usable_alternate(name: str) -> bool:
    """Whether an alternate name of the source can stand for the place in a text.

    Args:
        name: One alternate name.

    Returns:
        False for codes ("MPW"), machine transliterations (in the source these are in lower case: "mrwpl"), names of languages,
        and names of fewer than three letters (two in Chinese, Japanese and Korean).
    """
    first = name.strip()[:1]
    if not first:
        return False
    if first.islower() and unicodedata.name(first, "").startswith("LATIN"):
        return False
    if _CODE.fullmatch(name) or _NO_NAME.search(name):
        return False
    if name in _LANGUAGES or name.casefold() in _LANGUAGES:
        return False
    return len(name) >= 3 or (len(name) == 2 and unicodedata.name(first, "").startswith(("CJK", "HANGUL", "HIRAGANA", "KATAKANA")))
