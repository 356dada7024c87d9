"""Who says so, for the languages that are read by light grammar: frames of reported speech over the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linkage.claims.lightdoer import is_passive
from linkage.claims.lightscene import LightScene, has_case
from linkage.model.claim import Attribution, Stance
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span

_LONGEST_SOURCE = 9  # words
_FAR = 12  # words between a verb of speech and "that"
_ENCLITIC = ("ándolo", "ándola", "ándolos", "ándolas", "ándole", "ándoles")  # "acusándolo de": accusing him of


@dataclass(frozen=True, slots=True)
class LightFrame:
    """A stretch of a sentence that somebody says.

    Args:
        sentence: Index of the sentence that it covers.
        start: First word.
        end: The index after the last word.
        attribution: Who says it; None where the words name nobody.
        stance: How.
    """

    sentence: int
    start: int
    end: int
    attribution: Attribution | None
    stance: Stance


class LightSpeech:
    """The frames of a report.

    Args:
        scene: The report.
    """

    def __init__(self, scene: LightScene) -> None:
        self._scene = scene
        self.frames = [f for s in scene.parsed.sentences for f in self._read(s)]

    def over(self, sentence: Sentence, i: int) -> list[LightFrame]:
        """The frames over a word, the closest first."""
        found = [f for f in self.frames if f.sentence == sentence.i and f.start <= i < f.end]
        return sorted(found, key=lambda f: (f.end - f.start, f.start))

    def _read(self, sentence: Sentence) -> Iterator[LightFrame]:
        yield from self._headline(sentence)
        yield from self._according(sentence)
        for hit in self._scene.find("speech", sentence):
            if self._scene.in_quotation(sentence.tokens[hit.start].span) is None and not self._is_noun(sentence, hit.start):
                yield from self._spoken(sentence, hit.start, hit.end, Stance(hit.concept))

        yield from self._called_false(sentence)
        for hit in self._scene.find("blame", sentence):
            start, _ = self._scene.segment(sentence, hit.start)
            if sentence.tokens[hit.start].pos in ("VERB", "X"):
                speaker = self.accuser(sentence, hit.start, hit.end, start)
                yield LightFrame(sentence.i, hit.end, len(sentence.tokens), speaker, Stance.ALLEGED)

    def _called_false(self, sentence: Sentence) -> Iterator[LightFrame]:
        """ "The ministry called reports of a strike a lie"."""
        for hit in self._scene.find("calls", sentence):
            start, end = self._scene.segment(sentence, hit.start)
            if sentence.tokens[hit.start].pos == "VERB" and self._scene.hits("falsehoods", sentence, start, end):
                source = self.speaker(sentence, hit.start, hit.end, start)
                if source is None or source.span is None:
                    continue
                said = [t.i for t in sentence.tokens if source.span.covers(t.span)]
                yield LightFrame(sentence.i, start, min(said[0], hit.start), source, Stance.DENIED)
                yield LightFrame(sentence.i, max(hit.end, said[-1] + 1), len(sentence.tokens), source, Stance.DENIED)

    def _is_noun(self, sentence: Sentence, i: int) -> bool:
        token = sentence.tokens[i]
        return not self._scene.spanish and token.pos not in ("VERB", "X") and token.lemma not in self._scene.vocabulary.words("negations")

    def _headline(self, sentence: Sentence) -> Iterator[LightFrame]:
        """ "The ministry: nothing was hit"."""
        tokens = sentence.tokens
        colon = next((t.i for t in tokens[:8] if t.text == ":"), None)
        if colon is None or any(t.pos == "VERB" for t in tokens[:colon]) or self._scene.mentions(sentence, MentionType.DATE, end=colon):
            return
        source = self.source(sentence, 0, colon, ("nomn",))
        if source is not None and colon <= 6:
            yield LightFrame(sentence.i, colon + 1, len(tokens), source, Stance.ASSERTED)

    def _according(self, sentence: Sentence) -> Iterator[LightFrame]:
        estimating = self._scene.vocabulary.words("estimating")
        for hit in self._scene.find("according", sentence):
            first = hit.end + (hit.end < len(sentence.tokens) and self._is_in(sentence.tokens[hit.end]))
            end = self.phrase_end(sentence, first)
            source = self._apposed(sentence, end) or self.source(sentence, first, end, ())
            words = " ".join(t.lower for t in sentence.tokens[hit.start : hit.end])
            if source is not None:
                stance = Stance.ESTIMATED if words in estimating else Stance.ASSERTED
                yield LightFrame(sentence.i, 0, len(sentence.tokens), source, stance)

    def _is_in(self, token: Token) -> bool:
        """Whether the word leads a body that speaks in Slavic manner: "as they said in the ministry"."""
        return not self._scene.spanish and token.lower in self._scene.vocabulary.words("places_in")

    def phrase_end(self, sentence: Sentence, i: int) -> int:
        """The index after the words that can name a source from word `i` on."""
        tokens, names = sentence.tokens, {n for _, a, b in self._scene.mentions(sentence, MentionType.ORGANIZATION) for n in range(a, b)}
        end = i
        while end < len(tokens) and end - i < _LONGEST_SOURCE:
            token = tokens[end]
            if end not in names and (token.text in ",;:.()—–" or (token.pos == "VERB" and end > i)):
                break
            if end > i and end not in names and (token.pos in ("ADP", "NUM") and not self._scene.spanish):
                break
            end += 1
        return end

    def _spoken(self, sentence: Sentence, verb: int, after: int, stance: Stance) -> Iterator[LightFrame]:
        scene, tokens = self._scene, sentence.tokens
        if verb > 0 and tokens[verb - 1].lemma in scene.vocabulary.words("negations"):
            return
        start, end = scene.segment(sentence, verb)
        source = self.speaker(sentence, verb, after, start)
        about = scene.vocabulary.lexicon("about_it").at(tokens, start)
        if about is not None and sentence.i > 0 and source is not None:
            before = scene.parsed.sentences[sentence.i - 1]
            if before.paragraph == sentence.paragraph:
                yield LightFrame(before.i, 0, len(before.tokens), source, stance)
            return
        that = self._that(sentence, after)
        if that is not None:
            yield LightFrame(sentence.i, that, len(tokens), source, stance)
        elif stance in (Stance.DENIED, Stance.ALLEGED) and source is not None and self._object_follows(sentence, after - 1):
            yield LightFrame(sentence.i, after, len(tokens), source, stance)
        elif (
            stance is Stance.ASSERTED
            and self._object_follows(sentence, after - 1)
            and self._speaker_left(sentence, verb, start) is not None
        ):
            yield LightFrame(sentence.i, after, end, source, stance)
        elif source is not None and start > 0 and self._opens(sentence, start, verb):
            yield LightFrame(sentence.i, 0, start, source, stance)
        elif source is not None and end < len(tokens) and tokens[end].text == ":":
            yield LightFrame(sentence.i, end + 1, len(tokens), source, stance)
        elif source is not None and stance is Stance.ASSERTED and self._object_follows(sentence, after - 1):
            yield LightFrame(sentence.i, after, end, source, stance)

    def _opens(self, sentence: Sentence, start: int, verb: int) -> bool:
        """Whether the verb stands at the head of its segment, behind what is said: "…, said X" or "…, X said"."""
        if all(
            t.text in '«»„“”"—–-' or t.lower in ("об", "этом", "как", "як", "про", "це", "así", "lo", "le")
            for t in sentence.tokens[start:verb]
        ):
            return True
        return self._speaker_left(sentence, verb, start) is not None and not self._object_follows(sentence, verb)

    def _object_follows(self, sentence: Sentence, verb: int) -> bool:
        following = sentence.tokens[verb + 1] if verb + 1 < len(sentence.tokens) else None
        return following is not None and following.text not in ".,;"

    def _that(self, sentence: Sentence, after: int) -> int | None:
        tokens, words = sentence.tokens, self._scene.vocabulary.words("that")
        others = {h.start for h in self._scene.find("speech", sentence) if tokens[h.start].pos == "VERB"}
        for j in range(after, min(len(tokens), after + _FAR)):
            if j in others:
                return None  # "has documented the death of X, but believes that …"
            if tokens[j].lower in words and (self._scene.spanish or tokens[j - 1].text == ","):
                return j + 1
            if tokens[j].text in ";:.":
                return None
        return None

    def speaker(self, sentence: Sentence, verb: int, after: int, start: int) -> Attribution | None:
        """Who is the subject of a verb of speech: named before it, else behind it."""
        left = self._speaker_left(sentence, verb, start)
        if left is not None:
            return left
        tokens = sentence.tokens
        end = self.phrase_end(sentence, after)
        inside = after < len(tokens) and tokens[after].lower in self._scene.vocabulary.words("places_in") and not self._scene.spanish
        if inside:  # "said in the ministry"
            end = self.phrase_end(sentence, after + 1)
            return self.source(sentence, after + 1, end, (), person=False)
        return self._apposed(sentence, end) or self.source(sentence, after, end, ("nomn",))

    def accuser(self, sentence: Sentence, verb: int, after: int, start: int) -> Attribution | None:
        """Who lays blame: the subject, but in the passive whom "by" leads, and beside a gerund the subject of the clause before."""
        tokens = sentence.tokens
        if is_passive(self._scene, sentence, verb):
            marks = self._scene.vocabulary.words("agent_marks")
            by = next((t.i + 1 for t in tokens[after:] if t.lower in marks), after)
            return None if self._scene.spanish and by == after else self.source(sentence, by, self.phrase_end(sentence, by), ("ablt",))
        if self._is_gerund(tokens[verb]):
            return self.source(sentence, 0, start, ("nomn",))
        return self.speaker(sentence, verb, after, start)

    def _is_gerund(self, verb: Token) -> bool:
        return verb.lower.endswith(("ando", "iendo", *_ENCLITIC)) if self._scene.spanish else "GRND" in verb.tag.split()

    def _apposed(self, sentence: Sentence, end: int) -> Attribution | None:
        """The person that a comma parts from his office: "according to the mayor, Ivan Petrenko, …"."""
        tokens = sentence.tokens
        if end >= len(tokens) or tokens[end].text != "," or not self._scene.hits("speakers", sentence, max(0, end - _LONGEST_SOURCE), end):
            return None
        for mention, first, behind in self._scene.mentions(sentence, MentionType.PERSON, start=end + 1):
            ranks = {n for _, a, b in self._scene.mentions(sentence, MentionType.RANK, start=end, end=first) for n in range(a, b)}
            between = [t for t in tokens[end + 1 : first] if t.i not in ranks and t.lower not in ("el", "la")]
            closed = behind >= len(tokens) or tokens[behind].text in ",.;"
            return self._named(mention) if not between and closed else None
        return None

    def _speaker_left(self, sentence: Sentence, verb: int, start: int) -> Attribution | None:
        found = self.source(sentence, start, verb, ("nomn",), last=True)
        tokens = sentence.tokens
        if found is None and start >= 2 and tokens[start - 1].text == ",":  # "X, head of Y, said"
            before, _ = self._scene.segment(sentence, start - 2)
            if before > 0 and tokens[before - 1].text == ",":
                before, _ = self._scene.segment(sentence, before - 2) if before >= 2 else (0, 0)
            people = self._scene.mentions(sentence, MentionType.PERSON, start=before, end=start)
            if people and not any(t.pos == "VERB" for t in tokens[before:start]) and verb - start <= 1:
                return self._named(people[0][0])
        if found is None and start < verb and self._is_in(tokens[start]) and "plur" in tokens[verb].tag.split():
            return self.source(sentence, start + 1, verb, (), person=False)  # "in the ministry they said"
        return found

    def source(
        self, sentence: Sentence, start: int, end: int, cases: tuple[str, ...], *, last: bool = False, person: bool = True
    ) -> Attribution | None:
        """Whom words `start` to `end` name as the source: a person, else a body, else a speaker without a name, else a state.

        Args:
            sentence: The sentence.
            start: First word.
            end: The index after the last word.
            cases: Cases in which it must stand; none asks nothing.
            last: Whether the words stand before their verb.
            person: Whether it can be a person.
        """
        scene, tokens = self._scene, sentence.tokens

        def fits(first: int, behind: int) -> bool:
            return scene.spanish or not cases or any(has_case(t, *cases) for t in tokens[first:behind])

        sorts = (MentionType.PERSON, MentionType.ORGANIZATION) if person else (MentionType.ORGANIZATION,)
        named = [hit for hit in scene.mentions(sentence, *sorts, start=start, end=end) if fits(hit[1], hit[2])]
        named = [hit for hit in named if not self._governed(sentence, hit[1], start)]
        people = [hit for hit in named if hit[0].type is MentionType.PERSON]
        if people:
            return self._named(people[-1][0] if last else people[0][0])
        speakers = [h for h in scene.hits("speakers", sentence, start, end) if fits(h.start, h.start + 1)]
        speakers = [h for h in speakers if not self._governed(sentence, h.start, start)]
        if named and (not speakers or named[0][1] <= speakers[0].start):
            return self._named(named[0][0])
        if speakers:
            return self._unnamed(sentence, speakers[0].start, speakers[0].end, (start, end))
        foreign = None if scene.spanish else self._foreign(sentence, start, end)
        if foreign is not None:
            return foreign
        states = [
            hit
            for hit in scene.mentions(sentence, MentionType.PLACE, start=start, end=end)
            if self._scene.can_act(hit[0]) and fits(hit[1], hit[2])
        ]
        states = [hit for hit in states if not self._governed(sentence, hit[1], start)]
        return self._named(states[0][0]) if states else None

    def _foreign(self, sentence: Sentence, start: int, end: int) -> Attribution | None:
        """A name in Latin letters in a Cyrillic text, which no case marks: "сообщает Reuters", "Human Rights Watch заявила"."""
        words = [t for t in sentence.tokens[start:end] if t.text[0].isupper() and t.text[0].isascii()]
        first = next((t for t in words if not self._governed(sentence, t.i, start)), None)
        if first is None:
            return None
        behind = first.i + 1
        while behind < end and sentence.tokens[behind].text[0].isalpha() and sentence.tokens[behind].text[0].isascii():
            behind += 1
        span = Span(first.span.start, sentence.tokens[behind - 1].span.end)
        return Attribution(span.of(self._scene.text), span, "", named=True)

    def _governed(self, sentence: Sentence, i: int, start: int) -> bool:
        """Whether a preposition stands before the word: it is then no subject."""
        if self._scene.spanish:
            return i > start and sentence.tokens[i - 1].lower in ("en", "a", "contra", "sobre", "con", "por", "desde")
        return i > start and sentence.tokens[i - 1].pos == "ADP"

    def _named(self, mention: Mention) -> Attribution:
        return Attribution(mention.text, mention.span, "", named=True)

    def _unnamed(self, sentence: Sentence, start: int, behind: int, bounds: tuple[int, int]) -> Attribution:
        scene, tokens, end = self._scene, sentence.tokens, bounds[1]
        unnamed = tokens[start].lemma in scene.vocabulary.words("unnamed")
        while start > bounds[0] and tokens[start - 1].pos == "ADJ":
            start -= 1
        if scene.spanish:
            while behind < end and (
                tokens[behind].lower in ("de", "del", "la", "el", "los", "las")
                or tokens[behind].text[0].isupper()
                or tokens[behind].lemma in scene.vocabulary.words("demonyms")
            ):
                behind += 1
            last = tokens[behind] if behind < end else None
            if (
                last is not None
                and behind + 1 == end
                and last.text[0].islower()
                and last.lower not in scene.vocabulary.words("function_words")
            ):
                behind += 1
            while tokens[behind - 1].lower in ("de", "del", "la", "el", "los", "las"):
                behind -= 1
        else:
            while behind < end and tokens[behind].pos in ("NOUN", "ADJ", "X") and has_case(tokens[behind], "gent"):
                behind += 1
        span = Span(tokens[start].span.start, tokens[behind - 1].span.end)
        return Attribution(span.of(scene.text), span, "", named=not unnamed)
