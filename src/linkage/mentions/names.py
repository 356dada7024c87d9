"""Sentences -> names: persons, bodies and places, from the pipeline's own names, the gazetteer and the vocabularies."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from linkage.mentions.markednames import body_heads, marked_body
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import Lexicon, load_lexicon, load_phrases, load_vocabulary, matter_lexicon, rank_lexicon, title_lexicon
from linkage.vocab.gazetteer import Gazetteer, load_gazetteer

_PERSONS = {"PERSON"}
_BODIES = {"ORG"}
_PLACES = {"GPE", "LOC", "FAC"}
# A village of a few people whose name is also a word or a surname is no place that a report means without saying so.
_LEAST_POPULATION = 4000


@cache
def _words(name: str, section: str) -> frozenset[str]:
    return frozenset(load_phrases(name, section))


@cache
def given_names() -> frozenset[str]:
    """Lower-case given names, in Latin letters."""
    return frozenset(name for part in ("western", "arabic", "slavic") for line in load_phrases("givennames", part) for name in line.split())


@cache
def _armed_bodies() -> frozenset[str]:
    """Lower-case names of armed groups known all over the world, without acronyms."""
    names = (name.strip() for line in load_phrases("knownbodies", "armed") for name in line.split(" = "))
    return frozenset(name.lower() for name in names if not name.isupper())


@cache
def _outlets() -> Lexicon:
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


def read_names(sentences: Sequence[Sentence], labelled: Sequence[tuple[Span, str]], text: str) -> list[Mention]:
    """The persons, bodies and places that the sentences name, in order, without overlaps.

    Args:
        sentences: The parsed sentences.
        labelled: The names that the pipeline found, with its labels.
        text: The report's text.
    """
    by_start = sorted(labelled, key=lambda item: item[0].start)
    gazetteer = load_gazetteer()
    mentions: list[Mention] = []
    for sentence in sentences:
        own = [(span, label) for span, label in by_start if sentence.span.covers(span)]
        for first, last, sort in _typed_runs(sentence, own, gazetteer):
            if sort is MentionType.PERSON and last > first and sentence.tokens[last].lower in _words("bodies", "events"):
                continue
            span = Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end)
            mentions.append(Mention(sort, span, span.of(text)))
    return _fighting_bodies(_surnames(mentions, text), text)


def _typed_runs(sentence: Sentence, labelled: Sequence[tuple[Span, str]], gazetteer: Gazetteer) -> Iterator[tuple[int, int, MentionType]]:
    tokens = sentence.tokens
    labels: dict[int, str] = {}
    for span, label in labelled:
        for token in tokens:
            if span.covers(token.span):
                labels[token.i] = label
    run = _Runs(tokens, labels)
    i = 0
    while i < len(tokens):
        outlet = _outlets().at(tokens, i) if tokens[i].text[0].isupper() else None
        if outlet is not None and (outlet.end >= len(tokens) or not run.is_name_word(outlet.end) or outlet.end - i > 1):
            yield i, outlet.end - 1, MentionType.ORGANIZATION
            i = outlet.end
        elif not run.headline and (marked := marked_body(tokens, i)) is not None:
            yield marked[0], marked[1], MentionType.ORGANIZATION
            i = marked[2]
        elif run.is_name_word(i):
            end = run.end(i)
            for first, last, sort in _split_run(tokens, run.start(i), end, labels, gazetteer):
                yield _with_number(tokens, first, last, sort), last, sort
            i = end + 1
        else:
            i += 1


_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?", re.IGNORECASE)


def _with_number(tokens: Sequence[Token], first: int, last: int, sort: MentionType) -> int:
    """The first word of a name, which for a unit is its number: "64th Motor Rifle Brigade", "7 Division"."""
    unit = sort is MentionType.ORGANIZATION and tokens[last].lower in _words("bodies", "units")
    return first - 1 if unit and first and _NUMBER.fullmatch(tokens[first - 1].text) is not None else first


@cache
def _common_words() -> frozenset[str]:
    """Words of the vocabularies that a headline capitalises and that are no names: acts, weapons, victims, verbs of speech."""
    lexicons = [load_lexicon("acts", "nouns"), load_lexicon("acts", "verbs"), load_lexicon("weapons"), load_lexicon("outcomes", "verbs")]
    words = {w for lexicon in lexicons for w in lexicon.words()} | set(load_lexicon("attribution", "verbs").words())
    words |= set(load_phrases("persons", "groups")) | set(load_lexicon("targets").words())
    return frozenset(words - body_heads() - _words("bodies", "sites") - _words("bodies", "particles"))


@cache
def _calendar() -> frozenset[str]:
    """Months and weekdays, long and short: they end a name and are none."""
    words: set[str] = set()
    for section in ("months", "weekdays"):
        table = load_vocabulary("times")[section]
        words |= set(table) if isinstance(table, dict) else set()
    return frozenset(words | {w[:3] for w in words} | {f"{w[:3]}." for w in words} | {f"{w}s" for w in words})


class _Runs:
    """The runs of name words of one sentence."""

    def __init__(self, tokens: Sequence[Token], labels: dict[int, str]) -> None:
        self.tokens, self.labels = tokens, labels
        words = [t for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
        small = any(t.pos in ("VERB", "NOUN") and t.text[0].islower() for t in words)
        self.headline = len(words) > 3 and not small and sum(t.text[0].isupper() for t in words) * 5 >= len(words) * 3

    def is_name_word(self, i: int) -> bool:
        """Whether the word can be part of a name."""
        token = self.tokens[i]
        if not token.text[0].isupper() or token.lower in _NEVER or token.lower in _calendar():
            return False
        if (self.headline or i == 0) and (token.lemma in _common_words() or token.lower in _common_words()):
            return False
        if self.labels.get(i) in _PERSONS | _BODIES | _PLACES | {"NORP"}:
            return token.pos not in ("DET", "PRON", "ADP", "VERB", "AUX") or i > 0
        return token.pos == "PROPN" or (i > 0 and token.pos in ("NOUN", "ADJ", "X"))

    def start(self, i: int) -> int:
        """The first word of the name: a particle joined to it by a hyphen belongs to it ("al-Zahra")."""
        tokens = self.tokens
        glued = i >= 2 and tokens[i - 1].text == "-" and tokens[i - 1].span.end == tokens[i].span.start
        return i - 2 if glued and tokens[i - 2].lower in _words("bodies", "particles") else i

    def end(self, i: int) -> int:
        """The last word of the run that starts at `i`; "of the" is crossed inside the name of a body."""
        tokens, end = self.tokens, i
        while end + 1 < len(tokens):
            j = end + 1
            if j + 1 < len(tokens) and tokens[j].lower in ("'s", "’s") and tokens[end].lower in _words("bodies", "owners"):
                j += 1  # "the Sava People's Army"
            while (
                j < len(tokens)
                and j - end <= 3
                and (tokens[j].lower in _JOINS or tokens[j].text == "-")
                and not tokens[j].text[0].isupper()
            ):
                j += 1
            if j >= len(tokens) or not self.is_name_word(j) or not self._joined(i, end, j):
                break
            end = j
        return end

    def _joined(self, start: int, end: int, following: int) -> bool:
        tokens = self.tokens
        between = tokens[end + 1 : following]
        if not between:
            return True
        if tokens[end + 1].lower in ("'s", "’s"):
            return following == end + 2 and any(t.lower in body_heads() and t.text[0].isupper() for t in tokens[following : following + 5])
        chain = tokens[end : following + 1]
        glued = all(one.span.end == two.span.start for one, two in pairwise(chain))
        words = [t.lower for t in between]
        if "-" in words:
            return glued or (
                words[-1] == "-" and between[-1].span.end == tokens[following].span.start and words[0] in _words("bodies", "particles")
            )
        if all(w in _words("bodies", "particles") | {"'", "&"} for w in words):
            return True
        named = {t.lower for t in tokens[start : end + 1]}
        head = tokens[end].head
        if words == ["and"] and tokens[end].dep in ("nmod", "compound") and head.i >= following and head.lower in body_heads():
            return not named & body_heads()  # "Sea Studies and Research Centre"
        if words in (["of"], ["of", "the"], ["for"], ["for", "the"]):
            return bool(named & (body_heads() | _words("bodies", "natural")))
        return (
            words == ["and"]
            and bool(named & body_heads())
            and tokens[following].lower in body_heads()
            and tokens[end].lower not in body_heads()
        )


_NEVER = frozenset(
    {
        "the",
        "a",
        "an",
        "i",
        "he",
        "she",
        "it",
        "they",
        "we",
        "in",
        "on",
        "at",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "dr",
        "dr.",
        "ms",
        "ms.",
        "tags",
        "updated",
        "published",
        "read",
    }
)
_JOINS = frozenset(
    {
        "of",
        "for",
        "and",
        "the",
        "'",
        "&",
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "de",
        "du",
        "des",
        "del",
        "von",
        "van",
        "der",
        "la",
        "au",
        "sur",
        "di",
        "da",
        "dos",
    }
)


def _split_run(
    tokens: Sequence[Token], start: int, end: int, labels: dict[int, str], gazetteer: Gazetteer
) -> Iterator[tuple[int, int, MentionType]]:
    """One run of name words as one or more typed names: "Georgian Deputy Prime Minister Anna Kovacs" ends in a person."""
    ranks, titles = rank_lexicon(), title_lexicon()
    i = start = _behind_matter(tokens, start, end)
    while i <= end:
        outlet = _outlets().at(tokens, i) if i > start else None
        if outlet is not None and outlet.end == end + 1 and outlet.end - i == 1:  # "Damascus Reuters"
            yield from _classify(tokens, start, i - 1, labels, gazetteer)
            yield i, end, MentionType.ORGANIZATION
            return
        hit = ranks.at(tokens, i) or titles.at(tokens, i)
        if hit is not None and not (hit.end <= end and tokens[hit.end].lower in _JOINS):  # it may run on behind the name words
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
    titled = any(titles.end == link for i in range(max(0, link - 3), link) if (titles := title_lexicon().at(tokens, i)))
    return hit.end if titled else start


def _classify(
    tokens: Sequence[Token], start: int, end: int, labels: dict[int, str], gazetteer: Gazetteer
) -> Iterator[tuple[int, int, MentionType]]:
    while start <= end and ((tokens[start].text in _JOINS and not _glued(tokens, start)) or tokens[start].text in ".,-'"):
        start += 1
    while end >= start and (tokens[end].lower in _JOINS or tokens[end].text in ".,-'"):
        end -= 1
    if start > end:
        return
    words = [t.lower for t in tokens[start : end + 1]]
    phrase = " ".join(words).replace(" - ", "-").replace(" '", "'")
    if phrase in _armed_bodies():
        yield start, end, MentionType.ORGANIZATION
        return
    seen = [labels[i] for i in range(start, end + 1) if i in labels]
    if len(words) > 1 and words[0] in _words("bodies", "natural") and words[1] == "of":
        yield start, end, MentionType.PLACE
        return
    following = tokens[end].next
    if (
        following is not None
        and following.lower in _words("bodies", "sites")
        and not set(words) & body_heads()
        and phrase not in state_words()
    ):
        yield start, following.i, MentionType.PLACE
        return
    state = state_words().get(phrase)
    if state is not None:
        if state[1] != "demonyms":
            yield start, end, MentionType.PLACE
        return
    if _is_region(tokens, start, end):
        yield start, end, MentionType.PLACE
        return
    if len(words) > 1 and words[-1] in _words("bodies", "closing_forms"):
        yield start, end, MentionType.ORGANIZATION
        return
    numbered = start > 0 and words[-1] in _words("bodies", "units") and _NUMBER.fullmatch(tokens[start - 1].text) is not None
    if set(words) & body_heads() and (len(words) > 1 or "ORG" in seen or numbered) and _body_ends(tokens, start, end, labels) == end:
        yield start, end, MentionType.ORGANIZATION
        return
    short = _is_short(tokens, start, end)
    if short and not (len(words) == 1 and _is_city(phrase, gazetteer)):
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
    if len(words) > 1 and words[0] in _words("bodies", "toponyms"):
        yield start, end, MentionType.PLACE
        return
    single = len(words) == 1 or (len(words) == 2 and not set(words) & given_names())
    if single and _taken(tokens, start) and "ORG" not in seen:
        yield start, end, MentionType.PLACE
        return
    if _behind_body(tokens, start) and not set(words) & given_names() and not gazetteer.knows(phrase):
        yield start, end, MentionType.ORGANIZATION
        return
    person = seen.count("PERSON") * 2 > len(words)
    if person and len(words) == 1 and _is_city(phrase, gazetteer):
        person = False
    if not person and gazetteer.knows(phrase) and not (len(words) > 1 and "PERSON" in seen):
        place = gazetteer.find(phrase)
        if place is not None and (
            place.population >= _LEAST_POPULATION or set(seen) & _PLACES or place.id.startswith("overlay") or _placed(tokens, start)
        ):
            yield start, end, MentionType.PLACE
            return
    if person and len(words) > 2 and set(words) & _common_words():  # words of a headline, not a name
        return
    if (person and not set(words) & _words("bodies", "not_person") and not _placed_word(tokens, start)) or (
        len(words) in (2, 3) and words[0] in given_names() and not _placed(tokens, start) and not gazetteer.knows(phrase) and "GPE" in seen
    ):
        yield start, end, MentionType.PERSON
    elif set(seen) & _PLACES or set(words) & _words("bodies", "not_person") or ("ORG" in seen and _of_act(tokens, start)):
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


def _behind_body(tokens: Sequence[Token], start: int) -> bool:
    """Whether a noun of a body stands right before the name, with an article: "the armed group X", "a militia X"."""
    before = tokens[start - 1] if start else None
    if before is None or before.text[0].isupper() or before.tag != "NN" or before.lower not in _words("bodies", "called"):
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
    named = first in given_names() or first in _words("bodies", "particles")  # "JEAN-PIERRE"
    return len(parts) == 2 and parts[0].isupper() and 3 <= len(first) <= 6 and parts[1][0].isupper() and not named


def _is_region(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the name is that of a part of a country, told as where something is: "in Upper Vale State", "Lonja, Sava County"."""
    before = tokens[start - 1].lower if start else ""
    if not start < end <= start + 2 or tokens[end].lower not in _words("bodies", "regions"):
        return False
    told = before in ("in", "near", "around", "outside", "from", "throughout", "across", ",", "'s", "’s")
    own = [t.lower for t in tokens[start:end]]
    return told and not any(w in body_heads() or w in state_words() or w in _words("bodies", "of_authorities") for w in own)


_CITY = 50_000  # people: a lone word that names so large a city is the city, whatever the parser took it for


def _is_city(phrase: str, gazetteer: Gazetteer) -> bool:
    """Whether the phrase names a large city."""
    if not gazetteer.knows(phrase):
        return False
    place = gazetteer.find(phrase)
    return place is not None and place.population >= _CITY


def _body_ends(tokens: Sequence[Token], start: int, end: int, labels: dict[int, str]) -> int:
    """The last word of a body's name: a person's name may follow it without a comma."""
    last = end
    while last > start and labels.get(last) == "PERSON" and tokens[last].lower not in body_heads():
        last -= 1
    return end if end - last < 2 or last == start else last


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
    if person is not None and tokens[person - 1].text[0].isalpha() and tokens[person - 1].lower not in _JOINS | given_names():
        return person  # "Observatory Anna Kovacs"
    if len(words) == 2 and _is_city(words[-1], gazetteer) and not _is_city(words[0], gazetteer) and labels.get(start) != "PERSON":
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
    return start > 0 and tokens[start - 1].pos == "VERB" and tokens[start - 1].lemma in _words("bodies", "taking_places")


def _placed_word(tokens: Sequence[Token], start: int) -> bool:
    return start >= 2 and tokens[start - 1].lower == "of" and tokens[start - 2].lower in _words("bodies", "not_person")


def _surnames(mentions: list[Mention], text: str) -> list[Mention]:
    """A lone name that is the last word of a person named in full in the same report is that person's; a known place stays a place."""
    full = [m for m in mentions if m.type is MentionType.PERSON and " " in m.text]
    surnames = {m.text.split()[-1].lower() for m in full} | set(_short_names(full, text))
    gazetteer = load_gazetteer()

    def is_surname(mention: Mention) -> bool:
        word = mention.text.lower()
        if word not in surnames:
            return False
        before = text[max(0, mention.span.start - _NEAR_BY) : mention.span.start].split()
        placed = bool(before) and before[-1].lower() in _INTO_PLACES
        if len(before) > 1 and before[-1].lower() == "of":  # "the town of X", but "the militias of X"
            placed = before[-2].lower() in _words("bodies", "not_person")
        unknown = word not in state_words() and not _is_city(word, gazetteer) and not placed
        return mention.type is MentionType.ORGANIZATION or (mention.type is MentionType.PLACE and unknown)

    return [Mention(MentionType.PERSON, m.span, m.text) if is_surname(m) else m for m in mentions]


def _short_names(full: Sequence[Mention], text: str) -> Iterator[str]:
    """The words of a full name that stand in brackets behind it: "Koan" of "Jon Koan Chel (Koan)"."""
    for person in full:
        short = re.match(r" \(([\w'’-]+)\)", text[person.span.end : person.span.end + 40])
        if short is not None and short[1] in person.text.split():
            yield short[1].lower()


_NEAR_BY = 60  # characters
_INTO_PLACES = frozenset({"in", "near", "at", "around", "outside", "towards", "toward", "from", "to", "into", "of"})


def _fighting_bodies(mentions: list[Mention], text: str) -> list[Mention]:
    """A name that has fighters is a body and no place, wherever the report uses it: "X militants", "X fighters"."""
    gazetteer = load_gazetteer()
    names = {m.text for m in mentions if not (m.type is MentionType.PERSON and " " in m.text)}
    names = {name for name in names if name.lower() not in state_words() and not _is_city(name.lower(), gazetteer)}
    having = {name for name in names if any(f"{name} {word}" in text for word in _words("bodies", "fighters"))}
    return [Mention(MentionType.ORGANIZATION, m.span, m.text) if m.text in having else m for m in mentions]
