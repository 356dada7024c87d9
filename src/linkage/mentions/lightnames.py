"""Sentences -> persons, bodies, places, ranks, titles, weapons and objects, for the languages that are read by light grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linkage.mentions.lightbodies import LightBodies
from linkage.mentions.lightsurnames import read_surnames
from linkage.mentions.lighttitles import is_titled
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab.gazetteer import Gazetteer, load_gazetteer
from linkage.vocab.light import LightVocabulary

_LARGE = 50_000  # people: a city that may open a sentence; smaller namesakes of common words may not
_LEAST = 4_000
_STOPS = frozenset(".,;:()!?—–-«»„“”\"'…/")
_OPENING = frozenset('«„“"')
_ARTICLED = re.compile(r"(?:а[а-я]|эль|ель|al|el)-[^\W\d_]{3,}")  # a family name with its Arabic article
_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})


def read_light_names(sentences: Sequence[Sentence], text: str, vocabulary: LightVocabulary) -> list[Mention]:
    """The names and things that the sentences mention, in order, names without overlaps.

    Args:
        sentences: As `read_light_sentences` gives them.
        text: The report's text.
        vocabulary: The words of their language.
    """
    reader = _NameReader(vocabulary, text)
    mentions = [m for sentence in sentences for m in reader.read(sentence)]
    mentions += read_surnames(sentences, mentions, text, vocabulary)
    return sorted(mentions, key=lambda m: (m.span.start, -m.span.end))


def _of_both_genders(before: Token, given: Token) -> bool:
    """Whether a word cannot be the surname of the given name behind it: "mayor of Lviv, Ivan", where Lviv reads like a woman's surname."""
    one, other = set(before.tag.split()), set(given.tag.split())
    return "Name" not in one and not one & other & {"masc", "femn"} and bool(one & {"masc", "femn"} and other & {"masc", "femn"})


class _NameReader:
    def __init__(self, vocabulary: LightVocabulary, text: str) -> None:
        self._vocabulary, self._text = vocabulary, text
        self._gazetteer: Gazetteer = load_gazetteer()
        self._bodies, self._body_names = vocabulary.lexicon("bodies"), LightBodies(vocabulary)
        self._states, self._titles = vocabulary.lexicon("names"), vocabulary.lexicon("titles")
        self._demonyms = vocabulary.words("demonyms")
        self._small, self._particles = vocabulary.words("function_words"), vocabulary.words("name_particles")

    def read(self, sentence: Sentence) -> Iterator[Mention]:
        """The mentions of one sentence."""
        tokens = sentence.tokens
        yield from self._things(tokens)
        i, taken = 0, 0
        while i < len(tokens):
            found = self._name_at(tokens, i, taken)
            if found is None:
                i += 1
                continue
            start, end, sort = found
            yield self._mention(tokens, start, end, sort)
            i = taken = end

    def _mention(self, tokens: Sequence[Token], start: int, end: int, sort: MentionType, concept: str | None = None) -> Mention:
        span = Span(tokens[start].span.start, tokens[end - 1].span.end)
        return Mention(sort, span, span.of(self._text), concept)

    def _things(self, tokens: Sequence[Token]) -> Iterator[Mention]:
        for sort, section in ((MentionType.RANK, "ranks"), (MentionType.TITLE, "titles")):
            for hit in self._vocabulary.lexicon(section).find(tokens):
                yield self._mention(tokens, hit.start, hit.end, sort)
        for sort, section in ((MentionType.WEAPON, "weapons"), (MentionType.OBJECT, "targets")):
            for hit in self._vocabulary.lexicon(section).find(tokens):
                if hit.concept not in ("civilians", "military", "aid", "journalists", "other") or sort is MentionType.WEAPON:
                    yield self._mention(tokens, hit.start, hit.end, sort, hit.concept)

    def _name_at(self, tokens: Sequence[Token], i: int, taken: int) -> tuple[int, int, MentionType] | None:
        """The name whose decisive word is word `i`: (start, end, type)."""
        body = self._body_names.at(tokens, i, taken)
        if body is not None:
            return (*body, MentionType.ORGANIZATION)
        if not self._is_name_word(tokens, i):
            return None
        behind = tokens[i + 1] if i + 1 < len(tokens) else None
        if behind is not None and self._body_names.orders(tokens, i):
            return None  # "Segunda División": read with its head
        if behind is not None and tokens[i].pos == "ADJ" and behind.text in self._vocabulary.words("acronyms"):
            return i, i + 2, MentionType.ORGANIZATION  # "of the Sumy OVA"
        state = self._states.at(tokens, i)
        if state is not None:
            return i, state.end, MentionType.PLACE
        if tokens[i].text in self._vocabulary.words("acronyms"):
            return i, i + 1, MentionType.ORGANIZATION
        end = self._run_end(tokens, i)
        titled = i > 0 and is_titled(tokens, i, self._vocabulary)
        named_after = end < len(tokens) and "Name" in tokens[end].tag.split()
        if i > 0 and tokens[i - 1].text in _OPENING and self._vocabulary.lexicon("weapons").at(tokens, i) is not None:
            return None
        place = None if titled and not named_after else self._place_at(tokens, i, end) or self._introduced(tokens, i, end)
        if place is not None:
            return i, place, MentionType.PLACE
        if self._is_person(tokens, i, end, titled=titled):
            return i, end, MentionType.PERSON
        if self._vocabulary.lexicon("speakers").at(tokens, i) is not None:
            return None
        if end == i + 1 and tokens[i].text.isupper() and 3 <= len(tokens[i].text) <= 6 and not self._shouted(tokens):
            return i, end, MentionType.ORGANIZATION
        return None

    def _shouted(self, tokens: Sequence[Token]) -> bool:
        words = [t.text for t in tokens if t.text[0].isalpha()]
        return sum(w.isupper() for w in words) * 2 > len(words)

    def _is_name_word(self, tokens: Sequence[Token], i: int) -> bool:
        token = tokens[i]
        if i > 0 and _ARTICLED.match(token.text) is not None and tokens[i - 1].text[0].isupper():
            return True
        if not token.text[0].isupper() or token.lower in self._small or token.pos in ("ADP", "CCONJ", "PART", "PRON", "NUM", "ADV"):
            return False
        if self._vocabulary.language != "es" and not "\u0400" <= token.text[0] <= "\u04ff":
            return False  # a name in another script is not declined, and belongs to a byline or an address
        opens = i == 0 or all(t.text in _STOPS for t in tokens[:i]) or tokens[i - 1].text in '«“„"('
        if not opens:
            return True
        known = token.tag != "" and not {"Name", "Surn", "Geox", "Patr"} & set(token.tag.split()) and token.pos != "X"
        if self._vocabulary.language == "es":
            known = token.lower in self._vocabulary.known or token.lemma in self._vocabulary.known
            return not known or self._states.at(tokens, i) is not None or token.text in self._vocabulary.words("acronyms")
        return not known or self._states.at(tokens, i) is not None or self._is_large(token.text)

    def _is_large(self, name: str) -> bool:
        place = self._gazetteer.find(name)
        return place is not None and (place.population >= _LARGE or place.id.startswith("overlay"))

    def _run_end(self, tokens: Sequence[Token], i: int) -> int:
        """The index after the last capitalised word of the run; particles are crossed."""
        end = i + 1
        while end < len(tokens) and end - i < 5:
            j = end
            while j < len(tokens) and j - end < 2 and tokens[j].lower in self._particles and not tokens[j].text[0].isupper():
                j += 1
            if j >= len(tokens) or not self._is_name_word(tokens, j) or self._states.at(tokens, j) is not None:
                break
            if (
                "Name" in tokens[j].tag.split()
                and (not {"Name", "Surn"} & set(tokens[j - 1].tag.split()) or _of_both_genders(tokens[j - 1], tokens[j]))
                and self._gazetteer.knows(tokens[j - 1].text)
            ):
                break  # "of Lypivka Ivan Petrenko"
            if tokens[j].text in self._vocabulary.words("acronyms") or tokens[j].span.start - tokens[j - 1].span.end > 1:
                break
            if j == end and tokens[i].text.isupper() and len(tokens[i].text) > 1 and not tokens[j].text.isupper():
                break  # "the CIA William Burns"
            if j == end and self._is_another(tokens[j - 1], tokens[j]):
                break
            end = j + 1
        return end

    def _is_another(self, before: Token, word: Token) -> bool:
        """Whether a capitalised word begins another name: it is an office, or stands in another case than the word before."""
        kinds = set(word.tag.split())
        if word.lemma in self._titles.words() and "Surn" not in kinds:
            return True
        known, cases = set(before.tag.split()), kinds & _CASES
        return bool(cases and known & _CASES) and not known & cases and not known & {"Name", "Surn", "Patr", "Fixd"}

    def _place_at(self, tokens: Sequence[Token], i: int, end: int) -> int | None:
        """The index after the longest place name that starts at word `i`."""
        for last in range(end, i, -1):
            if last - i > 1 and "Name" in tokens[i].tag.split() and "Geox" not in tokens[i].tag.split():
                continue
            first, second = set(tokens[i].tag.split()), set(tokens[last].tag.split()) if last < end else set()
            if last - i == 1 < end - i and first & {"Name", "anim"} and "Surn" in second and (first & second & {"nomn"} or "Name" in first):
                continue  # a town that is called as people are: "Volodymyr Artiukh"
            name = self._text[tokens[i].span.start : tokens[last - 1].span.end]
            place = self._gazetteer.find(name) if len(name) > 2 else None
            if place is None:
                continue
            features = set(tokens[i].tag.split())
            led = i > 0 and (
                tokens[i - 1].lower in self._vocabulary.words("places_in") or tokens[i - 1].lemma in self._vocabulary.words("place_words")
            )
            personal = bool(features & {"Name", "Surn", "Patr"}) and "Geox" not in features
            if last < end and last - i == 1 and not led and (self._vocabulary.language == "es" or not self._is_large(name)):
                continue
            if personal and not led and place.population < _LARGE:
                continue
            if led or place.population >= _LEAST or place.id.startswith("overlay") or "Geox" in features:
                return last
        return None

    def _introduced(self, tokens: Sequence[Token], i: int, end: int) -> int | None:
        """The index after a place name that no gazetteer has: "the village of X", or "in X" where the dictionary calls X a place."""
        words = self._vocabulary.words("place_words")
        lead = i - 1
        while self._vocabulary.language == "es" and lead > 0 and tokens[lead].lower in ("de", "del"):
            lead -= 1
        personal = "Name" in tokens[i].tag.split()
        if lead >= 0 and tokens[lead].lemma in words and tokens[lead].text[0].islower() and not personal:
            return end if self._vocabulary.language == "es" else i + 1
        led = i > 0 and tokens[i - 1].lower in self._vocabulary.words("places_in")
        return i + 1 if led and {"Geox", "loct"} <= set(tokens[i].tag.split()) and not personal else None

    def _is_person(self, tokens: Sequence[Token], i: int, end: int, *, titled: bool) -> bool:
        run = tokens[i:end]
        features = [set(t.tag.split()) for t in run]
        if any(f & {"Orgn"} for f in features) or len(run) > 4:
            return False
        if len(run) == 1 and "ADJF" in features[0] and end < len(tokens) and self._bodies.at(tokens, end) is not None:
            return False  # "chief of the Fuel Office"
        if len(run) == 1 and run[0].pos == "ADJ" and end < len(tokens) and tokens[end].lemma in self._vocabulary.words("place_words"):
            return False  # "governor of the Southern region"
        if titled and len(run) == 1 and run[0].pos == "ADJ" and "Surn" not in features[0]:
            behind = tokens[end] if end < len(tokens) else None
            goes_on = behind is not None and behind.text[0].islower() and behind.pos in ("ADJ", "NOUN")
            if "plur" in features[0] or (goes_on and behind is not None and set(behind.tag.split()) & features[0] & _CASES):
                return False  # "head of the Kherson regional administration"
        if titled:
            return all(t.pos != "VERB" or "Surn" in t.tag.split() for t in run) and not run[0].text.isupper()
        if len(run) == 1:
            return "Surn" in features[0] and i > 0 and "Geox" not in features[0] and run[0].pos != "VERB"
        if self._vocabulary.language == "es":
            return not any(t.text.isupper() and len(t.text) > 1 for t in run) and not any(t.lower in self._demonyms for t in run)
        return any("Name" in f for f in features) or (
            all(t.pos in ("X", "ADJ", "NOUN") and not t.text.isupper() for t in run[:2]) and i > 0
        )
