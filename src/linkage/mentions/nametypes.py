"""One run of name words -> typed names: which of them is a person, a body or a place."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from linkage.mentions.markednames import body_heads
from linkage.mentions.personsigns import is_persons_name
from linkage.mentions.placenames import (
    council_area,
    is_called_settlement,
    is_family,
    is_of_age,
    is_so_named,
    names_no_place,
    numbered_street,
)
from linkage.model.mention import MentionType
from linkage.model.parse import Token
from linkage.vocab import Lexicon, load_lexicon, load_phrases, load_vocabulary, matter_lexicon, rank_lexicon, title_lexicon
from linkage.vocab.gazetteer import Gazetteer

PLACE_LABELS = {"GPE", "LOC", "FAC"}


# A village of a few people whose name is also a word or a surname is no place that a report means without saying so.
_LEAST_POPULATION = 4000


@cache
def listed_words(name: str, section: str) -> frozenset[str]:
    """The words of one section of a vocabulary.

    Args:
        name: The vocabulary.
        section: The section.
    """
    return frozenset(load_phrases(name, section))


@cache
def given_names() -> frozenset[str]:
    """Lower-case given names, in Latin letters."""
    names = {name for part in ("western", "arabic", "slavic") for line in load_phrases("givennames", part) for name in line.split()}
    return frozenset(names | {*load_phrases("persons", "given_openings")})


@cache
def _armed_bodies() -> frozenset[str]:
    """Lower-case names of armed groups known all over the world, without acronyms."""
    names = (name.strip() for line in load_phrases("knownbodies", "armed") for name in line.split(" = "))
    return frozenset(name.lower() for name in names if not name.isupper())


@cache
def outlets() -> Lexicon:
    """Names of outlets that parsers take for persons or miss."""
    return Lexicon({"outlet": load_phrases("bodies", "outlets")})


@cache
def state_words() -> dict[str, tuple[str, str]]:
    """Lower-case names, adjectives and seats of states: word -> (ISO code, "names" | "demonyms" | "seats")."""
    found: dict[str, tuple[str, str]] = {}
    for code, entry in load_vocabulary("states").items():
        if isinstance(entry, dict):
            for sort in ("seats", "demonyms", "names"):
                for word in entry.get(sort, []):
                    found[str(word).lower()] = (code, sort)
    return found


NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?", re.IGNORECASE)


def is_numbered_unit(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word is that of a unit with its number before it: "Brigade" of "the 12th Brigade General X", no rank."""
    return i > 0 and tokens[i].lower in listed_words("bodies", "units") and NUMBER.fullmatch(tokens[i - 1].text) is not None


@cache
def common_words() -> frozenset[str]:
    """Words of the vocabularies that a headline capitalises and that are no names: acts, weapons, victims, verbs of speech."""
    lexicons = [load_lexicon("acts", "nouns"), load_lexicon("acts", "verbs"), load_lexicon("weapons"), load_lexicon("outcomes", "verbs")]
    words = {w for lexicon in lexicons for w in lexicon.words()} | set(load_lexicon("attribution", "verbs").words())
    words |= set(load_phrases("persons", "groups")) | set(load_lexicon("targets").words())
    return frozenset(words - body_heads() - listed_words("bodies", "sites") - listed_words("bodies", "particles"))


# Small words that may stand inside a name.
_OF_NAMES = ["al", "el", "bin", "ibn", "abu", "de", "du", "des", "del", "von", "van", "der", "la", "au", "sur", "di", "da", "dos"]
JOINS = frozenset(["of", "for", "and", "the", "'", "&", *_OF_NAMES])


def split_run(
    tokens: Sequence[Token], start: int, end: int, labels: dict[int, str], gazetteer: Gazetteer
) -> Iterator[tuple[int, int, MentionType]]:
    """One run of name words as one or more typed names: "Georgian Deputy Prime Minister Anna Kovacs" ends in a person.

    Args:
        tokens: The sentence.
        start: The first word of the run.
        end: Its last word.
        labels: What the pipeline took each word for.
        gazetteer: The names of places.
    """
    ranks, titles = rank_lexicon(), title_lexicon()
    i = start = _behind_matter(tokens, start, end)
    while i <= end:
        outlet = outlets().at(tokens, i) if i > start else None
        if outlet is not None and outlet.end == end + 1 and outlet.end - i == 1:  # "Damascus Reuters"
            yield from _classify(tokens, start, i - 1, labels, gazetteer)
            yield i, end, MentionType.ORGANIZATION
            return
        hit = None if is_numbered_unit(tokens, i) else ranks.at(tokens, i) or titles.at(tokens, i)
        owner = hit is not None and hit.end < end and tokens[hit.end].lower in ("'s", "’s")  # "the Ombudsman's Office"
        if hit is not None and not owner and not (hit.end <= end and tokens[hit.end].lower in JOINS):  # it may run on behind the name words
            yield from _classify(tokens, start, i - 1, labels, gazetteer)
            start = i = hit.end
            continue
        i += 1
    yield from _classify(tokens, start, end, labels, gazetteer)


def _behind_matter(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the name begins behind what a title is about: "Ashton" of "Secretary of Defense Ashton Carter"."""
    hit = matter_lexicon().at(tokens, start)
    link = start - 2 if start > 2 and tokens[start - 1].lower == "the" else start - 1  # "Minister of the Interior Anna Kovacs"
    if hit is None or hit.end > end or link < 1 or tokens[link].lower not in ("of", "for"):
        return start
    ends = (link, hit.end)  # "Secretary of State" is a title of its own
    titled = any(title.end in ends for i in range(max(0, link - 3), link) if (title := title_lexicon().at(tokens, i)))
    return hit.end if titled else start


def _classify(
    tokens: Sequence[Token], start: int, end: int, labels: dict[int, str], gazetteer: Gazetteer
) -> Iterator[tuple[int, int, MentionType]]:
    while start <= end and ((tokens[start].text in JOINS and not _glued(tokens, start)) or tokens[start].text in ".,-'"):
        start += 1
    while end >= start and (tokens[end].lower in JOINS or tokens[end].text in ".,-'"):
        end -= 1
    if start > end:
        return
    words = [t.lower for t in tokens[start : end + 1]]
    phrase = " ".join(words).replace(" - ", "-").replace(" '", "'")
    if phrase in _armed_bodies():
        yield start, end, MentionType.ORGANIZATION
        return
    seen = [labels[i] for i in range(start, end + 1) if i in labels]
    if (area := council_area(tokens, start, end)) is not None:
        yield start, area, MentionType.PLACE
        yield from _classify(tokens, area + 1, end, labels, gazetteer)
        return
    if (
        (len(words) > 1 and "-" not in words and is_of_age(tokens, start))
        or is_so_named(tokens, start)
        or ((is_family(tokens, end) or is_persons_name(tokens, start, end)) and not set(words) & (body_heads() | state_words().keys()))
    ):
        yield start, end, MentionType.PERSON
        return
    if len(words) == 1 and start and tokens[start - 1].lower == "the" and words[0] in listed_words("bodies", "bodies"):
        yield start, end, MentionType.ORGANIZATION  # "the Mission", which is also a city
        return
    if len(words) > 1 and words[0] in listed_words("bodies", "natural") and words[1] == "of":
        yield start, end, MentionType.PLACE
        return
    following = tokens[end].next
    of_site = following is not None and following.lower in listed_words("bodies", "sites")
    if following is not None and of_site and not set(words) & body_heads() and phrase not in state_words():
        yield start, following.i, MentionType.PLACE
        return
    if _is_quarter(tokens, start, end, seen):
        yield start, end, MentionType.PLACE
        return
    state = state_words().get(phrase)
    if words[0] in listed_words("bodies", "peoples") and (len(words) == 1 or words[-1] in listed_words("bodies", "events")):
        return
    if state is not None:
        if state[1] != "demonyms":
            yield start, end, MentionType.PLACE
        return
    if _is_region(tokens, start, end) or (words[0] == "republic" and gazetteer.knows(phrase)):
        yield start, end, MentionType.PLACE
        return
    if len(words) > 1 and words[-1] in listed_words("bodies", "closing_forms"):
        yield start, end, MentionType.ORGANIZATION
        return
    numbered = start > 0 and words[-1] in listed_words("bodies", "units") and NUMBER.fullmatch(tokens[start - 1].text) is not None
    if set(words) & body_heads() and (len(words) > 1 or "ORG" in seen or numbered) and _body_ends(tokens, start, end, labels) == end:
        yield start, end, MentionType.ORGANIZATION
        return
    short = _is_short(tokens, start, end)
    if short and not (len(words) == 1 and is_city(phrase, gazetteer)):
        yield start, end, MentionType.ORGANIZATION
        return
    if words[0] in state_words() and state_words()[words[0]][1] == "demonyms" and len(words) > 1:
        yield from _classify(tokens, start + 1, end, labels, gazetteer)
        return
    parts = _parts(tokens, start, end, labels, gazetteer)
    if parts is not None:
        yield from _classify(tokens, start, parts - 1, labels, gazetteer)
        yield from _classify(tokens, parts, end, labels, gazetteer)
        return
    if len(words) > 1 and words[0] in listed_words("bodies", "toponyms"):
        yield start, end, MentionType.PLACE
        return
    single = len(words) == 1 or (len(words) == 2 and not set(words) & given_names())
    if names_no_place(tokens, start, end):
        if numbered_street(tokens, start, end):
            yield start - 1, end, MentionType.PLACE
        return
    if single and _taken(tokens, start) and "ORG" not in seen:
        yield start, end, MentionType.PLACE
        return
    if _behind_body(tokens, start) and not set(words) & given_names() and not gazetteer.knows(phrase):
        yield start, end, MentionType.ORGANIZATION
        return
    person = seen.count("PERSON") * 2 > len(words)
    inside = _is_inside(tokens, start, phrase, gazetteer)
    if person and ((len(words) == 1 and is_city(phrase, gazetteer)) or inside):
        person = False
    if not person and gazetteer.knows(phrase) and (inside or not (len(words) > 1 and "PERSON" in seen)):
        place = gazetteer.find(phrase)
        if place is not None and (
            place.population >= _LEAST_POPULATION or set(seen) & PLACE_LABELS or place.id.startswith("overlay") or _placed(tokens, start)
        ):
            yield start, end, MentionType.PLACE
            return
    if person and len(words) > 2 and set(words) & common_words():  # words of a headline, not a name
        return
    of_place = bool(set(words) & listed_words("bodies", "not_person"))
    given = len(words) in (2, 3) and words[0] in given_names() and not _placed(tokens, start) and not gazetteer.knows(phrase)
    if (person and not of_place and not _placed_word(tokens, start)) or (given and not of_place and set(seen) & PLACE_LABELS):
        yield start, end, MentionType.PERSON
    elif set(seen) & PLACE_LABELS or of_place or ("ORG" in seen and (_of_act(tokens, start) or _of_settlement(tokens, start))):
        yield start, end, MentionType.PLACE
    elif len(words) in (2, 3) and words[0] in given_names() and "ORG" in seen:
        yield start, end, MentionType.PERSON
    elif "ORG" in seen:
        yield start, end, MentionType.ORGANIZATION
    elif (
        len(words) >= 2 and all(t.text[0].isupper() for t in tokens[start : end + 1] if t.text[0].isalpha()) and not _placed(tokens, start)
    ):
        yield start, end, MentionType.PERSON
    elif _placed(tokens, start):
        yield start, end, MentionType.PLACE


def _is_quarter(tokens: Sequence[Token], start: int, end: int, seen: Sequence[str]) -> bool:
    """Whether the name is that of a settlement or of a part of one, by the noun behind it: "the X neighbourhood", "X, a village"."""
    following = tokens[end].next
    if following is None or "NORP" in seen:
        return False
    if following.text not in listed_words("bodies", "settlements") and not is_called_settlement(tokens, end):
        return False
    words = {t.lower for t in tokens[start : end + 1]}
    owners = {w.removesuffix("s") for w in words}  # whose apostrophe was lost: "Xs second city"
    return (words | owners).isdisjoint(body_heads() | state_words().keys()) and not _is_short(tokens, start, end)


def _of_settlement(tokens: Sequence[Token], start: int) -> bool:
    """Whether the name is that of a settlement by the noun before it: "the village of X"."""
    return start >= 2 and tokens[start - 1].lower == "of" and tokens[start - 2].lower in listed_words("bodies", "settlements")


def _is_inside(tokens: Sequence[Token], start: int, phrase: str, gazetteer: Gazetteer) -> bool:
    """Whether a known place stands where people do not: "a base in X"; one believes in persons too."""
    if start == 0 or tokens[start - 1].lower != "in" or not gazetteer.knows(phrase):
        return False
    return start < 2 or tokens[start - 2].lemma not in listed_words("bodies", "trusting")


def _behind_body(tokens: Sequence[Token], start: int) -> bool:
    """Whether a noun of a body stands right before the name, with an article: "the armed group X", "a militia X"."""
    before = tokens[start - 1] if start else None
    if before is None or before.tag not in ("NN", "NNS") or before.text not in listed_words("bodies", "called"):
        return False
    return any(t.lower in ("the", "a", "an", "its", "this") for t in tokens[max(0, start - 4) : start - 1])


def _is_short(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the name is an abbreviation in capitals, or two that a hyphen joins: "VLF", "VLF-IO"."""
    if any(one.span.end != two.span.start for one, two in pairwise(tokens[start : end + 1])):
        return False
    parts = [t.text for t in tokens[start : end + 1] if t.text != "-"]
    if len(parts) == 1:
        return parts[0].isupper() and 2 <= len(parts[0]) <= 6
    first = parts[0].lower()
    named = first in given_names() or first in listed_words("bodies", "particles")  # "JEAN-PIERRE"
    return len(parts) == 2 and parts[0].isupper() and 3 <= len(first) <= 6 and parts[1][0].isupper() and not named


def _is_region(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the name is that of a part of a country, told as where something is: "in Upper Vale State", "Lonja, Sava County"."""
    before = tokens[start - 1].lower if start else ""
    if not start < end <= start + 2 or tokens[end].lower not in listed_words("bodies", "regions"):
        return False
    told = before in ("in", "near", "around", "outside", "from", "throughout", "across", ",", "'s", "’s")
    told = told or (before == "of" and start > 1 and tokens[start - 2].lower in listed_words("placewords", "of_region"))
    own = [t.lower for t in tokens[start:end]]
    return told and not any(w in body_heads() or w in state_words() or w in listed_words("bodies", "of_authorities") for w in own)


_CITY = 50_000  # people: a lone word that names so large a city is the city, whatever the parser took it for


def is_city(phrase: str, gazetteer: Gazetteer) -> bool:
    """Whether the phrase names a large city.

    Args:
        phrase: The words, in small letters.
        gazetteer: The names of places.
    """
    if not gazetteer.knows(phrase):
        return False
    place = gazetteer.find(phrase)
    return place is not None and place.population >= _CITY


def _body_ends(tokens: Sequence[Token], start: int, end: int, labels: dict[int, str]) -> int:
    """The last word of a body's name: a person's name may follow it without a comma."""
    named = _named_behind(tokens, start, end)
    if named is not None:
        return named
    last = end
    while last > start and labels.get(last) == "PERSON" and tokens[last].lower not in body_heads():
        last -= 1
    return end if end - last < 2 or last == start else last


def _named_behind(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The last word of a body's name behind which a given name begins another one: "River Coalition Anna Lena Kovacs"."""
    last = next((i for i in range(end, start - 1, -1) if tokens[i].lower in body_heads()), None)
    if last is None or end - last < 2:
        return None
    if tokens[last + 1].lower not in given_names():
        return None
    particles = load_phrases("persons", "particles")
    plain = all(t.text[0].isalpha() and (t.lower not in JOINS or t.lower in particles) for t in tokens[last + 1 : end + 1])
    return last if plain else None


def _parts(tokens: Sequence[Token], start: int, end: int, labels: dict[int, str], gazetteer: Gazetteer) -> int | None:
    """Where a second name begins in one run of name words, or None: "Syria Anna de Vries", "Khalidiya Homs"."""
    if end == start:
        return None
    words = [t.lower for t in tokens[start : end + 1]]
    if set(words) & body_heads():
        last = _body_ends(tokens, start, end, labels)
        return last + 1 if last < end else None
    if gazetteer.knows(" ".join(words)):
        return None
    state = state_words().get(words[0])
    if state is not None and state[1] != "demonyms" and len(words) > 2 and not set(words) & body_heads():
        return start + 1
    person = next((i for i in range(start + 1, end) if labels.get(i) != "PERSON" and tokens[i].lower in given_names()), None)
    if person is not None and tokens[person - 1].text[0].isalpha() and tokens[person - 1].lower not in JOINS | given_names():
        return person  # "Observatory Anna Kovacs"
    if (
        len(words) == 2
        and words[0] not in given_names()
        and is_city(words[-1], gazetteer)
        and not is_city(words[0], gazetteer)
        and labels.get(start) != "PERSON"
    ):
        return end
    return None


def _glued(tokens: Sequence[Token], i: int) -> bool:
    """Whether a hyphen without spaces follows the word: "al-Zahra"."""
    return i + 1 < len(tokens) and tokens[i + 1].text == "-" and tokens[i].span.end == tokens[i + 1].span.start


def _placed(tokens: Sequence[Token], start: int) -> bool:
    """Whether a word of place stands before the name: "in X", "the town of X"."""
    before = tokens[start - 1].lower if start else ""
    if before in ("in", "near", "at", "around", "outside", "towards", "toward", "from") or _placed_word(tokens, start):
        return True
    return _taken(tokens, start)


def _of_act(tokens: Sequence[Token], start: int) -> bool:
    """Whether the name is where an act was done: "the massacre at X"."""
    if start < 2 or tokens[start - 1].lower not in ("in", "at", "near"):
        return False
    return load_lexicon("acts", "nouns").concept(tokens[start - 2].lemma) is not None


def _taken(tokens: Sequence[Token], start: int) -> bool:
    """Whether the name is what a force comes upon: "overran X"."""
    return start > 0 and tokens[start - 1].pos == "VERB" and tokens[start - 1].lemma in listed_words("bodies", "taking_places")


def _placed_word(tokens: Sequence[Token], start: int) -> bool:
    if start < 2 or tokens[start - 1].lower != "of":
        return False
    return tokens[start - 2].lower in listed_words("bodies", "not_person") | listed_words("placewords", "living")
