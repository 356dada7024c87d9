"""Who says what, as spans: every saying of a report with its source, its cue and its content.

`attribution.py` asks of a claim who says it. This asks of a text what is said in it, by whom: reported and quoted speech, what somebody
thinks, wants, promises or opposes, and what documents show.
"""

from __future__ import annotations

from functools import cache

from linkage.claims.attribution import Attributions
from linkage.claims.sayingverb import Saying, cue_of, pieces, saying_of_verb, source_of, subject_of
from linkage.claims.scene import Scene
from linkage.claims.statement import Speech, assign_speakers
from linkage.model.parse import ParsedReport, Token
from linkage.model.span import Span
from linkage.vocab import load_phrases


def read_sayings(parsed: ParsedReport) -> list[Saying]:
    """The sayings of a report, in order of their cues.

    Args:
        parsed: The report.

    Returns:
        One a cue; a saying may lie inside the content of another.
    """
    scene = Scene(parsed)
    speeches = assign_speakers(scene, Attributions(scene))
    found: dict[Span, Saying] = {}
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            saying = saying_of_verb(scene, token) or _by_phrase(token) or _by_noun(scene, token)
            if saying is not None:
                found[saying.cue] = saying
    for speech in speeches:
        _add_speech(speech, found)
    return [found[cue] for cue in sorted(found)]


# -- phrases and nouns ----------------------------------------------------------------------------------------------------


def _by_phrase(token: Token) -> Saying | None:
    """ "According to X, ...", "..., citing X"; and "X: ..." at the start of a line."""
    following = token.next
    words = token.sentence.tokens
    if token.lower == "according" and following is not None and following.lower == "to":
        heads = [t for t in token.subtree if t.dep == "pobj" and t.head.lower == "to"]
        cue = Span(token.span.start, following.span.end)
    elif token.lower in ("citing", "quoting", "per"):
        heads = [t for t in token.children if t.dep in ("dobj", "pobj")]
        cue = token.span
    else:
        return None
    if not heads:
        return None
    mine = {t.i for t in token.subtree}
    head = token.head
    while head.head_i != head.i and head.pos not in ("VERB", "AUX"):
        head = head.head
    content = {t.i for t in head.subtree} - mine
    if token.i > 3 and not any(t.i not in mine and t.pos in ("VERB", "AUX") for t in words[token.i :]):
        content = set(range(token.i))
    return Saying(source_of(heads[0], token), cue, pieces(token.sentence, content))


def _by_noun(scene: Scene, token: Token) -> Saying | None:
    """ "X's claim that ...", "allegations of ...", "a plan to ..."."""
    if token.pos != "NOUN" or token.lemma not in _nouns():
        return None
    content: set[int] = set()
    for child in token.children:
        that = child.dep in ("acl", "ccomp", "relcl") and any(c.lower in ("that", "to") for c in child.children)
        if that or (child.dep == "prep" and child.lower in ("of", "about", "against", "for", "on", "over", "to")):
            content.update(t.i for t in child.subtree)
    if not content or scene.in_quotation(token.span) is not None:
        return None
    owner = next((c for c in token.children if c.dep == "poss"), None)
    source = None
    if owner is not None:
        words = [t for t in owner.subtree if t.dep != "case"]
        source = Span(words[0].span.start, words[-1].span.end)
    return Saying(source, token.span, pieces(token.sentence, content))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(load_phrases("attribution", "saying_nouns"))


# -- quotations -----------------------------------------------------------------------------------------------------------


def _add_speech(speech: Speech, found: dict[Span, Saying]) -> None:
    """A quotation is the content of the saying whose verb brings it in; one without such a saying is a saying of its own."""
    cue = cue_of(speech.verb)
    known = found.get(cue)
    if known is None:
        subject = subject_of(speech.verb)
        source = source_of(subject, speech.verb) if subject is not None and subject.pos != "VERB" else speech.speaker.span
        found[cue] = Saying(source, cue, (speech.quotation,))
        return
    pieces = sorted({*known.content, speech.quotation})
    found[cue] = Saying(known.source, cue, tuple(pieces))
