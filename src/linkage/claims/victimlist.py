"""Lists of victims, some by number and some one by one: "two women and a man", "a woman and her three children"."""

from __future__ import annotations

from dataclasses import dataclass

from linkage.claims.nounphrase import conjuncts, noun_phrase
from linkage.claims.outcome import people_words
from linkage.claims.scene import CountHit, Scene
from linkage.claims.singlevictims import is_joined_one, is_one, of_both_sides
from linkage.model.count import Count
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span


@dataclass(frozen=True, slots=True)
class VictimList:
    """People told in one list.

    Args:
        heads: The noun of each part, in order.
        count: How many they are together.
    """

    heads: tuple[Token, ...]
    count: Count

    @property
    def start(self) -> int:
        """The place of its first word in the sentence."""
        return self.heads[0].subtree[0].i

    @property
    def span(self) -> Span:
        """Where it stands in the report."""
        return Span(noun_phrase(self.heads[0]).start, noun_phrase(self.heads[-1], with_phrases=False).end)


def victim_lists(scene: Scene, sentence: Sentence, counts: list[CountHit]) -> list[VictimList]:
    """The lists of a sentence in which at least one part is a single person.

    Args:
        scene: The report.
        sentence: One of its sentences.
        counts: The counts of people in it.
    """
    found: list[VictimList] = []
    for token in sentence.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.dep == "conj" or any(token in one.heads for one in found):
            continue
        heads = _heads(token)
        if len(heads) < 2:
            continue
        numbers = [_number(scene, head, heads, counts) for head in heads]
        if any(number is None for number in numbers) or all(_hits(head, heads, counts) for head in heads):
            continue
        if of_both_sides(scene, heads):
            continue
        known = [number for number in numbers if number is not None]
        highest = [count.max for count in known if count.max is not None]
        most = sum(highest) if len(highest) == len(known) else None
        found.append(VictimList(heads, Count(sum(count.min for count in known), most, any(count.hedged for count in known))))
    return found


def is_mixed(listed: VictimList, counts: list[CountHit]) -> bool:
    """Whether a number stands in the list, so that its sum is told by nobody but the list.

    Args:
        listed: A list.
        counts: The counts of the sentence.
    """
    return any(stands_in(listed, hit) for hit in counts)


def stands_in(listed: VictimList, hit: CountHit) -> bool:
    """Whether a count counts one part of a list.

    Args:
        listed: A list.
        hit: A count of the same sentence.
    """
    return any(hit.start in _own(head, listed.heads) for head in listed.heads)


def _heads(token: Token) -> tuple[Token, ...]:
    """The nouns of a list that begins at a noun; the parser may take the second for an apposition: "a boy, a girl and two women"."""
    heads = tuple(conjuncts(token))
    for child in token.children if token.tag == "NN" else ():
        if child.dep == "appos" and child.tag == "NN" and len(behind := tuple(conjuncts(child))) > 1 and child.lemma in people_words():
            return (*heads, *behind)
    return heads


def _hits(head: Token, heads: tuple[Token, ...], counts: list[CountHit]) -> list[CountHit]:
    own = _own(head, heads)
    return [hit for hit in counts if hit.start in own]


def _own(head: Token, heads: tuple[Token, ...]) -> set[int]:
    """The places of the words of one part of a list that stand before its noun."""
    behind = {t.i for other in heads if other.i != head.i for t in other.subtree if other.i > head.i}
    return {t.i for t in head.subtree if t.i < head.i and t.i not in behind}


def _number(scene: Scene, head: Token, heads: tuple[Token, ...], counts: list[CountHit]) -> Count | None:
    """How many one part of a list is; None where it does not tell, or is no people."""
    hits = _hits(head, heads, counts)
    if len(hits) == 1 and (head.lemma in people_words() or head.lemma == "other"):
        return hits[0].count
    if hits:
        return None
    return Count(1, 1) if is_one(scene, head) or is_joined_one(scene, head) else None


def tells_part(listed: VictimList) -> bool:
    """Whether the list tells of a part of those told before it: "including a woman and a child".

    Args:
        listed: A list.
    """
    start = listed.start
    return bool({"including", "among"} & {t.lower for t in listed.heads[0].sentence.tokens[max(0, start - 2) : start]})
