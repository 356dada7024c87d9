"""Sentence -> counts: how many, with the bounds that the wording allows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from linkage.model.count import Count
from linkage.model.parse import Token
from linkage.vocab import Lexicon, load_phrases, load_vocabulary, load_word_set

_PHRASE = 6  # words: how far the noun stands behind "one of"


@dataclass(frozen=True, slots=True)
class CountHit:
    """A count in a sentence: words `start` to `end` (exclusive); `number` is the first word of the figure itself."""

    start: int
    end: int
    number: int
    count: Count


@cache
def _numbers(section: str) -> dict[str, int]:
    values = load_vocabulary("counts")[section]
    return {str(k): int(v) for k, v in values.items()} if isinstance(values, dict) else {}


@cache
def _bounds() -> Lexicon:
    return Lexicon({name: load_phrases("counts", name) for name in ("open_top", "open_bottom", "about")})


@cache
def _beginnings() -> frozenset[str]:
    """The words, figures and those of `_bounds` apart, with which a count may begin: most words of a report begin none."""
    plurals = {phrase.split()[0] for phrase in _numbers("plurals")}
    return frozenset(plurals.union(_numbers("units"), _numbers("multiples"), load_phrases("counts", "between"), _ARTICLES))


_ARTICLES = ("a", "the", "their")  # "the dozen", "their few"


def read_number(words: Sequence[str], i: int) -> tuple[int, int] | None:
    """The number that starts at word `i`, and the index after its last word.

    Args:
        words: Lower-case words of a sentence; "twenty-two" may be one word or three.
        i: Where the number should start.

    Returns:
        (value, end), or None where no number starts there. "1 million", "2.8 million" and "three hundred and ten" are read whole.
    """
    units, multiples = _numbers("units"), _numbers("multiples")
    total, current, end, seen = 0.0, 0.0, i, False
    while end < len(words):
        word = words[end]
        value = _digits(word)
        if value is not None and not seen:
            current, seen = value, True
        elif seen and end == i + 1 and len(words[i]) <= 3 and words[i].isdecimal() and len(word) == 3 and word.isdecimal():
            current = current * 1000 + int(word)  # "45 000"
        elif word in units and (
            not seen or (current % 100 == 0 and current > 0) or (current % 10 == 0 and current % 100 >= 20 and units[word] < 10)
        ):
            current, seen = current + units[word], True
        elif word in multiples and (seen or (word != "dozen" and _is_article(words, end)) or word == "dozen"):
            factor = multiples[word]
            current = (current if seen and current else 1) * factor
            seen = True
            if factor >= 1000:
                total, current = total + current, 0
        elif (
            word in ("-", "and") and seen and end + 1 < len(words) and words[end + 1] in units and (word == "-" or current >= 100 or total)
        ):
            end += 1
            continue
        else:
            break
        end += 1
    if not seen:
        return None
    return round(total + current), end


def _is_article(words: Sequence[str], i: int) -> bool:
    return i > 0 and words[i - 1] in ("a", "one")


def _digits(word: str) -> float | None:
    cleaned = word.replace(",", "").replace(" ", "")
    if not cleaned or not cleaned[0].isdecimal() or not all(c.isdecimal() or c == "." for c in cleaned) or cleaned.count(".") > 1:
        return None
    return float(cleaned.rstrip("."))


def read_counts(tokens: Sequence[Token]) -> Iterator[CountHit]:
    """The counts of a sentence from left to right.

    Dates, ages, shares and ordinals are left to their own readers: a number beside "%", a month, "year" or "km" is none.
    """
    words = [t.lower for t in tokens]
    beginnings, bounds = _beginnings(), _bounds()
    i = 0
    while i < len(words):
        may_begin = words[i] in beginnings or words[i].lstrip(", ")[:1].isdecimal() or bounds.begins(tokens[i])
        hit = _count_at(tokens, words, i) if may_begin else None
        if hit is None:
            i += 1
        else:
            yield hit
            i = hit.end


def _count_at(tokens: Sequence[Token], words: Sequence[str], i: int) -> CountHit | None:
    between = _between(words, i)
    if between is not None:
        return between
    bound, figure = "", i
    opening = _bounds().at(tokens, i)
    while opening is not None:
        bound = bound if bound in ("open_top", "open_bottom") else opening.concept
        figure = opening.end
        opening = _bounds().at(tokens, figure) if figure < len(words) else None
    if figure < len(words) and words[figure] in _ARTICLES:
        figure += figure + 1 < len(words) and words[figure + 1] in ("dozen", "hundred", "thousand", "million", "few")
    plural = _plural_at(words, figure)
    if plural is not None:
        value, end = plural
        return CountHit(i, end, figure, Count(value, None, hedged=bool(bound)))
    number = read_number(words, figure)
    if number is None or not _counts_people(words, figure, number[1]) or _is_model(tokens, figure, number[1]):
        return None
    value, end = number
    if words[figure:end] == ["one"] and figure and words[figure - 1] == "no":  # "no one was hurt"
        return CountHit(i, end, figure, Count(0, 0, hedged=False))
    if end < len(words) and words[end] == "or" and end + 1 < len(words) and words[end + 1] in ("more", "so"):
        bound = "open_top" if words[end + 1] == "more" else "about"
        end += 2
    if end < len(words) and words[end] == "-" and end + 1 < len(words):
        upper = read_number(words, end + 1)
        if upper is not None and upper[0] > value:
            return CountHit(i, upper[1], figure, Count(value, upper[0], hedged=True))
    if end + 1 < len(words) and words[end] in ("to", "or"):
        upper = read_number(words, end + 1)
        if upper is not None and upper[0] > value:
            return CountHit(i, upper[1], figure, Count(value, upper[0], hedged=True))
    if bound == "open_top":
        return CountHit(i, end, figure, Count(value, None, hedged=True))
    if bound == "open_bottom":
        return CountHit(i, end, figure, Count(0, value, hedged=True))
    return CountHit(i, end, figure, Count(value, value, hedged=bound == "about"))


def _between(words: Sequence[str], i: int) -> CountHit | None:
    if words[i] not in load_phrases("counts", "between"):
        return None
    low = read_number(words, i + 1)
    if low is None or low[1] >= len(words) or words[low[1]] not in ("and", "to"):
        return None
    high = read_number(words, low[1] + 1)
    if high is None or high[0] < low[0]:
        return None
    if 1900 <= low[0] <= 2100 and 1900 <= high[0] <= 2100:  # "between 2014 and 2016"
        return None
    return CountHit(i, high[1], i + 1, Count(low[0], high[0], hedged=True))


def _plural_at(words: Sequence[str], i: int) -> tuple[int, int] | None:
    for length in (3, 2, 1):
        phrase = " ".join(words[i : i + length])
        value = _numbers("plurals").get(phrase)
        if value is not None and i + length <= len(words):
            return value, i + length
    return None


_listed = partial(load_word_set, "counts")


@cache
def _months() -> frozenset[str]:
    months = load_vocabulary("times")["months"]
    return frozenset(months) | {f"{m}." for m in months} if isinstance(months, dict) else frozenset()


def _counts_people(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the figure can be a count: no date, age, share, measure, clock time or part of a name."""
    after = words[end] if end < len(words) else ""
    behind = words[end + 1] if end + 1 < len(words) else ""
    before = words[start - 1] if start else ""
    if after in _listed("measures") or (after == "-" and (behind == "old" or behind in _listed("measures"))):
        return False
    if _in_date(words, start, end) or before in _months() or after in _months() or before in _listed("labels"):
        return False
    if end - start == 1 and len(words[start]) == 4 and words[start].isdecimal() and 1900 <= int(words[start]) <= 2100:
        return after in ("people", "civilians", "persons", "others", "deaths")
    if words[start] == "one" and after == "of":
        return _is_of_people(words[end + 1 : end + _PHRASE])
    return words[start] != "one" or not (before in ("the", "this") or after in ("another", "such", "side"))


def _is_model(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the figure is part of a product's name: "a Boeing 727", "the Mi 24"; not "the Boeing 12 people died in"."""
    name = tokens[start - 1] if start else None
    figure = tokens[start]
    if name is None or end != start + 1 or not figure.text.isdecimal() or name.tag != "NNP" or figure.head is not name:
        return False
    behind = tokens[end] if end < len(tokens) else None
    told = behind is not None and (behind.pos in ("NOUN", "ADJ", "PROPN") or behind.tag == "VBN")
    return not told and any(c.dep == "det" and c.i < name.i for c in name.children)


def _is_of_people(words: Sequence[str]) -> bool:
    """Whether one of several people is meant, and not one of a kind: "one of the suspected recruits", not "one of the worst attacks"."""
    groups = load_phrases("persons", "groups")
    return bool(words) and (words[0] == "them" or any(w in groups or w.removesuffix("s") in groups for w in words[1:]))


def _in_date(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the figure is one part of a date with dashes: "04-04-2016"."""
    before = start >= 2 and words[start - 1] in ("-", "/") and words[start - 2].isdecimal()
    ahead = words[start : start + 5]
    if len(ahead) == 5 and ahead[1] == ahead[3] and ahead[1] in ("-", "/") and ahead[2].isdecimal() and len(ahead[4]) == 4:
        return ahead[4].isdecimal()  # "25-12-2014"
    after = (
        end + 1 < len(words)
        and words[end] in ("-", "/")
        and words[end + 1][:1].isdecimal()
        and (len(words[end + 1]) > 2 or words[start].startswith("0"))
    )
    return before or after
