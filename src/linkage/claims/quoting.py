"""From which word to which a claim is quoted."""

from __future__ import annotations

import re

from linkage.claims.attribution import Attributions
from linkage.claims.finding import Finding
from linkage.claims.scene import Scene
from linkage.claims.standing import Standing
from linkage.claims.tenure import with_tenure
from linkage.model.claim import LONGEST_QUOTE, ClaimKind, Stance
from linkage.model.parse import Token
from linkage.model.span import Span
from linkage.vocab import load_lexicon, load_phrases

_NEAR = 160  # characters: how far a quote may reach out to the words that say who says it
_LONG_WORD = 40  # characters
_HYPHENED_BEFORE = re.compile(r"(?:\w+-)+$")
_HYPHENED_BEHIND = re.compile(r"(?:-\w+)+")


def quote_of(scene: Scene, attributions: Attributions, finding: Finding, standing: Standing) -> Span:
    """The stretch that carries a claim, with those who say so and with the words that deny it.

    Args:
        scene: The report.
        attributions: Its frames of reported speech.
        finding: What a rule found.
        standing: Who says so, and how.
    """
    quote = finding.quote if finding.quote is not None else _with_source(_words_of(scene, finding), finding, standing)
    return _with_denial(quote, finding, attributions) if standing.stance is Stance.DENIED else quote


def _words_of(scene: Scene, finding: Finding) -> Span:
    """From the first to the last word of the claim within its sentence."""
    sentence = finding.anchor.sentence.span
    spans = [finding.anchor.span, *(w.span for w in (*finding.words, *_phrase(finding.anchor)) if sentence.covers(w.span))]
    spans += [r.span for r in finding.roles if r.span is not None and sentence.covers(r.span) and r.name not in ("place", "time")]
    quote = scene.trimmed(Span(min(s.start for s in spans), max(s.end for s in spans)))
    return _in_whole_words(with_tenure(quote, scene.text) if finding.kind is ClaimKind.POST else quote, scene.text)


def _phrase(verb: Token) -> list[Token]:
    """The words behind a verb that make it what it says: "ablaze" of "set ablaze", "dead" of "shot dead"."""
    behind = verb.sentence.tokens[verb.i + 1 : verb.i + 3]
    for length in (2, 1):
        phrase = " ".join([verb.lemma, *(t.lower for t in behind[:length])])
        if verb.pos == "VERB" and (phrase in load_lexicon("acts", "verbs") or phrase in load_lexicon("outcomes", "verbs")):
            return behind[:length]
    return []


def _in_whole_words(quote: Span, text: str) -> Span:
    """The quote without half a word at its ends: "The 59-year-old is", not "old is"."""
    before, behind = _HYPHENED_BEFORE.search(text, max(0, quote.start - _LONG_WORD), quote.start), _HYPHENED_BEHIND.match(text, quote.end)
    return Span(before.start() if before is not None else quote.start, behind.end() if behind is not None else quote.end)


def _with_source(quote: Span, finding: Finding, standing: Standing) -> Span:
    """The quote widened to the source, where its sentence names it near by."""
    source = standing.chain[0].span if standing.chain else None
    if source is None or not finding.anchor.sentence.span.covers(source):
        return quote
    wide = Span(min(quote.start, source.start), max(quote.end, source.end))
    return wide if len(wide) - len(quote) <= _NEAR else quote


def _with_denial(quote: Span, finding: Finding, attributions: Attributions) -> Span:
    """The quote widened to the words that deny, without which it would say the opposite: "it is not true that ..."."""
    denying = (f for f in attributions.over(finding.anchor) if f.stance is Stance.DENIED)
    cue = next((finding.anchor.sentence.tokens[f.cue] for f in denying), None)
    if cue is None:
        return quote
    beside = [c for c in (*cue.children, *cue.head.children) if c.i < cue.i and (c.dep == "neg" or c.lower in ("no", "neither", "it"))]
    untrue = [t for t in cue.head.subtree if t.lower in load_phrases("stance", "untrue")]
    not_true = [c for t in cue.head.subtree if t.lower == "true" for c in t.head.children if c.dep == "neg"]
    spans = [quote, cue.span, *(t.span for t in (*beside, *untrue, *not_true))]
    wide = Span(min(s.start for s in spans), max(s.end for s in spans))
    return wide if len(wide) <= LONGEST_QUOTE else quote
