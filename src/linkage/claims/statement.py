"""Statements: someone said, verbatim, in quotation marks; and who speaks in each quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linkage.claims.attribution import Attributions, speech_verbs
from linkage.claims.clauses import read_arguments
from linkage.claims.finding import Finding
from linkage.claims.scene import Scene
from linkage.model.claim import LONGEST_QUOTE, Attribution, ClaimKind, Role
from linkage.model.parse import Token
from linkage.model.span import Span
from linkage.model.when import When
from linkage.vocab import load_phrases

_REACH = 220  # characters between a quotation and the verb that brings it in
_LINKS = frozenset({"describe", "dub", "call", "term", "use", "label", "brand", "denounce", "hail", "characterise", "characterize", "slam", "promise", "vow", "threaten", "lament", "demand", "ask", "claim"})


@dataclass(frozen=True, slots=True)
class Speech:
    """One quotation with its speaker and the verb that brings it in."""

    quotation: Span
    speaker: Attribution
    verb: Token


def assign_speakers(scene: Scene, attributions: Attributions) -> list[Speech]:
    """Who speaks in each quotation; quotations whose speaker nothing shows are left out.

    A verb of speech outside the marks gives the speaker: in the sentence of the quotation, the nearest to its marks. A
    quotation that follows another in the same paragraph with nothing between them but its own words keeps the speaker.
    """
    found: list[Speech] = []
    for quotation in scene.quotations:
        verb = _bringing_verb(scene, quotation)
        speaker = _speaker(scene, attributions, verb) if verb is not None else None
        if speaker is not None and verb is not None:
            found.append(Speech(quotation, speaker, verb))
            attributions.quoted[quotation] = speaker
        elif found and verb is None and _continues(scene, found[-1].quotation, quotation):
            found.append(Speech(quotation, found[-1].speaker, found[-1].verb))
            attributions.quoted[quotation] = found[-1].speaker
    return found


def _continues(scene: Scene, before: Span, quotation: Span) -> bool:
    between = scene.text[before.end : quotation.start]
    return len(between) < 8 and not re.search(r"\w", between)


def _bringing_verb(scene: Scene, quotation: Span) -> Token | None:
    """The verb of speech outside the marks that lies nearest to them, in a sentence that touches the quotation."""
    best: tuple[float, Token] | None = None
    near = [s for s in scene.parsed.sentences if s.span.start <= quotation.end + 3 and s.span.end >= quotation.start - 3]
    for sentence in near:
        for token in sentence.tokens:
            if quotation.covers(token.span) or token.pos not in ("VERB", "AUX", "NOUN"):
                continue
            if token.pos == "NOUN" and token.lemma not in ("statement", "ultimatum", "quote"):
                continue
            if token.pos != "NOUN" and token.lemma not in speech_verbs() and token.lemma not in _LINKS:
                continue
            if scene.in_quotation(token.span) is not None:
                continue
            distance = float(min(abs(token.span.start - quotation.end), abs(quotation.start - token.span.end)))
            between = scene.text[token.span.end : quotation.start] if token.span.end <= quotation.start else scene.text[quotation.end : token.span.start]
            if distance > _REACH or any(mark in between for mark in "“«\"") and distance > 60:
                continue
            if token.span.start > quotation.end and "." in between.strip(" .”\"»")[1:]:
                distance += 150
            if best is None or distance < best[0]:
                best = (distance, token)
    return None if best is None else best[1]


def _speaker(scene: Scene, attributions: Attributions, verb: Token) -> Attribution | None:
    if verb.pos == "NOUN":
        verb = verb.head if verb.head.pos == "VERB" else verb
    arguments = read_arguments(verb)
    head = arguments.doer
    if head is None and verb.dep in ("conj", "advcl", "xcomp", "acl", "dep", "parataxis"):
        current = verb
        while head is None and current.head_i != current.i:
            current = current.head
            if current.pos in ("VERB", "AUX"):
                head = read_arguments(current).doer
    if head is None or scene.in_quotation(head.span) is not None:
        head = _inverted(scene, verb) or (None if head is None or scene.in_quotation(head.span) is not None else head)
    if head is None or (not scene.speaks(head) and head.pos not in ("PROPN", "PRON")):
        return None
    if head.lower in ("i", "we", "you", "that", "this", "there"):
        return None
    return attributions.attribution(head, verb.text)


def _inverted(scene: Scene, verb: Token) -> Token | None:
    """ "said X": a name right behind the verb that the parser took for an object."""
    following = verb.next
    while following is not None and following.dep in ("det", "compound", "amod", "nmod", "poss") and following.head.i > following.i:
        following = following.head
    return following if following is not None and scene.speaks(following) else None


def read_statements(scene: Scene, speeches: list[Speech]) -> Iterator[Finding]:
    """The statements of a report: one a quotation, an interrupted one once."""
    merged: list[list[Speech]] = []
    for speech in speeches:
        if merged and _interrupted(scene, merged[-1][-1], speech):
            merged[-1].append(speech)
        else:
            merged.append([speech])
    for parts in merged:
        finding = _statement(scene, parts)
        if finding is not None:
            yield finding


def _interrupted(scene: Scene, first: Speech, second: Speech) -> bool:
    """Whether two quotations are one, interrupted by who says it: "..., he said, "..."."""
    if first.speaker.source != second.speaker.source or "\n" in scene.text[first.quotation.end : second.quotation.start]:
        return False
    between = scene.text[first.quotation.end : second.quotation.start]
    if _continues(scene, first.quotation, second.quotation):
        return True
    ends = scene.text[max(first.quotation.end - 1, 0) : first.quotation.end + 2]
    return len(between) < 90 and "," in ends and re.search(r"[,.]\s*[“«\"]$", between) is not None and first.verb.i == second.verb.i


def _statement(scene: Scene, parts: list[Speech]) -> Finding | None:
    span = Span(parts[0].quotation.start, parts[-1].quotation.end)
    words = " ".join(p.quotation.of(scene.text).strip() for p in parts)
    if not _is_utterance(scene, parts[0], words):
        return None
    if len(span) > LONGEST_QUOTE:
        end = max((m.end() for m in re.finditer(r"[.!?]", scene.text[span.start : span.start + LONGEST_QUOTE])), default=LONGEST_QUOTE)
        span = Span(span.start, span.start + end)
    speech = parts[0]
    anchor = _first_token(scene, span) or speech.verb
    roles = [Role("speaker", speech.speaker.source, speech.speaker.span), Role("utterance", words, parts[0].quotation if len(parts) == 1 else None)]
    addressee = next((c for c in speech.verb.children if c.dep in ("dobj", "dative", "iobj") and scene.speaks(c) and scene.in_quotation(c.span) is None and speech.verb.lemma in ("tell", "inform", "ask", "urge")), None)
    role = scene.role("addressee", addressee) if addressee is not None else None
    time, when = _time(scene, speech.verb)
    return Finding(
        ClaimKind.STATEMENT, anchor, [r for r in (*roles, role, time) if r is not None], quote=span, when=when,
        attribution=(speech.speaker,), confidence=0.75,
    )  # fmt: skip


def _time(scene: Scene, verb: Token) -> tuple[Role | None, When | None]:
    role, when = scene.time_role(verb)
    if role is None or role.span is None or scene.in_quotation(role.span) is not None:
        return None, None
    return role, when


def _is_utterance(scene: Scene, speech: Speech, words: str) -> bool:
    """Whether the quoted words say something: no label, no bare figure, no single word."""
    found = re.findall(r"\w+", words)
    if len(found) < 2 or all(w[0].isdigit() for w in found):
        return False
    if len(found) >= 4:
        return True
    if scene.text[speech.quotation.start - 1 : speech.quotation.start] == "‘" and len(found) < 4:
        return False
    return any(t.lower not in load_phrases("stance", "negations") for s in scene.parsed.sentences if s.span.overlaps(speech.quotation) for t in s.tokens if speech.quotation.covers(t.span) and t.pos in ("VERB", "AUX", "ADJ", "NOUN"))


def _first_token(scene: Scene, span: Span) -> Token | None:
    return next((t for s in scene.parsed.sentences if s.span.end > span.start for t in s.tokens if t.span.start >= span.start), None)


