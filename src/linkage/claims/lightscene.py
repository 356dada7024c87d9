"""A report as the light grammars see it: words, segments between commas, and what is mentioned where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkage.model.mention import Mention, MentionType
from linkage.model.parse import ParsedReport, Sentence, Token
from linkage.model.span import Span
from linkage.model.when import When
from linkage.vocab.lexicon import Hit
from linkage.vocab.light import load_light

NAMES = (MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE)
_BREAKS = frozenset(",;:()—–")
_QUOTES = frozenset("«»„“”\"'‘’")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of words of a sentence: `start` to `end` (exclusive), with its text."""

    start: int
    end: int
    span: Span
    text: str


class LightScene:
    """Words and mentions of a report in a language without a parser.

    Args:
        parsed: The report's sentences and mentions.
    """

    def __init__(self, parsed: ParsedReport) -> None:
        self.parsed, self.report, self.text = parsed, parsed.report, parsed.report.text
        self.vocabulary = load_light(parsed.report.language)
        self.spanish = self.vocabulary.language == "es"
        self.quotations = [m.span for m in parsed.mentions if m.type is MentionType.QUOTATION]
        self._found: dict[tuple[str, int], list[Hit]] = {}
        self._by_sentence = [self._inside(s) for s in parsed.sentences]

    def _inside(self, sentence: Sentence) -> list[tuple[Mention, int, int]]:
        found = []
        for mention in self.parsed.mentions:
            if mention.type is MentionType.QUOTATION or not sentence.span.covers(mention.span):
                continue
            covered = [t.i for t in sentence.tokens if mention.span.covers(t.span)]
            if covered:
                found.append((mention, covered[0], covered[-1] + 1))
        return found

    def mentions(self, sentence: Sentence, *types: MentionType, start: int = 0, end: int | None = None) -> list[tuple[Mention, int, int]]:
        """The mentions of these types among words `start` to `end`, each with its first and the index after its last word."""
        last = len(sentence.tokens) if end is None else end
        return [hit for hit in self._by_sentence[sentence.i] if hit[0].type in types and start <= hit[1] and hit[2] <= last]

    def find(self, section: str, sentence: Sentence) -> list[Hit]:
        """The phrases of a section of the vocabulary in the sentence."""
        key = section, sentence.i
        if key not in self._found:
            self._found[key] = list(self.vocabulary.lexicon(section).find(sentence.tokens))
        return self._found[key]

    def hits(self, section: str, sentence: Sentence, start: int, end: int) -> list[Hit]:
        """The phrases of a section among words `start` to `end`."""
        return [hit for hit in self.find(section, sentence) if start <= hit.start and hit.end <= end]

    def segment(self, sentence: Sentence, i: int) -> tuple[int, int]:
        """The words between the commas, colons, dashes and brackets around word `i`."""
        tokens = sentence.tokens
        start = next((j + 1 for j in range(i - 1, -1, -1) if tokens[j].text in _BREAKS), 0)
        end = next((j for j in range(i, len(tokens)) if tokens[j].text in _BREAKS), len(tokens))
        return start, max(end, i + 1)

    def segments(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """The segments of a sentence from left to right."""
        i = 0
        while i < len(sentence.tokens):
            if sentence.tokens[i].text in _BREAKS:
                i += 1
                continue
            start, end = self.segment(sentence, i)
            yield start, end
            i = end + 1

    def phrase(self, sentence: Sentence, start: int, end: int) -> Phrase:
        """Words `start` to `end`, without quotation marks at either side that have no partner inside."""
        tokens = sentence.tokens
        while start < end - 1 and tokens[start].text in _BREAKS | _QUOTES:
            start += 1
        while end - 1 > start and tokens[end - 1].text in _BREAKS | frozenset(".!?…"):
            end -= 1
        span = Span(tokens[start].span.start, tokens[end - 1].span.end)
        return Phrase(start, end, span, span.of(self.text))

    def noun_phrase(self, sentence: Sentence, start: int, end: int) -> Phrase:
        """The noun phrase around a head of words `start` to `end`: the adjectives before it, and the name right behind it."""
        tokens = sentence.tokens
        while (
            not self.spanish
            and start > 0
            and tokens[start - 1].pos == "ADJ"
            and tokens[start - 1].lemma not in self.vocabulary.known_numbers
        ):
            start -= 1
        following = next((hit for hit in self._by_sentence[sentence.i] if hit[1] == end and hit[0].type in NAMES[1:]), None)
        if following is not None and not self.spanish and (has_case(tokens[end], "gent") or following[0].type is MentionType.PLACE):
            end = following[2]
        elif self.spanish and end < len(tokens) and tokens[end].lemma in self.vocabulary.words("demonyms"):
            end += 1
        return self.phrase(sentence, start, end)

    def place_of(self, sentence: Sentence, i: int) -> tuple[Mention, bool] | None:
        """The place that the words around `i` are about, and whether the sentence itself names it.

        The nearest of the segment, then of the sentence, then the last one named in the paragraph, then that of the headline. A state is
        no place of an act unless a preposition of place leads it.
        """
        start, end = self.segment(sentence, i)
        for inside in (self.mentions(sentence, MentionType.PLACE, start=start, end=end), self.mentions(sentence, MentionType.PLACE)):
            near = sorted((hit for hit in inside if self.locates(sentence, hit)), key=lambda hit: (self.is_state(hit[0]), abs(hit[1] - i)))
            if near:
                return near[0][0], True
        before = [s for s in self.parsed.sentences[: sentence.i] if s.paragraph == sentence.paragraph]
        for other in (*reversed(before), *self.parsed.sentences[: min(4, sentence.i)]):
            named = [hit for hit in self.mentions(other, MentionType.PLACE) if self.locates(other, hit) and not self.is_state(hit[0])]
            if named:
                return named[-1][0], False
        return None

    def can_act(self, mention: Mention) -> bool:
        """Whether the name of a place is that of a state, or of the seat of its government."""
        return self.vocabulary.lexicon("names").concept(self._base(mention)) is not None

    def is_state(self, mention: Mention) -> bool:
        """Whether the name of a place is that of a state; the seat of a government is a town too."""
        return self.can_act(mention) and self._base(mention) not in self.vocabulary.words("seats")

    def _base(self, mention: Mention) -> str:
        return " ".join(self.vocabulary.form(w).lemma for w in mention.text.lower().split())

    def locates(self, sentence: Sentence, hit: tuple[Mention, int, int]) -> bool:
        """Whether a place that a sentence names says where: a state does so behind a preposition only."""
        if not self.can_act(hit[0]):
            return True
        if any(h.start == hit[2] for h in self.find("speech", sentence)):
            return False  # "in the Kremlin they said"
        if not self.is_state(hit[0]) and self._within(sentence, hit[1]):
            return True
        before = sentence.tokens[hit[1] - 2 : hit[1]] if hit[1] > 1 else []
        if self.spanish and before and before[0].lemma in self.vocabulary.words("parts") and before[1].lower in ("de", "del"):
            return True  # "in the south of Lebanon"
        return hit[1] > 0 and sentence.tokens[hit[1] - 1].lower in self.vocabulary.words("places_in") - {"de", "del", "из", "з", "із"}

    def _within(self, sentence: Sentence, i: int) -> bool:
        """Whether a town stands behind a thing that a preposition of place leads: "in a market of Baghdad"."""
        tokens, start = sentence.tokens, max(0, i - 5)
        marks = (self.vocabulary.words("places_in") | self.vocabulary.words("target_marks")) - {"de", "del", "из", "з", "із"}
        if self.spanish:
            return i > 1 and tokens[i - 1].lower == "de" and any(t.lower in marks for t in tokens[start : i - 1])
        thing = tokens[i - 1] if i > 1 else None
        led = any(t.lower in marks for t in tokens[max(0, i - 3) : i - 1])
        return thing is not None and thing.pos == "NOUN" and led and has_case(tokens[i], "gent")

    def time_of(self, sentence: Sentence, i: int) -> When | None:
        """The time that the segment, else the sentence, gives; None where it gives none or several."""
        start, end = self.segment(sentence, i)
        for inside in (self.mentions(sentence, MentionType.DATE, start=start, end=end), self.mentions(sentence, MentionType.DATE)):
            if len(inside) == 1:
                mention = inside[0][0]
                return When(mention.text, mention.concept or "", mention.span)
        return None

    def in_quotation(self, span: Span) -> Span | None:
        """The quotation that holds the stretch, where it is speech and not a name: four words or more."""
        return next((q for q in self.quotations if q.covers(span) and len(q.of(self.text).split()) >= 4), None)

    def is_unreal(self, sentence: Sentence, i: int) -> bool:
        """Whether a word of the segment says that it did not happen, or not yet."""
        start, end = self.segment(sentence, i)
        forms = self.vocabulary.words("irrealis_forms")
        words = sentence.tokens[start:end]
        unreal = any(t.lower in forms or self._is_future(t) for t in words) or bool(self.hits("irrealis", sentence, start, end))
        conditional = sentence.tokens[0].lower in self.vocabulary.words("conditionals")
        return unreal or conditional or sentence.tokens[-1].text == "?"

    def may_have(self, sentence: Sentence, i: int) -> bool:
        """Whether a verb of harm is said to have come about perhaps: "могли погибнуть", "podrían haber muerto"; no condition is named."""
        before = sentence.tokens[max(0, i - 2) : i]
        modal = next((t for t in before if t.lemma in self.vocabulary.words("may")), None)
        told = modal is not None and (any(t.lower == "haber" for t in before) if self.spanish else "past" in modal.tag.split())
        conditions = self.vocabulary.words("conditionals") | (frozenset() if self.spanish else self.vocabulary.words("irrealis_forms"))
        return told and not any(t.lower in conditions for t in sentence.tokens)

    def _is_future(self, token: Token) -> bool:
        if self.spanish:
            return token.pos == "VERB" and token.lower.endswith(("rá", "rán"))
        features = token.tag.split()  # a verb of both aspects has one form for now and for later: "атакують"
        return token.pos == "VERB" and "futr" in features and "pres" not in features

    def is_negated(self, sentence: Sentence, start: int) -> bool:
        """Whether a negation stands right before the words, or the sentence says that there was none such."""
        tokens = sentence.tokens
        if any(t.lemma in self.vocabulary.words("negations") for t in tokens[max(0, start - 1) : start]):
            return True
        none = self.vocabulary.words("no_such")  # "no strike", "no kind of strike"; in "no civilian died in the strike" there was one
        return any(t.lemma in none or t.lower in none for t in tokens[max(self.segment(sentence, start)[0], start - 3) : start])

    def is_alleged(self, sentence: Sentence, i: int) -> bool:
        """Whether a word of the segment says that the report does not vouch for it."""
        start, end = self.segment(sentence, i)
        return bool(self.hits("alleged", sentence, start, end))


def has_case(token: Token, *cases: str) -> bool:
    """Whether the word can stand in one of the cases; a word that the dictionary lacks can."""
    features = token.tag.split()
    if "accs" in cases and "gent" in features and "plur" in features and "inan" not in features:
        return True  # the accusative of people is their genitive
    return token.pos == "X" or any(case in features for case in cases) or "Fixd" in features


def nearest(hits: Sequence[Hit], i: int) -> Hit | None:
    """The hit closest to word `i`."""
    return min(hits, key=lambda hit: (min(abs(hit.start - i), abs(hit.end - 1 - i)), hit.start), default=None)
