"""Since when and until when somebody held a post, as its sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linkage.claims.scene import Scene
from linkage.model.claim import Role
from linkage.model.mention import MentionType
from linkage.model.parse import Token
from linkage.model.span import Span
from linkage.model.when import When
from linkage.vocab import load_phrases

_REACH = 140  # characters between the title and its time
_BOTH = re.compile(r"^(?:from |between )?(?P<from>.*\d{4})\s+(?:to|until|till|and|-|–)\s+(?P<to>.*\d{4})$", re.IGNORECASE)


def read_term(scene: Scene, head: Token, *, appointing: bool = False) -> Iterator[Role]:
    """The roles `from` and `to` of a post.

    Args:
        scene: The report.
        head: The word that carries the title.
        appointing: Whether the sentence tells of coming into the post: then "on 3 May" is when it began.

    Yields:
        Each role at most once: the nearest time behind the title, or one that opens the sentence.
    """
    found: dict[str, Span] = {}
    for mention in scene.in_sentence(head.sentence, MentionType.DATE):
        opens = mention.span.start - head.sentence.span.start <= len("Since ")
        if not opens and not 0 <= mention.span.start - head.span.end < _REACH:
            continue
        if not appointing and not scene.report.record and _of_another_deed(head, mention.span):
            continue
        both = _BOTH.match(mention.text)
        if both is not None:
            for name in ("from", "to"):
                found.setdefault(name, Span(mention.span.start + both.start(name), mention.span.start + both.end(name)))
            continue
        lead = re.match(r"(?:since|from|as of|until|till|on|in|to)\s+", mention.text, re.IGNORECASE)
        words = Span(mention.span.start + (lead.end() if lead is not None else 0), mention.span.end)
        before = scene.text[max(head.sentence.span.start, words.start - 8) : words.start].lower().split()
        cue = before[-1] if before else ""
        if cue in ("since", "from") or before[-2:] == ["as", "of"] or (appointing and cue in ("on", "in")):
            found.setdefault("from", words)
        elif cue in ("until", "till", "to"):
            found.setdefault("to", words)
    for name, span in found.items():
        yield Role(name, span.of(scene.text), span)


def term_time(scene: Scene, roles: Sequence[Role]) -> When | None:
    """The time for which a post is told to be held: an interval, open where the sentence gives no begin or no end.

    Args:
        scene: The report.
        roles: The roles of the post.

    Returns:
        None where it gives neither, or where its wording fixes no date.
    """
    spans = [role.span for role in roles if role.name in ("from", "to") and role.span is not None]
    if not spans:
        return None
    ends = {role.name: _edtf(scene, role) for role in roles if role.name in ("from", "to")}
    first, last = ends.get("from", "").partition("/")[0], ends.get("to", "").rpartition("/")[2]
    if first in ("", "..") and last in ("", ".."):
        return None
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    return When(span.of(scene.text), f"{first or '..'}/{last or '..'}", span)


def _edtf(scene: Scene, role: Role) -> str:
    times = (m for m in scene.parsed.mentions if m.type is MentionType.DATE)
    return next((m.concept for m in times if role.span is not None and m.span.covers(role.span) and m.concept is not None), "")


def _of_another_deed(head: Token, time: Span) -> bool:
    """Whether a verb that tells of no holding of a post has the time: "accused the president, X, since the war began"."""
    inside = [t for t in head.sentence.tokens if time.overlaps(t.span)]
    top = next((t for t in inside if t.head_i == t.i or t.head not in inside), None)
    while top is not None and top.pos not in ("VERB", "AUX") and top.head_i != top.i and top.head is not head:
        top = top.head
    if top is None or top.pos not in ("VERB", "AUX") or top.head is head:
        return False
    subject = next((c for c in top.children if c.dep in ("nsubj", "nsubjpass")), None)
    states = [g.lemma for c in top.children if c.dep == "prep" and c.i > top.i for g in c.children if g.dep == "pobj" and g not in inside]
    if top.lemma == "be" and subject is not None and head in subject.subtree and states and not _OFFICE & set(states):
        return True  # "the rebels' leader, X, has been on a blacklist since 2014"
    return top.lemma not in load_phrases("posts", "tenures")


_OFFICE = frozenset({"office", "power", "command", "charge", "control", "post", "position", "head", "helm"})
