"""Statements: someone said, verbatim, in quotation marks; and who speaks in each quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkage.claims.attribution import PASSING_ON, Attributions, quoted_as
from linkage.claims.clauses import read_arguments
from linkage.claims.finding import Finding
from linkage.claims.sayingverb import personal_subject
from linkage.claims.scene import Scene
from linkage.claims.sources import issuing
from linkage.model.claim import LONGEST_QUOTE, Attribution, ClaimKind, Role
from linkage.model.mention import MentionType
from linkage.model.parse import Token
from linkage.model.span import Span
from linkage.model.when import When
from linkage.vocab import load_phrases
from linkage.vocab.speech import speech_verbs

_REACH = 28  # words between a quotation and the verb that brings it in
_NAMING = frozenset({"call", "dub", "term", "label", "brand", "use", "name"})  # what they bring in is what a thing is called
_WHO = 14  # words that tell who speaks: "said Jane Doe, a professor of law at the university"
_ENDED = 12.0  # words that a full stop between the two counts for


@dataclass(frozen=True, slots=True)
class Speech:
    """One quotation with its speaker and the verb that brings it in."""

    quotation: Span
    speaker: Attribution
    verb: Token


def assign_speakers(scene: Scene, attributions: Attributions) -> list[Speech]:
    """Who speaks in each quotation; quotations whose speaker nothing shows are left out.

    A verb of speech outside the marks gives the speaker: the one that stands nearest to the marks, before them ("X said:
    '...'") or behind them ("'...' said X", "'...' X told Y"). A quotation that follows another with nothing but marks
    between them keeps the speaker.
    """
    found: list[Speech] = []
    for quotation in scene.quotations:
        words = _paragraph(scene, quotation)
        bringing = _before(scene, words, quotation), _behind(scene, words, quotation)
        near = [b for b in bringing if b is not None]
        speech: Speech | None = None
        for verb, _, side in sorted(near, key=lambda b: b[1]):
            speaker = _quoted_source(scene, attributions, quotation, verb) or _speaker(scene, attributions, words, quotation, verb, side)
            if speaker is not None:
                speech = Speech(quotation, speaker, verb)
                break
        if speech is None and found and _continues(scene, found[-1].quotation, quotation):
            speech = Speech(quotation, found[-1].speaker, found[-1].verb)
        if speech is None:
            speech = _framed(scene, attributions, quotation)
        if speech is not None:
            found.append(speech)
            attributions.quoted[quotation] = speech.speaker
            attributions.told.add(quotation.end, speech.speaker)
    return found


def _quoted_source(scene: Scene, attributions: Attributions, quotation: Span, verb: Token) -> Attribution | None:
    """Whose words somebody else passes on: Y of "X, quoting Y, said "..."."""
    first = _first_token(scene, quotation)
    if first is None or first.sentence is not verb.sentence:
        return None
    passed_on = (f for f in attributions.over(first) if first.sentence.tokens[f.cue].lower in PASSING_ON)
    return next((f.attribution for f in passed_on if f.attribution is not None), None)


def _framed(scene: Scene, attributions: Attributions, quotation: Span) -> Speech | None:
    """The speaker of words that stand in what a phrase attributes: "the well is "unfit for use", according to the clinic"."""
    first = next((t for s in scene.parsed.sentences if s.span.overlaps(quotation) for t in s.tokens if quotation.covers(t.span)), None)
    frames = attributions.over(first) if first is not None else []
    for frame in frames:
        if frame.attribution is not None and first is not None:
            return Speech(quotation, frame.attribution, first.sentence.tokens[frame.cue])
    return None


def _continues(scene: Scene, before: Span, quotation: Span) -> bool:
    between = scene.text[before.end : quotation.start]
    return len(between) < 8 and not re.search(r"\w", between)


def _paragraph(scene: Scene, quotation: Span) -> list[Token]:
    """The words of the paragraphs that the quotation touches."""
    touched = {s.paragraph for s in scene.parsed.sentences if s.span.overlaps(quotation)}
    return [t for s in scene.parsed.sentences if s.paragraph in touched for t in s.tokens]


def _is_speech(scene: Scene, token: Token) -> bool:
    if scene.in_quotation(token.span) is not None:
        return False
    if token.pos == "NOUN":
        return token.lemma in ("statement", "ultimatum", "quote")
    if token.lemma == "continue" and any(c.dep == "xcomp" for c in token.children):
        return False  # "continue to defend the town"
    return token.pos in ("VERB", "AUX") and (token.lemma in speech_verbs() or token.lemma in load_phrases("attribution", "quoting"))


def _before(scene: Scene, words: list[Token], quotation: Span) -> tuple[Token, float, str] | None:
    """The verb of speech before the marks, and how far it stands from them, in words."""
    left = [t for t in words if t.span.end <= quotation.start]
    ended = 0.0
    for gap, token in enumerate(reversed(left[-_REACH:])):
        if scene.in_quotation(token.span) is not None and gap > 2:
            if token.sentence is left[-1].sentence:  # X said it was "one thing" and "another"
                continue
            return None
        if token.text in (".", "!", "?"):
            if gap > 1:
                return None
            ended = _ENDED
        if _is_speech(scene, token):
            if token.lemma in _NAMING and token.sentence is not left[-1].sentence:  # it names a thing in its own sentence only
                continue
            led = scene.text[token.span.end : quotation.start].strip(' "“«‘„')
            return token, gap + ended - (6.0 if led in ("", ":", ",", "that") or led.endswith(":") else 0.0), "before"
    return None


def _behind(scene: Scene, words: list[Token], quotation: Span) -> tuple[Token, float, str] | None:
    """The verb of speech behind the marks, in the sentence that the quotation stands in."""
    right = [t for t in words if t.span.start >= quotation.end]
    ended = scene.text[quotation.end - 1] in ".!?"
    opened = False
    for gap, token in enumerate(right[:_REACH]):
        if scene.in_quotation(token.span) is not None:
            return None
        opened = opened or token.text[0].isalnum()
        if token.text in (".", "!", "?", ";") or (token.text == ":" and opened):
            return None
        if _is_speech(scene, token):
            if gap and _has_clause(token, quotation):  # "'...' Reports also said that X": the words before are somebody else's
                return None
            comma = scene.text[quotation.end - 1] == "," or scene.text[quotation.end : quotation.end + 2].strip('”"»’ ') == ","
            return token, gap + (8.0 if ended else 0.0) - (6.0 if comma else 0.0), "behind"
    return None


def _has_clause(verb: Token, quotation: Span) -> bool:
    """Whether a verb of speech behind a quotation brings in what stands behind it: "said that X"."""
    that = (c for c in verb.children if c.dep == "ccomp" and c.span.start > quotation.end)
    return any(g.lower == "that" and g.dep == "mark" and g.i > verb.i for c in that for g in c.children)


def _speaker(scene: Scene, attributions: Attributions, words: list[Token], quotation: Span, verb: Token, side: str) -> Attribution | None:
    between = (
        [t for t in words if quotation.end <= t.span.start and t.span.end <= verb.span.start and t.text[0].isalnum()]
        if side == "behind"
        else []
    )
    people = [
        m
        for m in scene.parsed.mentions
        if m.type is MentionType.PERSON and between and between[0].span.start <= m.span.start and m.span.end <= verb.span.start
    ]
    own = next((c for c in verb.children if c.dep == "nsubj" and c in between), None)
    other = own is not None and scene.named(own) is None and scene.speaks(own) and own.pos != "PRON" and not scene.person_of(own)
    if people and not (other and own is not None and people[0].span.end <= own.subtree[0].span.start):
        return Attribution(people[0].text, people[0].span, verb.text)
    personal = personal_subject(scene, verb)
    head = quoted_as(verb) or personal or _subject(verb)
    if verb.dep == "acl" and verb.head.pos == "NOUN":  # "issued a statement saying"
        head = issuing(verb.head) or head
    if verb.tag == "VBG" and (head is None or not scene.speaks(head)):
        head = _earlier_speaker(scene, verb) or head
    if side == "before" and (head is None or scene.in_quotation(head.span) is not None):
        head = _name_before(scene, verb)
    behind = attributions.behind(verb, between[-1]) if between else None  # "... near X said Y"
    if behind is not None:
        return attributions.attribution(behind, verb.text)
    turned = side == "behind" and head is not None and head is personal and head.i > verb.i
    inside = head is not None and (not between or any(t is head for t in between) or side == "before" or turned)
    if side == "behind" and not between:
        after = _inverted(scene, verb)
        if after is not None:
            return attributions.attribution(after, verb.text)
    if head is None or not inside or scene.in_quotation(head.span) is not None:
        head = (
            between[-1] if between and between[-1].pos in ("NOUN", "PROPN", "PRON") else (_inverted(scene, verb) if head is None else None)
        )
    if head is None or not (scene.speaks(head) or head.pos in ("PROPN", "PRON") or _says(verb, head)):
        return None
    if head.lower in ("i", "we", "you", "that", "this", "there", "who", "which") or any(
        c.lower in ("which", "what") for c in head.children
    ):
        return None
    return attributions.attribution(head, verb.text)


def _subject(verb: Token) -> Token | None:
    if verb.pos == "NOUN":
        verb = verb.head if verb.head.pos == "VERB" else verb
    head = read_arguments(verb).doer
    current = verb
    while head is None and current.head_i != current.i and current.dep in ("conj", "advcl", "xcomp", "acl", "dep", "parataxis"):
        current = current.head
        if current.pos in ("VERB", "AUX"):
            head = read_arguments(current).doer
    return head


def _says(verb: Token, head: Token) -> bool:
    """Whether a noun that no list of speakers has is told to say something: "the beekeeper wrote"."""
    return head.pos == "NOUN" and head.dep == "nsubj" and head.head is verb and speech_verbs().concept(verb.lemma) == "asserted"


def _earlier_speaker(scene: Scene, verb: Token) -> Token | None:
    """Who speaks on in a participle: "X opened the road, pointing out that ..." is said by X."""
    for token in reversed(verb.sentence.tokens[: verb.i]):
        if token.lemma in speech_verbs() and token.pos == "VERB" and scene.in_quotation(token.span) is None:
            subject = next((c for c in token.children if c.dep == "nsubj"), None)
            if subject is None and token.dep == "acl" and token.head.dep in ("nsubj", "ROOT"):
                subject = token.head
            if subject is not None and scene.speaks(subject):
                return subject
    return None


def _name_before(scene: Scene, verb: Token) -> Token | None:
    """The name right before a verb whose subject the parser did not find: "the chair of the club, Jane Doe, said"."""
    before = verb.previous
    while before is not None and before.text == ",":
        before = before.previous
    return before if before is not None and scene.is_person(before) else None


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
    if scene.lacks_commas and not re.search(r"[.!?]", ends + between.rstrip(' ."“«')):  # "'The town' he said 'is free'"
        return first.quotation.end <= first.verb.span.start and first.verb.i == second.verb.i and _only_who(first.verb, second.quotation)
    return len(between) < 90 and "," in ends and re.search(r"[,.]\s*[“«\"]$", between) is not None and first.verb.i == second.verb.i


def _only_who(verb: Token, quotation: Span) -> bool:
    """Whether between a verb of speech and a quotation nothing more is told than who speaks, and to whom."""
    behind = [t for t in verb.sentence.tokens[verb.i + 1 :] if t.span.end <= quotation.start]
    return len(behind) <= _WHO and not any(t.pos in ("VERB", "AUX", "SCONJ") for t in behind)


def _statement(scene: Scene, parts: list[Speech]) -> Finding | None:
    span = Span(parts[0].quotation.start, parts[-1].quotation.end)
    words = " ".join(p.quotation.of(scene.text).strip() for p in parts)
    label = _may_be_label(scene, parts[0].quotation)
    if not _is_utterance(words) or _is_figure(_words(scene, parts[0].quotation)):
        return None
    if label and (parts[0].verb.lemma in _NAMING or _is_label(scene, parts[0].quotation)):
        return None
    if scene.report.record and not any(_holds_verb(scene, part.quotation) for part in parts):
        return None  # a record sets names of bodies, orders and schemes in marks
    if len(span) > LONGEST_QUOTE:
        end = max((m.end() for m in re.finditer(r"[.!?]", scene.text[span.start : span.start + LONGEST_QUOTE])), default=LONGEST_QUOTE)
        span = Span(span.start, span.start + end)
    speech = parts[0]
    anchor = _first_token(scene, span) or speech.verb
    roles = [
        Role("speaker", speech.speaker.source, speech.speaker.span),
        Role("utterance", words, parts[0].quotation if len(parts) == 1 else None),
    ]
    addressee = next(
        (
            c
            for c in speech.verb.children
            if c.dep in ("dobj", "dative", "iobj")
            and scene.speaks(c)
            and scene.in_quotation(c.span) is None
            and speech.verb.lemma in ("tell", "inform", "ask", "urge")
        ),
        None,
    )
    role = scene.role("addressee", addressee) if addressee is not None else None
    time, when = _time(scene, speech.verb)
    return Finding(
        ClaimKind.STATEMENT, anchor, [r for r in (*roles, role, time) if r is not None], quote=span, when=when,
        attribution=(speech.speaker,), doubts=("label",) if label else (),
    )  # fmt: skip


def _time(scene: Scene, verb: Token) -> tuple[Role | None, When | None]:
    role, when = scene.time_role(verb)
    if role is None or role.span is None or scene.in_quotation(role.span) is not None:
        return None, None
    return role, when


def _is_utterance(words: str) -> bool:
    """Whether the quoted words say something: no bare figure, no single word."""
    found = words.split()
    return len(found) >= 2 and any(w[0].isalpha() for w in found)


def _may_be_label(scene: Scene, quotation: Span) -> bool:
    """Whether the quoted words may only be what something is called: three words and fewer, without a verb."""
    return sum(t.pos != "PUNCT" for t in _words(scene, quotation)) <= 3 and not _holds_verb(scene, quotation)


def _is_label(scene: Scene, quotation: Span) -> bool:
    """Whether quoted words without a verb only name a thing: 'the "Green Hats"', 'a "calm zone"'."""
    words = [t for t in _words(scene, quotation) if t.pos != "PUNCT"]
    before = words[0].previous if words else None
    while before is not None and before.pos == "PUNCT":
        before = before.previous
    named = before is not None and before.lower in ("a", "an")
    return named or all(t.text[0].isupper() for t in words)


def _is_figure(words: Sequence[Token]) -> bool:
    """Whether words are a number of people or things, and what bounds it: "at least 12 people"."""
    number = next((i for i, t in enumerate(words) if t.pos == "NUM"), None)
    bounds = {w for section in ("open_top", "open_bottom", "about") for phrase in load_phrases("counts", section) for w in phrase.split()}
    return number is not None and len(words) - number <= 2 and all(t.lower in bounds for t in words[:number])


def _holds_verb(scene: Scene, quotation: Span) -> bool:
    return any(t.pos in ("VERB", "AUX") and t.dep not in ("amod", "compound") for t in _words(scene, quotation))


def _words(scene: Scene, quotation: Span) -> list[Token]:
    return [t for s in scene.parsed.sentences if s.span.overlaps(quotation) for t in s.tokens if quotation.covers(t.span)]


def _first_token(scene: Scene, span: Span) -> Token | None:
    return next((t for s in scene.parsed.sentences if s.span.end > span.start for t in s.tokens if t.span.start >= span.start), None)
