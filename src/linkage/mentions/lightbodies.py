"""The names of bodies, in the languages that are read by light grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkage.mentions.lighttitles import is_titled
from linkage.model.parse import Token
from linkage.vocab.light import LightVocabulary

_LONGEST_NAME = 9  # words
_STOPS = frozenset(".,;:()!?—–-«»„“”\"'…/")
_OPENING, _CLOSING = frozenset('«„“"'), frozenset('»”“"')
_NUMBERED = re.compile(r"\d+[-‑]\w")


class LightBodies:
    """Finds the names of bodies around their head nouns.

    Args:
        vocabulary: The words of one language.
    """

    def __init__(self, vocabulary: LightVocabulary) -> None:
        self._vocabulary = vocabulary
        self._bodies, self._matters = vocabulary.lexicon("bodies"), vocabulary.lexicon("matters")
        self._ranks, self._titles = vocabulary.lexicon("ranks"), vocabulary.lexicon("titles")
        self._demonyms = vocabulary.words("demonyms")

    def at(self, tokens: Sequence[Token], i: int, taken: int) -> tuple[int, int] | None:
        """The name of a body whose head noun is word `i`: its adjectives before it, what it is of behind it.

        Args:
            tokens: The words of a sentence.
            i: The index of the head noun.
            taken: The index after the last name before it.

        Returns:
            The index of its first word, and the one after its last.
        """
        if self._bodies.at(tokens, i) is None or self._vocabulary.lexicon("place_words").at(tokens, i) is not None:
            return None
        head = tokens[i]
        if head.text[0].islower() and head.lemma in self._vocabulary.words("capital_bodies") and not self._is_led(tokens, i):
            return None
        start = i
        while start > taken and self._modifies(tokens, start - 1):
            start -= 1
        end = i + 1
        capital = head.text[0].isupper() or tokens[start].text[0].isupper()
        while end < len(tokens) and end - i < _LONGEST_NAME:
            step = self._extends(tokens, end, named=capital)
            if step is None:
                break
            capital = capital or any(t.text[0].isupper() for t in tokens[end:step])
            end = step
        words = tokens[start:end]
        first = 1 if start == 0 else 0
        named = (
            any(t.text[0].isupper() or t.text[0].isdecimal() for t in words[first:])
            or "Orgn" in head.tag.split()
            or (start == 0 and len(words) > 1 and capital)
        )
        return (start, end) if named or head.lower in self._vocabulary.words("bodies_alone") else None

    def _is_led(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether capitalised adjectives lead the head: "Southern military district", "National centre"."""
        first = i
        while first > 0 and self._modifies(tokens, first - 1):
            first -= 1
        return first < i and not tokens[first].text[0].islower() and tokens[first].lemma not in self._demonyms

    def orders(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether word `i` is an ordinal before a body: "Segunda" of "Segunda División".

        Args:
            tokens: The words of a sentence.
            i: The index of the word.
        """
        if self._vocabulary.language != "es" or tokens[i].lower not in self._vocabulary.words("ordinals"):
            return False
        return self._bodies.at(tokens, i + 1) is not None or (i + 1 < len(tokens) and self.orders(tokens, i + 1))

    def _modifies(self, tokens: Sequence[Token], i: int) -> bool:
        token = tokens[i]
        if self._vocabulary.language == "es" or token.text in _STOPS:
            return token.text[0].isupper() and self.orders(tokens, i)
        if _NUMBERED.match(token.text) is not None:
            return True
        if token.pos != "ADJ":
            return False
        if token.text[0].isupper() or token.lemma in self._demonyms or token.lemma in self._vocabulary.words("body_adjectives"):
            return True
        before = tokens[i - 1] if i > 0 else None  # "64th motor rifle brigade", "Southern military district"
        return before is not None and (
            _NUMBERED.match(before.text) is not None or (before.pos == "ADJ" and before.text[0].isupper() and i > 1)
        )

    def _extends(self, tokens: Sequence[Token], j: int, *, named: bool) -> int | None:
        """The index after the words at `j` where they belong to the name of the body before them."""
        token = tokens[j]
        quoted = self._quoted(tokens, j)
        if quoted is not None:
            return quoted
        matter = self._matters.at(tokens, j)
        if matter is not None:
            return matter.end
        joint = tokens[j + 1] if named and token.pos == "CCONJ" and j + 1 < len(tokens) else None
        if (
            joint is not None
            and token.lower in self._vocabulary.words("adjective_joins")
            and joint.text[0].isupper()
            and joint.pos == tokens[j - 1].pos == "ADJ"
        ):
            return j + 2
        if self._vocabulary.language == "es":
            k = j
            while k < len(tokens) and k - j < 3 and tokens[k].lower in self._vocabulary.words("body_joins"):
                k += 1
            if k >= len(tokens):
                return None
            if self._matters.at(tokens, k) is not None and k > j:
                return k + 1
            joined = tokens[k].text[0].isupper() and tokens[k].text not in _STOPS
            if joined and k > j and "y" in [t.lower for t in tokens[j:k]] and not named:
                return None
            return k + 1 if joined or (k == j and token.lower in self._demonyms) else None
        if token.text[0].isupper() and (token.pos in ("NOUN", "ADJ", "X") or token.text.isupper()):
            if "Name" in token.tag.split() or is_titled(tokens, j, self._vocabulary):
                return None
            return j + 1
        if named and token.pos in ("NOUN", "ADJ") and {"gent", "ablt"} & set(token.tag.split()) and not self._speaks(tokens, j):
            led = tokens[j - 1].pos == "ADJ" and tokens[j - 1].text[0].isupper()
            if "nomn" in token.tag.split() and token.pos == "NOUN" and self._bodies.at(tokens, j) is None and not led:
                return None
            if self._ranks.at(tokens, j) is not None or self._titles.at(tokens, j) is not None:
                return None
            return j + 1
        return None

    def _quoted(self, tokens: Sequence[Token], j: int) -> int | None:
        """The index after a name of at most three words in quotation marks at word `j`."""
        if tokens[j].text not in _OPENING or j + 1 >= len(tokens) or not tokens[j + 1].text[0].isupper():
            return None
        closing = next((n for n in range(j + 2, min(j + 5, len(tokens))) if tokens[n].text in _CLOSING), None)
        return None if closing is None else closing + 1

    def _speaks(self, tokens: Sequence[Token], j: int) -> bool:
        return any(self._vocabulary.lexicon(s).at(tokens, j) is not None for s in ("people", "act_nouns", "targets"))
