"""Commands that an office tells of together with what its force did: "the commander of X, which led the operations in Y"."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.acts import act_of_noun
from linkage.claims.clauses import read_arguments, said_of
from linkage.claims.command import is_operation
from linkage.claims.finding import Finding
from linkage.claims.scene import Scene
from linkage.model.claim import ClaimKind, Role
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import load_pairs, load_phrases


def read_commanding_posts(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """Whose force did what: a commander named with his force and with the operation in which it took part.

    Args:
        scene: The report.
        sentence: A sentence.
    """
    for token in sentence.tokens:
        if token.lemma not in load_phrases("commands", "offices") or token.pos not in ("NOUN", "PROPN"):
            continue
        force = read_arguments(token).phrase("of")
        mention = scene.named(force)
        if force is None or mention is None or mention.type is not MentionType.ORGANIZATION:
            continue
        operation, who = _of_force(scene, token, force), said_of(token)
        if operation is None or who is None:
            continue
        superior = scene.role("superior", who)
        if superior is None or not (scene.is_person(who) or who.pos == "PRON"):
            continue
        roles = [superior, Role("subordinate", mention.text, mention.span), operation, Role("mode", "commands")]
        yield Finding(ClaimKind.COMMAND, token, roles, words=[token, force])


def _of_force(scene: Scene, office: Token, force: Token) -> Role | None:
    """The operation of which the sentence tells: of the force ("which led Y") or of who "as commander of X took part in Y"."""
    verbs = [c for c in force.children if c.dep in ("relcl", "acl")]
    if office.dep == "pobj" and office.head.lower == "as" and office.head.head.pos == "VERB":
        verbs.append(office.head.head)
    for verb in verbs:
        clause = read_arguments(verb)
        pairs = load_pairs("responsibility", "participating")
        thing = next((c for c in verb.children if c.dep == "dobj"), None)
        phrase = verb.lemma if thing is None else f"{verb.lemma} {thing.lemma}"
        part = clause.phrase(*pairs[phrase].split("/")) if phrase in pairs else clause.undergoer if not clause.passive else None
        if part is not None and (act_of_noun(part) is not None or is_operation(scene, part)) and scene.named(part) is None:
            span = scene.trimmed(Span(part.subtree[0].span.start, _end(part)))
            return Role("operation", span.of(scene.text), span)
    return None


def _end(part: Token) -> int:
    """Where the words of the operation end: before a clause or a comma."""
    inside = part.subtree
    stop = next((t.span.start for t in inside if t.i > part.i and t.text in (",", ";")), None)
    return inside[-1].span.end if stop is None else stop
