"""Offices in a row: two of one body ("CEO and General Director of X"), and one after the other ("member of X, chairman of Y")."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.claims.finding import Finding
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Token
from linkage.vocab import load_phrases, title_lexicon

_JOINTS = frozenset([",", "and", "as", "well", "also", "a", "an", "the", "both"])
_LONGEST_GAP = 14  # words of a body that the reader cut short, and of the joint behind it


def end_of_joined(tokens: Sequence[Token], start: int, end: int) -> int:
    """Behind the last word of an office, or of two of one body that "and" joins: "CEO and General Director" of X.

    Args:
        tokens: The sentence.
        start: Where the office begins.
        end: Behind its last word.
    """
    head = next((t for t in tokens[start:end] if not start <= t.head_i < end), tokens[end - 1])
    if end + 2 >= len(tokens) or tokens[end].lower != "and" or tokens[end - 1].tag in ("NNS", "NNPS") or head.dep.startswith("nsubj"):
        return end
    i = end + 1
    while i < len(tokens) - 1 and tokens[i].lower in load_phrases("posts", "openings"):
        i += 1
    hit = title_lexicon().at(tokens, i) or title_lexicon().at(tokens, end + 1)
    if hit is None or tokens[hit.end - 1].tag in ("NNS", "NNPS") or hit.end >= len(tokens) or tokens[hit.end].lower not in ("of", "at"):
        return end
    return hit.end


def goes_on_from(tokens: Sequence[Token], first: int, before: Finding) -> bool:
    """Whether an office stands in a row with the one told before it: "member of X, member of Y, chairman of Z and head of W".

    Args:
        tokens: The sentence.
        first: The first word of the office, with what opens it.
        before: The post told before it.
    """
    ends = [r.span.end for r in before.roles if r.span is not None and r.name in ("title", "organization")]
    between = [t for t in tokens[:first] if t.span.start >= max(ends)]
    joint = [t for t in between if t.lower in _JOINTS or t.lower in load_phrases("posts", "left_out")]
    opens = bool(joint) and joint[-1] is between[-1] and any(t.lower in (",", "and", "well") for t in between[-3:])
    if not opens or len(between) > _LONGEST_GAP or tokens[first - 1].lower in ("of", "to", "with"):
        return False
    others = ("VERB", "AUX", "PRON", "SCONJ")
    return not any(t.pos in others or t.dep in ("nsubj", "nsubjpass") or t.text in ("(", ";", ":", '"') for t in between)


def held_by(post: Finding) -> Mention | None:
    """Who holds a post that was told.

    Args:
        post: The post.
    """
    person = next((r for r in post.roles if r.name == "person"), None)
    if person is None or person.span is None:
        return None
    return Mention(MentionType.PERSON, person.span, str(person.value))
