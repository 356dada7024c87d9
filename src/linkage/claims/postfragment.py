"""Sentences of a record that begin with an office and name nobody: "Member of the city council since 2021"."""

from __future__ import annotations

from linkage.claims.fields import head_end
from linkage.claims.finding import Finding
from linkage.claims.postline import opens_with_rank, read_post_line
from linkage.claims.posttitle import OPENING
from linkage.claims.record import record_subject
from linkage.claims.scene import Scene
from linkage.claims.term import term_time
from linkage.model.claim import ClaimKind, Role
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence
from linkage.model.span import Span
from linkage.vocab import load_phrases, title_lexicon


def read_fragment(scene: Scene, sentence: Sentence) -> list[Finding]:
    """The posts of a sentence of a record that has no subject: they are the listed one's.

    Args:
        scene: The report.
        sentence: A sentence.
    """
    subject = record_subject(scene.report)
    head = sentence.tokens[0]
    if subject is None or sentence.span.start <= subject.span.end or not _opens_with_title(scene, sentence):
        return []
    if len(scene.text[sentence.span.start : sentence.span.end]) < 12 or any(
        t.dep in ("nsubj", "nsubjpass") and t.i < 4 for t in sentence.tokens
    ):
        return []
    found = []
    for roles in read_post_line(scene.text, sentence.span):
        spans = [r.span for r in roles if r.span is not None]
        quote = Span(min(s.start for s in spans), max(s.end for s in spans))
        if quote.end <= _header_end(scene):
            continue
        time = term_time(scene, roles)
        roles = [Role("person", subject.text, subject.span), *roles]
        found.append(Finding(ClaimKind.POST, head, roles, quote=quote, attribution=(), when=time))
    return found


def _header_end(scene: Scene) -> int:
    """Where the lines of fields end and the statement of reasons begins: its longest line, where none is too long for a field."""
    longest = max(scene.text.splitlines(), key=len, default="")
    return min(head_end(scene.paragraphs, scene.text), scene.text.find(longest))


_LEADING = OPENING | {"since", "a", ",", "-", "so", "called"}


def _opens_with_title(scene: Scene, sentence: Sentence) -> bool:
    if opens_with_rank(sentence.span.of(scene.text)):
        return True
    lead = sentence.root.pos not in ("VERB", "AUX")  # "Party Secretary of X": words that belong to the office
    dates = scene.in_sentence(sentence, MentionType.DATE)  # "As at May 2015, emir of X"
    before = {*load_phrases("posts", "left_out"), *load_phrases("posts", "openings"), *_LEADING}
    for i in range(min(6, len(sentence.tokens) - 1)):
        hit = title_lexicon().at(sentence.tokens, i)
        if hit is not None:
            return True
        token = sentence.tokens[i]
        dated = any(d.span.covers(token.span) for d in dates) or (token.lower == "as" and sentence.tokens[i + 1].lower in ("at", "of"))
        if token.lower in before or token.text[0].isdigit() or dated:
            continue
        if not (lead and i < 4 and token.pos in ("ADJ", "NOUN", "PROPN")):
            return False
    return False
