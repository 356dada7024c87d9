"""Statements, for the languages that are read by light grammar: words in quotation marks and who speaks them."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.lightfinding import LightFinding
from linkage.claims.lightscene import LightScene
from linkage.claims.lightspeech import LightSpeech
from linkage.model.claim import Attribution, ClaimKind, Role
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span

_FEWEST = 3  # words: shorter ones are labels
_GAP = 60  # characters between a quotation and its verb of speech


class LightQuotations:
    """Who speaks each quotation of a report.

    Args:
        scene: The report.
        speech: Its frames.
    """

    def __init__(self, scene: LightScene, speech: LightSpeech) -> None:
        self._scene, self._speech = scene, speech
        self.speakers: dict[Span, Attribution] = {}
        for quotation in scene.quotations:
            if len(quotation.of(scene.text).split()) >= _FEWEST:
                speaker = self._speaker(quotation)
                if speaker is not None:
                    self.speakers[quotation] = speaker

    def statements(self) -> Iterator[LightFinding]:
        """One statement a quotation whose speaker is known."""
        for quotation, speaker in self.speakers.items():
            sentence = next((s for s in self._scene.parsed.sentences if s.span.overlaps(quotation)), None)
            if sentence is None:
                continue
            words = quotation.of(self._scene.text).rstrip(",. ")
            span = Span(quotation.start, quotation.start + len(words))
            roles = [Role("speaker", speaker.source, speaker.span), Role("utterance", words, span)]
            yield LightFinding(ClaimKind.STATEMENT, sentence, 0, 1, roles, quote=span, attribution=(speaker,))

    def _speaker(self, quotation: Span) -> Attribution | None:
        return self._behind(quotation) or self._before(quotation) or self._around(quotation)

    def _tokens(self, start: int, end: int) -> list[tuple[Sentence, Token]]:
        return [(s, t) for s in self._scene.parsed.sentences for t in s.tokens if start <= t.span.start and t.span.end <= end]

    def _behind(self, quotation: Span) -> Attribution | None:
        """ "…", said X: a verb of speech right behind the marks, in the same line."""
        text = self._scene.text
        limit = text.find("\n", quotation.end)
        after = self._tokens(quotation.end + 1, min(len(text) if limit < 0 else limit, quotation.end + _GAP))
        words = [(s, t) for s, t in after if t.text not in ',—–-»”"“.']
        for sentence, token in words[:1] + (words[1:2] if words and words[0][1].pos in ("ADV", "PRON", "CCONJ") else []):
            hit = self._scene.vocabulary.lexicon("speech").at(sentence.tokens, token.i)
            gap = text[quotation.end + 1 : token.span.start]
            if hit is not None and "." not in gap and (token.pos in ("VERB", "X") or self._scene.spanish):
                return self._speech.speaker(sentence, hit.start, hit.end, hit.start)
            according = self._scene.vocabulary.lexicon("according").at(sentence.tokens, token.i)
            if according is not None and "." not in gap:
                return self._speech.source(sentence, according.end, self._speech.phrase_end(sentence, according.end), ())
        return None

    def _before(self, quotation: Span) -> Attribution | None:
        """X said: "…": a colon before the marks, and a verb of speech before it in the same sentence."""
        before = self._tokens(max(0, quotation.start - 200), quotation.start - 1)
        if not before or before[-1][1].text != ":":
            return None
        sentence, colon = before[-1]
        for hit in reversed(self._scene.hits("speech", sentence, 0, colon.i)):
            if hit.concept == "asserted":
                start, _ = self._scene.segment(sentence, hit.start)
                return self._speech.speaker(sentence, hit.start, hit.end, start)
        return self._speech.source(sentence, 0, colon.i, ("nomn",)) if colon.i <= 5 else None

    def _around(self, quotation: Span) -> Attribution | None:
        """X said that "…": a quotation of five words or more inside what somebody says."""
        if len(quotation.of(self._scene.text).split()) < 5:
            return None
        for sentence in self._scene.parsed.sentences:
            if sentence.span.covers(quotation):
                first = next((t.i for t in sentence.tokens if t.span.start >= quotation.start), None)
                frames = [] if first is None else [f for f in self._speech.over(sentence, first) if f.attribution is not None]
                return frames[0].attribution if frames else None
        return None
