"""Ties that a verb tells of: "supports X", "supplied X with arms", "founded X"."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.clauses import Arguments, read_arguments, said_of
from linkage.claims.finding import Finding
from linkage.claims.harm import names_harm
from linkage.claims.negation import is_negated
from linkage.claims.nounphrase import conjuncts
from linkage.claims.scene import Scene
from linkage.claims.tie import is_party, listed, make_ties, name_behind, part_of_body, tie_subject
from linkage.claims.whereabouts import state_forms
from linkage.model.mention import MentionType
from linkage.model.parse import Token
from linkage.model.span import Span


def _supported(scene: Scene, verb: Token) -> tuple[Token, Span] | None:
    """Who is supported by "provides funds to X" or "provides X with weapons", and the words of the tie."""
    arguments = read_arguments(verb)
    thing = arguments.undergoer
    if verb.lemma not in listed("giving") or thing is None:
        return None
    given = arguments.phrase("with")
    if given is not None and _is_support(scene, verb, given) and is_party(scene, thing):
        return thing, verb.span
    party = arguments.phrase("to", "for") or read_arguments(thing).phrase("to", "for")
    if party is None or not is_party(scene, party) or not _is_support(scene, verb, thing):
        return None
    link = party.head
    return party, Span(verb.span.start, link.span.end) if link.i > verb.i else verb.span


def _is_support(scene: Scene, verb: Token, thing: Token) -> bool:
    """Whether what is given supports whoever gets it; in a record, which tells of nothing else, whatever is supplied does."""
    if any(t.lemma in listed("supports") for t in conjuncts(thing)):
        return True
    whatever = scene.report.record and verb.lemma in listed("supplying")
    return whatever and thing.pos in ("NOUN", "PROPN") and thing.lemma not in listed("no_support")


def _founded(scene: Scene, verb: Token, arguments: Arguments) -> Iterator[Finding]:
    """ "Y was founded in 2014 by X", "Y is an organisation established by X"."""
    body, founder = arguments.undergoer, arguments.phrase("by")
    if body is None or founder is None or not is_party(scene, founder):
        return
    if scene.named(body) is None:
        body = said_of(body) or body
    if is_party(scene, body):
        yield from make_ties(scene, verb, scene.role("person", founder), body, verb.span, [verb, founder])


def _received(scene: Scene, verb: Token, arguments: Arguments) -> Iterator[Finding]:
    """ "X receives arms and fuel from Y"."""
    thing = arguments.undergoer
    link = next((c for c in verb.children if c.lower == "from" and c.dep == "prep"), None)
    if thing is None or arguments.passive:
        return
    link = link or next((c for c in thing.subtree if c.lower == "from" and c.dep == "prep"), None)
    giver = next((c for c in link.children if c.dep == "pobj"), None) if link is not None else None
    if link is None or giver is None or not is_party(scene, giver) or arguments.doer is None:
        return
    if any(t.lemma in listed("supports") for t in thing.subtree if t.i < link.i):
        yield from make_ties(scene, verb, tie_subject(scene, arguments.doer), giver, Span(verb.span.start, link.span.end), [verb])


def _beside(scene: Scene, verb: Token) -> tuple[Token, Span] | None:
    """The other party of a verb that tells a tie only with a word beside it, and the words of the tie: "fought alongside X"."""
    for child in verb.children:
        if f"{verb.lemma} {child.lower}" not in listed("phrases"):
            continue
        links = [child, *(g for g in child.children if g.dep == "prep"), *(c for c in verb.children if c.dep == "prep" and c.i > child.i)]
        for link in links:
            party = next((g for g in link.children if g.dep == "pobj"), None)
            if party is not None and is_party(scene, party):
                return party, Span(verb.span.start, link.span.end)
    return None


def _interests(scene: Scene, verb: Token, arguments: Arguments) -> Token | None:
    """Whose interests somebody "represents": "the interests of X", "X's business interests"; None where it tells of none."""
    thing = arguments.undergoer
    if verb.lemma not in listed("serving") or thing is None or thing.lemma != "interest" or arguments.passive:
        return None
    owner = next((c for c in thing.children if c.dep == "poss" and c.pos != "PRON"), None) or read_arguments(thing).phrase("of")
    return owner if owner is not None and is_party(scene, owner) else None


def _is_nameless(scene: Scene, body: Token) -> bool:
    """Whether what somebody founded is "a company" without a name."""
    return (
        body.lemma in listed("firms")
        and scene.named(body) is None
        and name_behind(scene, body) is None
        and any(c.lower in ("a", "an") for c in body.children)
    )


def _is_body(scene: Scene, token: Token) -> bool:
    mention = scene.named(token)
    return mention is not None and mention.type is MentionType.ORGANIZATION and mention.text.lower() not in state_forms()


def ties_of_verb(scene: Scene, verb: Token) -> Iterator[Finding]:
    """The ties that a verb tells of.

    Args:
        scene: The report.
        verb: A verb of the vocabulary of ties.
    """
    if is_negated(verb) or any(c.dep == "aux" and c.lower in ("will", "would", "could", "may", "should") for c in verb.children):
        return
    if verb.tag == "VB" and verb.dep == "acl" and verb.lemma in (*listed("founding"), "recognise", "recognize"):
        return  # "efforts to establish a government"
    arguments = read_arguments(verb)
    if arguments.passive and verb.lemma in listed("founding"):
        yield from _founded(scene, verb, arguments)
        return
    if arguments.undergoer is not None and names_harm(scene, arguments.undergoer) and scene.named(arguments.undergoer) is None:
        return  # "facilitated the smuggling of arms to X" is a deed
    supported = _supported(scene, verb)
    if supported is not None:
        yield from make_ties(scene, verb, tie_subject(scene, arguments.doer), supported[0], supported[1], [verb])
        return
    if verb.lemma in listed("giving"):
        return
    if verb.lemma in listed("receiving"):
        yield from _received(scene, verb, arguments)
        return
    if verb.lemma in listed("honouring") and scene.report.record and arguments.passive:
        by = arguments.phrase("by")
        if by is not None and is_party(scene, by):  # "was awarded a medal by X"
            holder = next((c for c in verb.children if c.dep == "nsubjpass"), arguments.undergoer)
            yield from make_ties(scene, verb, tie_subject(scene, holder), by, verb.span, [verb])
        return
    if (served := _interests(scene, verb, arguments)) is not None:
        yield from make_ties(scene, verb, tie_subject(scene, arguments.doer), served, verb.span, [verb])
        return
    beside = _beside(scene, verb)
    if beside is not None:
        yield from make_ties(scene, verb, tie_subject(scene, arguments.doer), *beside, [verb])
        return
    if verb.lemma not in listed("verbs"):
        return
    if verb.lemma in listed("founding") and arguments.undergoer is not None and _is_nameless(scene, arguments.undergoer):
        return
    other = arguments.undergoer if not arguments.passive and verb.lemma not in listed("indirect") else None
    last = verb
    if other is None or not is_party(scene, other):
        for preposition in ("to", "with", "for", "from", "of"):
            candidate = part_of_body(scene, arguments.phrase(preposition))
            if (
                candidate is not None
                and is_party(scene, candidate)
                and verb.lemma not in ("lead", "control", "serve", "work", "own", "create", "establish", "found", "form", "meet")
            ):
                other = candidate
                last = next((c for c in verb.children if c.lower == preposition), verb)
                break
    if (
        other is None
        or not is_party(scene, other)
        or (
            verb.lemma in ("lead", "control", "advise", "meet", "arm", "train", "host", "shelter", "represent", "recruit")
            and scene.named(other) is None
        )
    ):
        return
    if arguments.doer is None and not scene.report.record:
        return
    if verb.lemma in ("leave", "quit") and not _is_body(scene, other):
        return  # "left the country"
    first = next((c for c in verb.children if c.dep == "advmod" and c.i == verb.i - 1), verb)
    tie = Span(first.span.start, max(last.span.end, verb.span.end))
    yield from make_ties(scene, verb, tie_subject(scene, arguments.doer), other, tie, [verb])
