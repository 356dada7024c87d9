"""Attacks: an act of violence or coercion happened."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.acts import (
    act_nouns,
    act_of_noun,
    act_verbs,
    counted_noun,
    is_party,
    is_target,
    listed,
    person_or_place,
    refined,
    target_type,
    weapon_of,
    weapons,
)  # fmt: skip
from linkage.claims.clauses import Arguments, conjuncts, is_negated, noun_phrase, read_arguments
from linkage.claims.finding import Finding
from linkage.claims.ordinal import counted_off
from linkage.claims.scene import Scene
from linkage.model.claim import ClaimKind, Role, Stance
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.vocab import load_phrases

_ONTO = ("on", "at", "into", "over", "against", "onto", "in", "near", "towards", "inside", "toward")


def read_attacks(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The attacks that a sentence tells of: by a verb, by a noun of action, by a weapon delivered."""
    used: set[int] = set()
    for token in sentence.tokens:
        if _can_tell(token):
            yield from _from_verb(scene, token, used)
    for hit in act_nouns().find(sentence.tokens):
        head = sentence.tokens[hit.end - 1]
        if head.pos in ("NOUN", "PROPN") and not used & set(range(hit.start, hit.end)):
            term = " ".join(t.lemma for t in sentence.tokens[hit.start : hit.end])
            yield from _from_noun(scene, head, hit.concept, term)


# -- verbs --------------------------------------------------------------------------------------------------------------


def _can_tell(verb: Token) -> bool:
    """Whether the verb tells that something happened: no wish, no negation that nobody else says, no mere adjective."""
    if verb.pos != "VERB" or verb.dep == "compound" or _is_wish(verb):
        return False
    if verb.dep == "amod" and act_verbs().concept(verb.lemma) != "siege":
        return False
    return not is_negated(verb) or _is_told(verb)


def _from_verb(scene: Scene, verb: Token, used: set[int]) -> Iterator[Finding]:
    phrase, arguments = _verb_phrase(verb), read_arguments(verb)
    if verb.dep == "amod":  # "the besieged city"
        arguments.undergoer, arguments.passive = verb.head, True
    thing = arguments.undergoer
    act = act_of_noun(thing) if thing is not None else None
    if phrase in listed("carriers") and thing is not None and act is not None:
        used.update((thing.i, thing.i - 1))
        yield from _carried_out(scene, verb, act, thing, arguments)
        return
    weapon = weapon_of(scene, thing)
    if phrase in listed("deliveries") and weapon is not None and thing is not None:
        yield from _delivered(scene, verb, weapon, thing, arguments)
        return
    weapon = weapon_of(scene, arguments.doer)
    if phrase in listed("impacts") and weapon is not None and arguments.doer is not None:
        target = _only_target(scene, thing or arguments.phrase("on", "into", "in", "at", "near"))
        yield from _findings(scene, verb, weapon[1], Arguments(None, target, arguments.phrases), arguments.doer, weapon[0])
        return
    if thing is not None and not arguments.passive and phrase in listed("taking"):
        place = read_arguments(thing).phrase("of", "over") if thing.lemma == "control" else thing
        if place is not None and _is_ground(scene, place):
            yield from _findings(scene, verb, "other", Arguments(arguments.doer, place, arguments.phrases), verb)
            return
    act = act_verbs().concept(phrase) or _killing(verb, arguments)
    if act is not None:
        yield from _by_verb_of_action(scene, verb, phrase, act, arguments, used)


def _killing(verb: Token, arguments: Arguments) -> str | None:
    """ "Warplanes killed twenty people" is an air strike; "X killed Y" alone does not say how, and is a figure only."""
    if verb.lemma not in listed("killing") or arguments.undergoer is None:
        return None
    act = refined("other", arguments, verb)
    return act if act != "other" else None


def _is_ground(scene: Scene, token: Token) -> bool:
    """Whether the word is a place that a force can take: a named one, or "the village", "the base"."""
    mention = scene.named(token)
    if mention is not None:
        return mention.type is MentionType.PLACE
    return token.lemma in listed("ground")


def _carried_out(scene: Scene, verb: Token, act: str, noun: Token, arguments: Arguments) -> Iterator[Finding]:
    """ "carried out an air strike on X"."""
    own = read_arguments(noun)
    reached = (own.undergoer, arguments.phrase("on"), arguments.phrase("against"), arguments.phrase("at"), arguments.phrase("in", "around"))
    target = next((t for t in reached if _only_target(scene, t) is not None), None)
    yield from _findings(scene, verb, act, Arguments(own.doer or arguments.doer, target, {**arguments.phrases, **own.phrases}), noun)


def _delivered(scene: Scene, verb: Token, weapon: tuple[Role, str], noun: Token, arguments: Arguments) -> Iterator[Finding]:
    """ "dropped barrel bombs on X"; weapons of different kinds are an attack each."""
    onto = arguments.phrase(*_ONTO)
    for word in (noun, counted_noun(noun)):
        if onto is None and word is not None:
            onto = read_arguments(word).phrase(*_ONTO)
    delivered = Arguments(arguments.doer, _only_target(scene, onto), arguments.phrases, arguments.passive)
    each = [(head, found[1]) for head in conjuncts(noun) if (found := weapon_of(scene, head)) is not None]
    if len({act for _, act in each}) < 2:
        yield from _findings(scene, verb, weapon[1], delivered, noun, weapon[0])
        return
    for head, act in each:
        span = scene.trimmed(noun_phrase(head))
        yield from _findings(scene, verb, act, delivered, head, Role("weapon", span.of(scene.text), span))


def _by_verb_of_action(scene: Scene, verb: Token, phrase: str, act: str, arguments: Arguments, used: set[int]) -> Iterator[Finding]:
    doer = arguments.doer
    if doer is not None and (told := act_of_noun(doer)) is not None and (phrase in listed("impacts") or phrase == "attack"):
        own = read_arguments(doer)  # "the raids hit X": the noun names the act
        used.update((doer.i, doer.i - 1))
        reached = Arguments(own.doer, arguments.undergoer or own.undergoer, {**own.phrases, **arguments.phrases})
        yield from _findings(scene, verb, told, reached, doer)
        return
    if doer is not None and doer.lemma in listed("counters"):
        of = read_arguments(doer).phrase("of")
        told = act_of_noun(of) if of is not None else None
        if told is not None:
            arguments.doer, act = None, told
    if verb.dep in ("csubj", "pcomp") and verb.tag == "VBG" and act == "other":  # "capturing the city would ..."
        return
    if verb.dep == "amod" and not any(scene.named(t) is not None for t in verb.head.subtree):
        return
    if phrase == "open fire" or verb.lemma == "shoot":
        arguments.undergoer = arguments.phrase("on", "at") or (arguments.undergoer if verb.lemma == "shoot" else None)
    elif arguments.undergoer is None and act not in ("shooting", "siege"):
        arguments.undergoer = arguments.phrase("at", "on")
        if arguments.undergoer is None:
            return
    if _can_be_hit(scene, arguments.undergoer, verb):
        yield from _findings(scene, verb, act, arguments, verb)


def _verb_phrase(verb: Token) -> str:
    """The verb with its particle or light object: "carry out", "open fire", "blow up"."""
    for child in verb.children:
        phrase = f"{verb.lemma} {child.lower}"
        if child.dep == "prt" or (child.dep in ("advmod", "dobj", "obj", "acomp", "advcl", "oprd") and phrase in act_verbs()):
            return phrase
    following = verb.next
    phrase = f"{verb.lemma} {following.lower}" if following is not None else verb.lemma
    return phrase if phrase in act_verbs() else verb.lemma


def _is_wish(verb: Token) -> bool:
    """Whether the clause tells of a future, a wish, a threat or a condition: that is no attack."""
    helpers = {c.lower for c in verb.children if c.dep == "aux"}
    if helpers & set(load_phrases("stance", "future")):
        return True
    if helpers & {"could", "might", "may", "should", "would"} and not helpers & {"have", "'ve"}:
        return True
    if any(c.dep == "mark" and c.lower in ("if", "whether", "unless") for c in verb.children):
        return True
    if "to" in helpers and verb.dep in ("acl", "advcl", "relcl"):  # "missions to hit targets", "came to storm the city"
        return True
    return verb.dep == "xcomp" and "to" in helpers and verb.head.lemma in load_phrases("stance", "wish")


def _is_told(token: Token) -> bool:
    return any(a.lemma in ("say", "deny", "claim", "insist", "state", "maintain", "announce", "stress") for a in token.ancestors)


def _can_be_hit(scene: Scene, token: Token | None, verb: Token) -> bool:
    if token is None:
        return verb.lemma in ("shoot", "open")
    if token.pos == "PRON":
        return token.lower in ("them", "him", "her", "they", "he", "she", "us", "it")
    return is_target(scene, token)


def _only_target(scene: Scene, token: Token | None) -> Token | None:
    return token if token is not None and is_target(scene, token) else None


# -- nouns --------------------------------------------------------------------------------------------------------------


def _from_noun(scene: Scene, head: Token, act: str, term: str) -> Iterator[Finding]:
    if (is_negated(head) and not _is_told(head)) or (head.dep in ("compound", "nmod") and act != "siege"):
        return
    if head.head.pos in ("VERB", "AUX") and (_is_wish(head.head) or head.head.lemma == "blame"):
        return
    if counted_off(scene, head):  # each is told by its own sentence
        return
    arguments = read_arguments(head)
    if arguments.doer is None:
        arguments.doer = next((c for c in head.children if c.dep in ("amod", "compound", "nmod") and is_party(scene, c)), None)
    if term.split()[-1] in listed("mutual"):
        arguments.doer = arguments.doer or arguments.phrase("between")
        arguments.undergoer = _only_target(scene, arguments.undergoer) or arguments.phrase("with", "against")
    own = _only_target(scene, arguments.undergoer)
    arguments.undergoer = own or _reached(scene, head) or _where(scene, head, arguments) or _fell(scene, head)
    if _tells_enough(head, act, term, arguments):
        yield from list(_findings(scene, head, act, arguments, head))[:1]


def _tells_enough(head: Token, act: str, term: str, arguments: Arguments) -> bool:
    """Whether the noun tells of an attack of its own and does not only point back to one."""
    pointing = ("the", "this", "that", "these", "those", "such", "its", "their")
    definite = any(c.lower in pointing for c in head.children if c.dep in ("det", "poss"))
    armed = any(weapons().at(head.sentence.tokens, c.i) for c in head.children if c.dep in ("compound", "amod", "nmod"))
    detail = sum((arguments.undergoer is not None, arguments.doer is not None, armed))
    if term in listed("needs_detail") or act == "other" or definite:
        return arguments.undergoer is not None or (detail == 2 and not definite)
    return detail > 0


def _reached(scene: Scene, head: Token) -> Token | None:
    """Whom an act hit where it is the subject: "the air strike killed 38 civilians", "X was hit by drone attacks"."""
    verb = head.head
    target: Token | None = None
    if head.dep == "pobj" and verb.lower == "by" and verb.head.lemma in listed("reaching"):
        target = read_arguments(verb.head).undergoer
    elif head.dep == "pobj" and verb.lower == "under" and verb.head.lemma in ("be", "remain", "come", "live", "stay"):
        target = read_arguments(verb.head).doer
    elif head.dep == "nsubj" and verb.lemma in listed("reaching"):
        target = read_arguments(verb).undergoer
    else:
        clause = next((c for c in head.children if c.dep in ("acl", "relcl") and c.lemma in listed("reaching")), None)
        target = next((c for c in clause.children if c.dep == "dobj"), None) if clause is not None else None
    return _only_target(scene, target) if target is not head else None


def _fell(scene: Scene, head: Token) -> Token | None:
    """Whom an act hit where they are told to have come to harm in it: "two men were killed in mortar fire"."""
    link = head.head
    if head.dep == "pobj" and link.lower in ("in", "during") and link.head.lemma in listed("reaching"):
        return _only_target(scene, read_arguments(link.head).undergoer)
    return None


def _where(scene: Scene, head: Token, arguments: Arguments) -> Token | None:
    """A named place that stands for the target: "air strikes in X", "bombings took place in X"."""
    phrase = arguments.phrase("in", "near", "over", "around", "to", "across", "throughout")
    if phrase is None and head.dep == "nsubj" and head.head.lemma in listed("happening"):
        phrase = read_arguments(head.head).phrase("in", "near", "at", "on", "across", "around")
    place = _only_target(scene, phrase)
    return place if place is not None and any(scene.named(t) is not None for t in place.subtree) else None


# -- both ---------------------------------------------------------------------------------------------------------------


def _findings(scene: Scene, anchor: Token, act: str, arguments: Arguments, noun: Token, weapon: Role | None = None) -> Iterator[Finding]:
    """The attack of one verb or noun: one finding, or one for each target where the targets are of different types."""
    if weapon is None:
        weapon, act = _tool(scene, arguments, noun, act)
    for word in dict.fromkeys((noun, anchor)):
        act = refined(act, arguments, word)
    doer = _doer(arguments)
    time, when = scene.time_role(anchor)
    heads = _target_heads(scene, arguments)
    each: list[Token | None] = [*heads] or [None]
    for head in each:
        target = scene.role("target", head, with_conjuncts=len(heads) == 1) if head is not None else None
        place = scene.place_role(head if head is not None and scene.named(head) is not None else anchor, head, doer)
        if target is None:
            if head is not None and head.pos == "PRON":  # nobody sure: the claim is left out, and the scene notes the pronoun
                continue
            if place is None or not _stands_alone(anchor, act, place, weapon):
                continue
            target = Role("target", place.value, place.span) if act != "other" else None
        roles = [
            Role("act", person_or_place(scene, act, anchor, head), noun.span),
            scene.role("perpetrator", doer, with_conjuncts=True) if doer is not None else None,
            target,
            Role("target_type", target_type(scene, head)) if head is not None and target is not None else None,
            place,
            time,
            weapon,
        ]
        words = [t for t in (anchor, noun, head, doer) if t is not None and t.sentence is anchor.sentence]
        stance = Stance.DENIED if is_negated(noun) or is_negated(anchor) else None
        yield Finding(ClaimKind.ATTACK, anchor, [r for r in roles if r is not None], words=words, when=when, stance=stance)


def _stands_alone(anchor: Token, act: str, place: Role, weapon: Role | None) -> bool:
    """Whether an act without a target tells enough: a place in its own sentence, or a weapon that it does not point back to."""
    if act != "other" and place.span is not None and anchor.sentence.span.covers(place.span):
        return True
    return weapon is not None and not str(weapon.value).lower().startswith(("the ", "this ", "that "))


def _tool(scene: Scene, arguments: Arguments, noun: Token, act: str) -> tuple[Role | None, str]:
    """The weapon named beside an act ("with mortars", "a rocket attack"), and the act as it tells it."""
    found = weapon_of(scene, arguments.phrase("with", "using"))
    if found is None:
        beside = (c for c in noun.children if c.dep in ("compound", "nmod", "amod"))
        found = next((w for c in beside if (w := weapon_of(scene, c)) is not None), None)
    if found is None:
        return None, act
    if act == "other" or (found[1] == "chemical" and act in ("bombing", "shelling", "airstrike")):
        act = found[1]
    return found[0], act


def _doer(arguments: Arguments) -> Token | None:
    doer = arguments.doer
    if doer is None or doer.pos in ("VERB", "NUM", "ADV") or doer.lemma in listed("no_doers") or act_of_noun(doer) is not None:
        return None
    return doer


def _target_heads(scene: Scene, arguments: Arguments) -> list[Token]:
    """The targets: joined ones stay together, unless each is of a type of its own ("a hospital and a theatre")."""
    if arguments.undergoer is None:
        return []
    heads = [t for t in conjuncts(arguments.undergoer) if t.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")]
    types = {target_type(scene, head) for head in heads}
    apart = len(heads) > 1 and len(types) == len(heads) and not types & {"other", "residential", "civilians", "military"}
    return heads if apart else heads[:1]
