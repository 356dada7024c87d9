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


def _interests(scene: Scene, verb: Token, arguments: Arguments) -> tuple[Token, Span] | None:
    """Whose interests somebody "represents", and the words of the tie: "the interests of X", "X's business interests"."""
    thing = arguments.undergoer
    if verb.lemma not in listed("serving") or thing is None or thing.lemma != "interest" or arguments.passive:
        return None
    owner = next((c for c in thing.children if c.dep == "poss" and c.pos != "PRON"), None) or read_arguments(thing).phrase("of")
    return (owner, verb.span) if owner is not None and is_party(scene, owner) else None


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
    if is_negated(verb) or _is_not_yet(verb):
        return
    arguments = read_arguments(verb)
    thing = arguments.undergoer
    if arguments.passive and verb.lemma in listed("founding"):
        yield from _founded(scene, verb, arguments)
    elif thing is not None and names_harm(scene, thing) and scene.named(thing) is None:
        return  # "facilitated the smuggling of arms to X" is a deed
    elif verb.lemma in listed("giving"):
        yield from _tie_of_doer(scene, verb, arguments, _supported(scene, verb))
    elif verb.lemma in listed("receiving"):
        yield from _received(scene, verb, arguments)
    elif verb.lemma in listed("honouring") and scene.report.record and arguments.passive:
        yield from _honoured(scene, verb, arguments)
    else:
        found = _interests(scene, verb, arguments) or _beside(scene, verb) or _by_verb_alone(scene, verb, arguments)
        yield from _tie_of_doer(scene, verb, arguments, found)


def _is_not_yet(verb: Token) -> bool:
    """Whether a verb tells of what may come: "could join X", "efforts to establish a government"."""
    if any(c.dep == "aux" and c.lower in ("will", "would", "could", "may", "should") for c in verb.children):
        return True
    return verb.tag == "VB" and verb.dep == "acl" and verb.lemma in (*listed("founding"), "recognise", "recognize")


def _tie_of_doer(scene: Scene, verb: Token, arguments: Arguments, other: tuple[Token, Span] | None) -> Iterator[Finding]:
    """The tie between who does what a verb says and another party, with the words of the tie."""
    if other is not None:
        yield from make_ties(scene, verb, tie_subject(scene, arguments.doer), *other, [verb])


def _honoured(scene: Scene, verb: Token, arguments: Arguments) -> Iterator[Finding]:
    """ "Was awarded a medal by X"."""
    by = arguments.phrase("by")
    if by is not None and is_party(scene, by):
        holder = next((c for c in verb.children if c.dep == "nsubjpass"), arguments.undergoer)
        yield from make_ties(scene, verb, tie_subject(scene, holder), by, verb.span, [verb])


def _by_verb_alone(scene: Scene, verb: Token, arguments: Arguments) -> tuple[Token, Span] | None:
    """The other party of a verb that tells a tie by itself, and the words of the tie: "funds X", "collaborates closely with X"."""
    if verb.lemma not in listed("verbs") or (arguments.doer is None and not scene.report.record):
        return None
    thing = arguments.undergoer
    if verb.lemma in listed("founding") and thing is not None and _is_nameless(scene, thing):
        return None
    other, last = thing if not arguments.passive and verb.lemma not in listed("indirect") else None, verb
    if other is None or not is_party(scene, other):
        behind = _behind_preposition(scene, verb, arguments)
        if behind is None:
            return None
        other, last = behind
    if verb.lemma in listed("of_named") and scene.named(other) is None:
        return None
    if verb.lemma in ("leave", "quit") and not _is_body(scene, other):
        return None  # "left the country"
    first = next((c for c in verb.children if c.dep == "advmod" and c.i == verb.i - 1), verb)
    return other, Span(first.span.start, max(last.span.end, verb.span.end))


def _behind_preposition(scene: Scene, verb: Token, arguments: Arguments) -> tuple[Token, Token] | None:
    """The party behind a verb's preposition, and the preposition: "is loyal to X", "works for the leadership of X"."""
    if verb.lemma in listed("without_preposition"):
        return None
    for preposition in ("to", "with", "for", "from", "of"):
        party = part_of_body(scene, arguments.phrase(preposition))
        if party is not None and is_party(scene, party):
            return party, next((c for c in verb.children if c.lower == preposition), verb)
    return None
