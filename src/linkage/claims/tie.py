"""A tie between two parties: who can have one, whom a sentence says it of, and the claim that says so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linkage.claims.clauses import read_arguments, said_of
from linkage.claims.finding import Finding
from linkage.claims.nounphrase import conjuncts
from linkage.claims.record import record_subject
from linkage.claims.scene import Scene
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import ClaimKind, Role
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Token
from linkage.model.span import Span
from linkage.vocab import load_phrases


@cache
def listed(section: str) -> frozenset[str]:
    """The words of a section of the vocabulary of ties."""
    return frozenset(load_phrases("ties", section))


def is_party(scene: Scene, token: Token | None) -> bool:
    """Whether the word names a person, a body or a state, or describes one."""
    if token is None:
        return False
    mention = scene.named(token)
    if mention is not None:
        return mention.type is not MentionType.PLACE or mention.text.lower() in state_forms()
    if token.lemma in listed("kin") and name_behind(scene, token) is not None:
        return True
    return token.lemma in listed("parties") or token.lower in state_forms() or scene.person_of(token) is not None


def part_of_body(scene: Scene, token: Token | None) -> Token | None:
    """The body whose part a word tells: the Group of "the command structure of the Group"; any other word is itself.

    Args:
        scene: The report.
        token: A noun, or None.
    """
    if token is None or token.lemma not in listed("parts") or scene.named(token) is not None:
        return token
    owner = next((c for c in token.children if c.dep == "poss" and c.pos != "PRON"), None) or read_arguments(token).phrase("of")
    return owner if owner is not None and is_party(scene, owner) else token


def name_behind(scene: Scene, noun: Token) -> Mention | None:
    """The name that stands right behind a noun or beside it: "his brother X", "the rebel group X"."""
    following = noun.next
    beside = [c for c in noun.children if c.dep == "appos" and c.i > noun.i]
    for token in [*beside, *([following] if following is not None else [])]:
        mention = scene.named(token)
        if mention is not None and mention.type in (MentionType.ORGANIZATION, MentionType.PERSON):
            return mention
    return None


def named_among(scene: Scene, head: Token) -> Token | None:
    """The one who is named among those that a noun means: "other traders in the business, notably X"."""
    behind = head.sentence.tokens[head.i + 1 :]
    cue = next((t for t in behind if t.lower in ("notably", "namely", "including")), None)
    if cue is None or any(t.pos in ("VERB", "AUX") and t is not cue for t in behind if t.i < cue.i):
        return None
    return next((t for t in head.sentence.tokens[cue.i + 1 : cue.i + 4] if is_party(scene, t) and scene.named(t) is not None), None)


def tie_subject(scene: Scene, token: Token | None) -> Role | None:
    """The one who has a tie; where no word says who, the one whom a record lists."""
    if token is None:
        subject = record_subject(scene.report)
        return None if subject is None else Role("person", subject.text, subject.span)
    who = token.next.next if token.next is not None and token.next.text == "," else token.next
    mention = scene.named(token)
    if scene.report.record and mention is not None and mention.type is not MentionType.PERSON and who is not None and who.lower == "who":
        return tie_subject(scene, None)  # "a trader in X, who supports Y": the trader
    if token.pos == "PRON" or _names(scene, token) or scene.described(token) is not None:
        return scene.role("person", token)
    if (body := told_before(scene, token)) is not None:
        return Role("person", body.text, body.span)
    owner = scene.named(token.previous) if token.dep == "nsubj" and token.tag == "NNS" and token.lemma in listed("verbs") else None
    if owner is not None:  # "X benefits from and supports Y", where a parser takes "benefits" for a noun
        return Role("person", owner.text, owner.span)
    if _is_beside_name(scene, token):
        return tie_subject(scene, token.head)
    described = said_of(token)  # "X is a businessman linked to Y": X
    if described is not None and described.i != token.i:
        return tie_subject(scene, described)
    opens = token.subtree[0].i == 0 and token.tag in ("NN", "NNP") and not any(c.dep == "det" for c in token.children)
    if scene.report.record and _is_unknown_name(token):
        return scene.role("person", token)
    if scene.report.record and (token.head_i == token.i or opens):  # "Businessman linked to Y": the listed one
        return tie_subject(scene, None)
    if token.lemma not in listed("holders"):
        return scene.role("person", token) if is_party(scene, token) else None
    name = name_behind(scene, token)
    if name is None and token.tag == "NNS" and not scene.report.record:
        return None  # "its facilities provide training to X": nobody's tie
    return scene.role("person", token) if name is None else Role("person", name.text, name.span)


def _is_beside_name(scene: Scene, token: Token) -> bool:
    """Whether a parser joins to a name what only says what it names: "the Valley Front, a militia and party loyal to Y"."""
    if token.dep != "conj" or scene.named(token.head) is None or not any(c.lower in ("a", "an") for c in token.children):
        return False
    return not any(c.dep == "cc" and c.i < token.i for c in token.head.children)


def _is_unknown_name(token: Token) -> bool:
    """Whether the subject of a sentence is a name that nothing else knows."""
    told = token.head.tag in ("VBZ", "VBD", "VBP") or any(c.dep in ("aux", "auxpass") for c in token.head.children)
    return token.dep == "nsubj" and token.tag == "NNP" and told and token.lemma not in listed("parties")


def _names(scene: Scene, token: Token) -> bool:
    """Whether the word is part of a name that can have ties."""
    mention = scene.named(token)
    return mention is not None and is_party(scene, token)


def is_any_one(scene: Scene, head: Token) -> bool:
    """Whether a record tells of "a company" without a word on which: of nobody in particular."""
    following = head.next
    named = scene.named(head) is not None or (following is not None and scene.named(following) is not None)
    told = any(c.dep in ("prep", "acl", "relcl", "amod", "compound", "appos") for c in head.children)
    return scene.report.record and not named and not told and any(c.lower in ("a", "an") for c in head.children)


def _other(scene: Scene, head: Token) -> Role | None:
    """The other party: the name behind "the rebel group" or "his brother", else its own words."""
    mention = name_behind(scene, head) if scene.named(head) is None else None
    mention = mention or told_before(scene, head)
    if mention is not None:
        return Role("other", mention.text, mention.span)
    return scene.role("other", head)


def told_before(scene: Scene, head: Token) -> Mention | None:
    """The body named before that a record means by "the company"; None where the words say which, or nothing fits.

    Args:
        scene: The report.
        head: A noun.
    """
    if not scene.report.record or scene.named(head) is not None or head.lemma not in listed("definite") or head.tag != "NN":
        return None
    told = {c.lower for c in head.children if c.pos != "PUNCT"}
    return scene.body_before(head) if told and told <= {"the", "this", "that"} else None


def make_ties(
    scene: Scene, anchor: Token, person: Role | None, other: Token, tie: Span, words: list[Token], *, alone: bool = False
) -> Iterator[Finding]:
    """One tie of a person to each of the parties that are joined to `other`, or to it alone."""
    if person is None:
        return
    inside = alone or any(above is other for above in anchor.ancestors)  # "X, which is backed by Y, and Z": Z is not backed
    for head in [other] if inside else conjuncts(other):
        if not (is_party(scene, head) or (head.pos == "PRON" and head is other)) or is_any_one(scene, head):
            continue
        role = _other(scene, head)
        if role is None or str(role.value).lower() == str(person.value).lower():
            continue
        yield Finding(ClaimKind.AFFILIATION, anchor, [person, role, Role("tie", tie.of(scene.text), tie)], words=[*words, head])
