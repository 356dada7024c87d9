"""A text, read for the names that are withheld: where they stand in full, and where parts of them do."""

import re
from collections.abc import Iterator
from itertools import pairwise

from linkage.model.span import Span
from linkage.reviews.lettering import Lettering, read_letters
from linkage.reviews.namedperson import NamedPerson, Token
from linkage.reviews.names import CALENDAR, WithheldNames
from linkage.reviews.spellings import WORD, NameWord, has_capitals, is_name_like

_SURE = 8  # letters of a given name and a surname together that stand in one word of a text by no accident
_NEAR = 1000  # characters: a given name and a surname that stand so near one another may be one person's
_HUMP = re.compile(r"(?<=[a-zа-яіїєґё])(?=[A-ZА-ЯІЇЄҐЁ])")
_STOP = re.compile(r"[;!?؟]|(?<=[^\W\d_]{3})\.(?=\s)")
_GAP = re.compile(r"\s+|[\W_]{0,3}")


class NameReading:
    """A text, read for the names that are withheld.

    Args:
        text: The text.
        names: The names.
    """

    def __init__(self, text: str, names: WithheldNames) -> None:
        self._names = names
        self._letters: Lettering = read_letters(text)
        raw, plain = self._letters.raw, self._letters.plain
        self.tokens = [
            Token(start, end, raw[start:end], plain[start:end])
            for match in WORD.finditer(raw)
            for start, end in _humps(match.start(), match.group())
        ]
        self._squeezed, self._at = self._letters.squeezed()
        self._starts = {token.start for token in self.tokens}
        self._plain = {token.plain for token in self.tokens}
        self._whole: dict[int, list[Span]] = {}
        self._by_person: dict[int, list[tuple[int, NameWord]]] = {}
        for place, token in enumerate(self.tokens):
            for n, word in names.hits(token):
                self._by_person.setdefault(n, []).append((place, word))

    def may_name_anybody(self) -> bool:
        """Whether any word of a name, or its letters, stand in it; quickly."""
        return bool(self._by_person) or self._names.has_phrases or self._names.has_letters_of(self._squeezed)

    def names_in_full(self, n: int, person: NamedPerson) -> bool:
        """Whether the whole name stands in it, or a given name and another part of the name near one another."""
        return bool(self.whole(n, person)) or self._both_parts(n, person)

    def whole(self, n: int, person: NamedPerson) -> list[Span]:
        """Where the whole name stands."""
        found = self._whole.get(n)
        if found is None:
            found = self._whole[n] = self._find_whole(n, person)
        return found

    def _find_whole(self, n: int, person: NamedPerson) -> list[Span]:
        joined = [*self._joined(person), *self._phrases(person)]
        around = [span for span in self._around(n, person) if not any(span.overlaps(one) for one in joined)]
        return [*joined, *self._initials(n, person), *around]

    def _both_parts(self, n: int, person: NamedPerson) -> bool:
        """Whether a given name and another part of the name stand near one another."""
        hits = [(self.tokens[place].start, word) for place, word in self._parts_of(n, person)]
        given = [at for at, word in hits if word in person.first]
        return any(abs(at - other) <= _NEAR and at != other for other, word in hits if word in person.later for at in given)

    def parts(self, n: int, person: NamedPerson, *, is_named: bool, lines: list[Span] | None) -> list[Span]:
        """Where a part of the name stands, and is to be withheld."""
        found = []
        for place, word in self._parts_of(n, person):
            token = self.tokens[place]
            span = self._letters.span(self._with_given(place, word, person), token.end)
            if is_named and (lines is None or any(span.overlaps(line) for line in lines)):
                follows = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
                if word in person.later or not self._names.is_other(token, follows):
                    found.append(span)
            elif word in person.alone and word.is_part and not self._names.is_common(word):
                found.append(span)
        return found

    def surnames(self, n: int, person: NamedPerson) -> list[Span]:
        """Where a surname stands, whoever bears it."""
        places = (place for place, word in self._parts_of(n, person) if word in person.later)
        return [self._letters.span(self.tokens[place].start, self.tokens[place].end) for place in places]

    def _parts_of(self, n: int, person: NamedPerson) -> list[tuple[int, NameWord]]:
        """The words of the text that are a part of the name and are written as one."""
        hits = ((place, word) for place, word in self._by_person.get(n, ()) if word.is_part or word in person.alone)
        return [(place, word) for place, word in hits if self._is_written_as_name(place, word)]

    def _with_given(self, place: int, word: NameWord, person: NamedPerson) -> int:
        """Where a surname begins, with a given name before it that may be a spelling of the person's ("Olha", "Olga")."""
        token, before = self.tokens[place], self.tokens[place - 1] if place > 0 else None
        if word not in person.later or before is None or not before.raw[0].isupper() or not self._is_beside(before, token):
            return token.start
        is_like = self._names.first_letter(before.raw) in {self._names.first_letter(first.word) for first in person.first}
        return before.start if is_like and not _STOP.search(self._letters.raw[before.start : token.end]) else token.start

    def _phrases(self, person: NamedPerson) -> list[Span]:
        return [self._letters.span(*found.span()) for phrase in person.phrases for found in phrase.finditer(self._letters.plain)]

    def _joined(self, person: NamedPerson) -> list[Span]:
        """Given name and surname, or the other way round, with anything between their letters that is no letter."""
        found: list[Span] = []
        for first, second, pattern in person.pairs:
            for match in pattern.finditer(self._squeezed):
                start, stem_end = self._at[match.start()], self._at[match.end() - 1] + 1
                end = stem_end
                while end < len(self._letters.plain) and self._letters.plain[end].isalpha():
                    end += 1
                rest = self._letters.plain[stem_end:end]
                is_apart = start in self._starts and (rest == "" or re.fullmatch(second.rest, rest) is not None)
                raw = self._letters.raw[start:end]
                is_one_word = raw.isalpha() and len(first.plain) + len(second.plain) >= _SURE
                if is_one_word and not is_apart:
                    span = self._letters.span(start, stem_end)
                elif is_apart and self._is_name_shaped(raw, first, second):
                    span = self._letters.span(start, end)
                else:
                    continue
                turned = first not in person.first  # "Hnat, Petra", but not "Petra Hnat. Petra Hnat"
                if not turned or not (_STOP.search(raw) or any(span.overlaps(one) for one in found)):
                    found.append(span)
        return found

    def _is_name_shaped(self, raw: str, first: NameWord, second: NameWord) -> bool:
        words = WORD.findall(raw)
        if not re.search(r"\s", raw) or not has_capitals(raw) or (is_name_like(words[0]) and (len(words) != 2 or is_name_like(words[1]))):
            return True
        return not (self._names.is_common(first) and self._names.is_common(second))

    def _initials(self, n: int, person: NamedPerson) -> Iterator[Span]:
        """The surname beside the first letter of the given name."""
        letters = {word.plain[0] for word in person.first}
        for place, word in self._by_person.get(n, ()):
            if word not in person.later:
                continue
            token = self.tokens[place]
            for step in (-1, 1):
                other, at = token, place
                for _ in range(2):  # "P. Hnat", "P. M. Hnat"
                    at += step
                    if not 0 <= at < len(self.tokens) or len(self.tokens[at].plain) != 1 or not self._is_beside(other, self.tokens[at]):
                        break
                    other = self.tokens[at]
                    if other.plain in letters and is_name_like(other.raw):
                        yield self._letters.span(min(token.start, other.start), max(token.end, other.end))
        if person.handles & self._plain:
            yield from (self._letters.span(token.start, token.end) for token in self.tokens if token.plain in person.handles)

    def _around(self, n: int, person: NamedPerson) -> Iterator[Span]:
        """Given name and surname with another name between them, or in other letters than those of any spelling."""
        hits = dict(self._by_person.get(n, ()))
        for place, word in hits.items():
            for step in (1, 2):
                other = hits.get(place + step)
                if other is None or other is word or not ({word, other} & person.first and {word, other} & person.later):
                    continue
                tokens = self.tokens[place : place + step + 1]
                near = all(self._is_beside(a, b) for a, b in pairwise(tokens))
                if (
                    near
                    and not _STOP.search(self._letters.raw[tokens[0].start : tokens[-1].end])
                    and all(is_name_like(token.raw) for token in tokens)
                ):
                    yield self._letters.span(tokens[0].start, tokens[-1].end)

    def _is_beside(self, a: Token, b: Token) -> bool:
        first, second = sorted((a, b), key=lambda token: token.start)
        return _GAP.fullmatch(self._letters.raw[first.end : second.start]) is not None

    def _is_written_as_name(self, place: int, word: NameWord) -> bool:
        token = self.tokens[place]
        if not has_capitals(token.raw):
            return True
        if not self._names.is_common(word):
            return True
        if not token.raw[0].isupper():
            return False
        around = self._letters.raw[max(token.start - 2, 0) : token.start] + self._letters.raw[token.end : token.end + 2]
        return word.plain not in CALENDAR or not any(char.isdigit() for char in around)


def _humps(start: int, word: str) -> Iterator[tuple[int, int]]:
    """The words of a word such as "JusticeForPetra"."""
    if word.islower() or word[1:].islower():
        yield start, start + len(word)
        return
    at = 0
    for cut in [*(match.start() for match in _HUMP.finditer(word)), len(word)]:
        yield start + at, start + cut
        at = cut
