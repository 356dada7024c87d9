"""The sources that have spoken, in order: whom "he" of "he added" and "the source" of "the source said" stand for."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from itertools import islice

from linkage.claims.scene import Scene, offices
from linkage.model.claim import Attribution
from linkage.model.mention import MentionType
from linkage.model.parse import Token
from linkage.model.span import Span
from linkage.vocab import load_phrases

_RECENT = 12  # sources that "the source" may point back to
_FAR_BACK = 700  # characters to the last person who spoke, whom "he" may stand for
_WHICH = frozenset({"of", "in", "from", "at", "for", "with", "who", "close"})  # words behind the noun that tell who it is


class Told:
    """Who has spoken where in a report.

    Args:
        scene: The report.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._spoken: list[tuple[int, Attribution]] = []
        self._people = {m.span for m in scene.parsed.mentions if m.type is MentionType.PERSON}

    def add(self, offset: int, attribution: Attribution) -> None:
        """Note that a source speaks at an offset."""
        insort(self._spoken, (offset, attribution), key=lambda spoken: spoken[0])

    def rename(self, described: str, named: Attribution) -> None:
        """Put a name for a source wherever it is described by these words."""
        self._spoken = [(at, named if a.source == described else a) for at, a in self._spoken]

    def last_before(self, pronoun: Token) -> Attribution | None:
        """The source that spoke last before a word, or None; whom words in quotation marks quote is no source outside them."""
        return next((source for _, source in self._earlier(pronoun)), None)

    def _earlier(self, head: Token) -> Iterator[tuple[int, Attribution]]:
        for at, source in reversed(self._spoken[: self._before(head.span.start)]):
            quotation = self._scene.in_quotation(Span(at, at + 1))
            if quotation is None or quotation.covers(head.span):
                yield at, source

    def somebody_before(self, pronoun: Token) -> Attribution | None:
        """The source that spoke last and can be "he": a person, or somebody whose words tell that it is one."""
        for at, source in self._earlier(pronoun):
            if pronoun.sentence.span.start - at > _FAR_BACK:
                return None
            if source.span in self._people or _is_somebody(source.source):
                return source
        return None

    def pointed_at(self, head: Token) -> Attribution | None:
        """The source that "the source", "the group", "the statement" points back to, where it tells no more than that.

        The last source of that word comes first, then the last of all.
        """
        if head.lemma not in load_phrases("attribution", "backward"):
            return None
        earlier = [a for _, a in islice(self._earlier(head), _RECENT)]
        if earlier and _watches(head):
            return next((a for a in earlier if _watches_by_name(a)), None)
        if not earlier or not points_back(head):
            return None
        same = next((a for a in earlier if head.lemma in a.source.lower().split()), None)
        last = earlier[0]
        return same or (None if self._holds_other(last, head) or _is_another_sort(last, head) else last)

    def _before(self, offset: int) -> int:
        return bisect_left(self._spoken, offset, key=lambda spoken: spoken[0])

    def _holds_other(self, source: Attribution, head: Token) -> bool:
        """Whether a source is a person of another office than the word tells: "the governor" is not the mayor who spoke last."""
        text = self._scene.text
        held = [r.tail.of(text).lower().split() for r in self._scene.parsed.relations if r.head.of(text) == source.source]
        return bool(held) and head.lemma in offices() and not any(head.lemma in title for title in held)


def _watches_by_name(source: Attribution) -> bool:
    """Whether a source is named as a body that counts and watches: "the Lonja Observatory"."""
    return source.named and not set(source.source.lower().split()).isdisjoint(load_phrases("attribution", "monitoring"))


def _watches(head: Token) -> bool:
    """Whether a noun points back to a body that watches, and says no more of it: "the monitoring group"."""
    watching = load_phrases("attribution", "watching")
    telling = [c for c in head.children if c.dep in ("amod", "compound", "poss", "prep", "nmod", "relcl", "acl")]
    definite = any(c.lower in ("the", "this") for c in head.children if c.dep == "det")
    monitor = definite and head.lemma in load_phrases("attribution", "monitors")
    return monitor and telling != [] and all(c.lower in watching for c in telling)


def points_back(head: Token) -> bool:
    """Whether a noun has "the" before it and nothing that tells it from others but where it is: "the London-based group"."""
    if not any(c.lower in ("the", "this") for c in head.children if c.dep == "det"):
        return False
    telling = (c for c in head.children if c.dep in ("amod", "compound", "poss", "prep", "nmod", "relcl", "acl"))
    return all(c.lower == "based" or c.lower.endswith("-based") or _is_relayed(c) for c in telling)


def _is_relayed(participle: Token) -> bool:
    """Whether a word behind a document tells who passed it on, and not who made it: "the statement carried by the agency"."""
    return participle.dep == "acl" and participle.lemma in load_phrases("attribution", "relaying")


def holds_somebody(preposition: Token) -> bool:
    """Whether a preposition hangs on one person without a name: "a source in the ministry"."""
    noun = preposition.previous
    return (
        preposition.lower in ("in", "from", "at", "with")
        and noun is not None
        and noun.lemma in load_phrases("attribution", "somebody")
        and any(t.lower in ("a", "an", "one") for t in noun.sentence.tokens[max(0, noun.i - 3) : noun.i])
    )


def _is_another_sort(source: Attribution, head: Token) -> bool:
    """Whether a source without a name is people and the word tells of a body or of one person: "the ministry", "the mayor"."""
    one = head.lemma in load_phrases("attribution", "bodies") or head.lemma in offices()
    return not source.named and one and not _is_somebody(source.source)


def _is_somebody(source: str) -> bool:
    """Whether the words for a source tell of one person without a name: "a source in the ministry", "one medic"."""
    words = source.lower().split()
    head = words[next((i for i, w in enumerate(words) if w in _WHICH), len(words)) - 1]
    return head in load_phrases("attribution", "somebody") or head in offices()
