"""Orders: who ordered whom to do what, by a verb ("ordered his men to fire") or a noun ("on orders from X")."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.acts import act_of_noun, act_verbs
from linkage.claims.clauses import read_arguments
from linkage.claims.command import can_command, is_purchase
from linkage.claims.finding import Finding
from linkage.claims.forces import force_words
from linkage.claims.fragment import is_confined
from linkage.claims.negation import is_negated, negating
from linkage.claims.nounphrase import noun_phrase
from linkage.claims.outcome import people_words
from linkage.claims.scene import Scene
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import ClaimKind, Role, Stance
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import load_phrases

_LONGEST = 120  # characters of the words for what was ordered


def read_orders(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The orders that a sentence tells of."""
    for token in sentence.tokens:
        if token.pos == "VERB" and token.lemma in load_phrases("commands", "ordering"):
            yield from _by_verb(scene, token)
        elif token.pos == "VERB" and token.lemma in load_phrases("commands", "deploying"):
            yield from _by_deployment(scene, token)
        elif token.pos == "NOUN" and token.lemma in load_phrases("commands", "orders"):
            yield from _by_noun(scene, token)


def _by_verb(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "X ordered his men to fire", "they were ordered by X to fire"."""
    deed = _deed(verb)
    if deed is None or is_negated(verb):
        return
    arguments = read_arguments(verb)
    troops = next((c for c in deed.children if c.dep == "nsubj"), None) or arguments.undergoer
    if troops is not None and not (_is_force(scene, troops) or _is_violent(deed)):
        return  # "ordered residents to leave" is no command of a force
    yield from _order(scene, verb, arguments.doer, troops, deed)


def _by_deployment(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "X deployed the brigade to Y"."""
    arguments = read_arguments(verb)
    troops = arguments.undergoer
    if arguments.doer is None or troops is None or is_negated(verb) or not _is_force(scene, troops) or is_confined(verb, arguments):
        return
    if any(c.tag == "VBG" and c.dep in ("acl", "xcomp", "ccomp", "advcl") and c.i > troops.i for c in (*troops.children, *verb.children)):
        return  # "sent the crew running for cover"
    where = arguments.phrase("to", "in", "into", "near", "around")
    deed = verb if where is not None and scene.named(where) is not None else None
    yield from _order(scene, verb, arguments.doer, troops, deed)


def _by_noun(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "Gave the order to fire", "the order to fire came from X", "acted on orders from X", "on X's orders"."""
    if is_purchase(noun):
        return
    deed, verb = _deed(noun), noun.head
    own = read_arguments(noun)
    given_by = own.phrase("from", "of", "by") if verb.lower in ("on", "under", "by", "at") else own.phrase("from", "by")
    owner = next((c for c in noun.children if c.dep == "poss"), None)
    if verb.pos == "VERB":
        clause = read_arguments(verb)
        if noun.dep in ("dobj", "nsubjpass") and verb.lemma in load_phrases("commands", "giving"):
            yield from _order(scene, noun, clause.doer, clause.phrase("to"), deed or _deed(verb))
        elif noun.dep == "dobj" and verb.lemma in load_phrases("commands", "obeying"):
            yield from _order(scene, noun, given_by or clause.phrase("from"), clause.doer, deed)
        elif noun.dep == "nsubj" and verb.lemma == "come":
            yield from _order(scene, noun, clause.phrase("from") or given_by, None, deed)
        return
    superior = given_by or owner
    if verb.lower not in ("on", "under", "by", "at") or superior is None:
        return
    clause_verb = verb.head if verb.head.lemma != "base" else verb.head.head  # "based on orders from X, rebels smuggle gold"
    if clause_verb.pos == "VERB" and not is_negated(clause_verb):
        done = read_arguments(clause_verb)
        acting = clause_verb.lemma in load_phrases("commands", "acting")
        yield from _order(scene, noun, superior, done.doer, deed if acting or clause_verb.lemma == "do" else deed or clause_verb)


def _deed(word: Token) -> Token | None:
    """The infinitive that tells what was ordered."""
    for child in word.children:
        if child.dep in ("xcomp", "ccomp", "acl", "advcl", "relcl") and (_has(child, "to", "aux") or _is_bidden(child)):
            return child
    return None


def _has(verb: Token, word: str, dep: str) -> bool:
    return any(c.lower == word and c.dep == dep for c in verb.children)


def _is_bidden(verb: Token) -> bool:
    """The bare verb behind "that": "orders that nobody be spared"."""
    first = next((c for c in verb.children if c.dep in ("aux", "auxpass")), verb)
    return first.tag == "VB" and _has(verb, "that", "mark")


def _is_force(scene: Scene, token: Token) -> bool:
    mention = scene.named(token)
    if mention is not None:
        return mention.type in (MentionType.ORGANIZATION, MentionType.PERSON)
    own = any(c.dep == "poss" for c in token.children)  # "his men", but not "his ratings"
    return token.lemma in force_words() or token.lower in ("them", "they") or (own and token.lemma in people_words())


def _is_violent(deed: Token) -> bool:
    thing = read_arguments(deed).undergoer
    return act_verbs().concept(deed.lemma) is not None or deed.lemma == "kill" or (thing is not None and act_of_noun(thing) is not None)


def _order(scene: Scene, anchor: Token, superior: Token | None, troops: Token | None, deed: Token | None) -> Iterator[Finding]:
    if superior is None or (deed is None and troops is None):
        return
    if not (can_command(scene, superior) or superior.lower in state_forms()):
        return
    who = scene.role("superior", superior)
    force = scene.role("subordinate", troops) if troops is not None and troops.i != superior.i and _is_force(scene, troops) else None
    if who is None or (force is None and deed is None):
        return
    what = None
    if deed is not None:
        takes = (c.subtree for c in deed.children if c.i > deed.i and c.dep not in ("conj", "cc", "punct"))
        end = max([deed.span.end, *(words[-1].span.end for words in takes if anchor not in words)])
        thing = read_arguments(deed).undergoer
        near = end if end - deed.span.start <= _LONGEST else noun_phrase(thing).end if thing is not None else deed.span.end
        subject = next((c for c in deed.children if c.dep in ("nsubj", "nsubjpass") and _is_bidden(deed)), None)
        start = deed.span.start if subject is None else subject.subtree[0].span.start  # "orders that no prisoner be spared"
        span = scene.trimmed(Span(start, max(near, deed.span.end)))
        what = Role("operation", span.of(scene.text), span)
    roles = [who, force, what, Role("mode", "ordered")]
    given = anchor.head if anchor.dep in ("dobj", "nsubjpass") else anchor  # "has given no order", "was given no orders"
    denied = is_negated(anchor) or is_negated(given)
    words = [t for t in (anchor, superior, troops, deed, *negating(given)) if t is not None and t.sentence is anchor.sentence]
    _, when = scene.time_role(anchor)
    stance = Stance.DENIED if denied else None
    yield Finding(ClaimKind.COMMAND, anchor, [r for r in roles if r is not None], words=words, when=when, stance=stance)
