"""Sentences of a record that leave out of whom they tell: "Arrested in Halden in May 2019", "Convicted by a military court of murder"."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.acts import act_verbs
from linkage.claims.clauses import Arguments, read_arguments
from linkage.claims.finding import Finding
from linkage.claims.nounphrase import conjuncts
from linkage.claims.record import record_subject
from linkage.claims.removal import by_court
from linkage.claims.scene import Scene
from linkage.model.claim import ClaimKind, Role
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.vocab import load_pairs, load_phrases


def leaves_out_listed(scene: Scene, verb: Token) -> bool:
    """Whether a participle that opens a sentence of a record tells what was done to the one whom it lists.

    Args:
        scene: The report.
        verb: A verb.
    """
    taken = ("dobj", "obj", "aux")
    return verb.tag in ("VBN", "VBD") and opens_without_subject(scene, verb) and not any(c.dep in taken for c in verb.children)


def opens_without_subject(scene: Scene, verb: Token) -> bool:
    """Whether a verb leads a sentence of a record that does not say of whom it tells: "Served as head of X", "Given the rank of major".

    Args:
        scene: The report.
        verb: A verb.
    """
    if not scene.report.record or verb.tag not in ("VBN", "VBD", "VBZ") or verb.sentence.tokens[0].span.start == 0:
        return False
    first = verb
    while first.dep in ("conj", "advcl") and first.head.pos == "VERB":
        first = first.head
    if first.head_i != first.i or first.pos not in ("VERB", "AUX"):
        return False
    before = verb.sentence.tokens[: first.i]
    subjects = ("nsubj", "nsubjpass", "csubj", "auxpass", "expl")
    return not any(c.dep in subjects for v in {first, verb} for c in v.children) and all(t.pos != "VERB" for t in before)


def read_fragments(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """What a sentence without a subject tells of the listed one: that he was seized, or by whom a body was founded or is led.

    Args:
        scene: The report.
        sentence: A sentence.
    """
    listed = record_subject(scene.report)
    if listed is None or sentence.span.start <= listed.span.end:
        return
    for token in sentence.tokens:
        if token.pos == "VERB" and leaves_out_listed(scene, token):
            yield from _seized(scene, token, listed.text)
            if scene.lists_body:
                yield from _held(scene, token, Role("other", listed.text, listed.span))


def is_confined(verb: Token, arguments: Arguments) -> bool:
    """Whether a plain verb tells that somebody was locked up: "placed in custody", "sent to prison".

    Args:
        verb: The verb.
        arguments: What it takes.
    """
    held = arguments.phrase(*load_pairs("acts", "confining").get(verb.lemma, "").split("/"))
    return held is not None and held.lemma in load_phrases("acts", "confinements")


def _seized(scene: Scene, verb: Token, listed: str) -> Iterator[Finding]:
    arguments = read_arguments(verb)
    if act_verbs().concept(verb.lemma) != "abduction" and not is_confined(verb, arguments):
        return
    if by_court(verb) or any(by_court(c) for c in verb.children if c.dep == "conj"):
        return
    subject = record_subject(scene.report)
    by = arguments.phrase("by")
    time, when = scene.time_role(verb)
    roles = [
        Role("act", "abduction", verb.span),
        scene.role("perpetrator", by) if by is not None else None,
        Role("target", listed, subject.span if subject is not None else None),
        Role("target_type", "other"),
        _place(scene, verb),
        time,
    ]
    yield Finding(ClaimKind.ATTACK, verb, [r for r in roles if r is not None], words=[verb, *([by] if by is not None else [])], when=when)


def _held(scene: Scene, verb: Token, body: Role) -> Iterator[Finding]:
    """ "Founded by X and led by Y": by whom the body that a record lists was founded, is owned or is led."""
    agent = read_arguments(verb).phrase("by")
    last = next((c for c in verb.children if c.dep == "conj" and c.pos == "VERB"), verb)
    agent = agent or read_arguments(last).phrase("by")  # "Founded and led by X"
    leads = verb.lemma in load_phrases("ties", "led_by")
    if agent is None or not (leads or verb.lemma in load_phrases("ties", "held_by")):
        return
    for head in conjuncts(agent):
        who = scene.named(head) or (scene.named(head.next) if head.next is not None else None)  # "by her son X"
        if who is None or who.type not in (MentionType.PERSON, MentionType.ORGANIZATION):
            continue
        if leads:
            roles = [Role("superior", who.text, who.span), Role("subordinate", body.value, body.span), Role("mode", "commands")]
            yield Finding(ClaimKind.COMMAND, verb, roles, words=[verb, head])
        else:
            roles = [Role("person", who.text, who.span), body, Role("tie", verb.span.of(scene.text), verb.span)]
            yield Finding(ClaimKind.AFFILIATION, verb, roles, words=[verb, head])


def _place(scene: Scene, verb: Token) -> Role | None:
    """A place that the sentence itself names behind the verb."""
    places = scene.in_sentence(verb.sentence, MentionType.PLACE)
    found = next((m for m in places if m.span.start > verb.span.end), None)
    return None if found is None else Role("place", found.text, found.span)
