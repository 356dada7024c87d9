"""Attacks: an act of violence or coercion happened."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.acts import (
    act_nouns,
    act_of_noun,
    act_verbs,
    counted_noun,
    flies,
    is_noun,
    is_party,
    is_target,
    listed,
    person_or_place,
    refined,
    target_type,
    weapon_of,
    weapons,
)  # fmt: skip
from linkage.claims.clauses import Arguments, conjuncts, is_negated, names_nobody, noun_phrase, read_arguments
from linkage.claims.fight import meet
from linkage.claims.finding import Finding
from linkage.claims.ordinal import counted_off
from linkage.claims.reach import aim_of, aimed_at, is_ground, only_target, reached_by
from linkage.claims.reality import is_told
from linkage.claims.scene import Scene
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import ClaimKind, Role, Stance
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.vocab import load_pairs

_ONTO = ("on", "at", "into", "over", "against", "onto", "under", "towards", "toward", "through")
_AROUND = ("outside", "inside", "near", "beside", "in")  # where it came down, if nothing tells on what


def read_attacks(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The attacks that a sentence tells of: by a verb, by a noun of action, by a weapon delivered."""
    used: set[int] = set()
    for token in sentence.tokens:
        if _can_tell(token):
            yield from _from_verb(scene, token, used)
        elif token.pos == "NOUN" and token.lemma in listed("uses"):
            yield from _from_use(scene, token)
    for hit in act_nouns().find(sentence.tokens):
        head = sentence.tokens[hit.end - 1]
        if is_noun(head) and not used & set(range(hit.start, hit.end)):
            term = " ".join(t.lemma for t in sentence.tokens[hit.start : hit.end])
            yield from _from_noun(scene, head, hit.concept, term)


# -- verbs --------------------------------------------------------------------------------------------------------------


def _can_tell(verb: Token) -> bool:
    """Whether the verb may tell that something happened: no negation that nobody else says, no mere adjective."""
    if verb.pos != "VERB" or verb.dep == "compound":
        return False
    if verb.dep == "amod" and act_verbs().concept(verb.lemma) != "siege":
        return False
    return not (is_negated(verb) or names_nobody(verb)) or is_told(verb)


def _from_verb(scene: Scene, verb: Token, used: set[int]) -> Iterator[Finding]:
    phrase, arguments = _verb_phrase(verb), read_arguments(verb)
    if verb.dep == "amod":  # "the besieged city"
        arguments.undergoer, arguments.passive = verb.head, True
    thing = arguments.undergoer
    act = act_of_noun(thing) if thing is not None else None
    if phrase in listed("suffering") and thing is not None and act is not None and not arguments.passive:
        used.update((thing.i, thing.i - 1))
        own = read_arguments(thing)
        suffered = Arguments(own.doer or own.phrase("by", "from"), only_target(scene, arguments.doer), {**arguments.phrases, **own.phrases})
        yield from _findings(scene, verb, act, suffered, thing)
        return
    if phrase in listed("carriers") and thing is not None and act is not None:
        used.update((thing.i, thing.i - 1))
        yield from _carried_out(scene, verb, act, thing, arguments)
        return
    if thing is None and phrase in listed("deliveries"):  # "dropped sarin on X", where the parser takes "sarin" for an adverb
        thing = next((c for c in verb.children if c.dep == "npadvmod" and c.i > verb.i), None)
    weapon = weapon_of(scene, thing)
    if phrase in listed("deliveries") and weapon is not None and thing is not None:
        used.update((thing.i, thing.i - 1))
        yield from _delivered(scene, verb, weapon, thing, arguments)
        return
    weapon = weapon_of(scene, arguments.doer)
    if phrase in listed("impacts") and weapon is not None and arguments.doer is not None:
        used.update((arguments.doer.i, arguments.doer.i - 1))
        target = only_target(scene, thing) if thing is not None else aimed_at(scene, [arguments], _ONTO, _AROUND)
        yield from _findings(scene, verb, weapon[1], Arguments(None, target, arguments.phrases), arguments.doer, weapon[0])
        return
    if thing is not None and not arguments.passive and phrase in listed("taking"):
        place = read_arguments(thing).phrase("of", "over") if thing.lemma == "control" else thing
        if place is not None and is_ground(scene, place):
            yield from _findings(scene, verb, "other", Arguments(arguments.doer, place, arguments.phrases), verb)
            return
    if verb.lemma == "take" and thing is not None and thing.lemma in listed("captives") and not arguments.passive:
        yield from _findings(scene, verb, "abduction", arguments, verb)
        return
    act = act_verbs().concept(phrase) or _killing(scene, verb, arguments)
    if act is not None:
        yield from _by_verb_of_action(scene, verb, phrase, act, arguments, used)


def _killing(scene: Scene, verb: Token, arguments: Arguments) -> str | None:
    """ "Warplanes killed twenty people" is an air strike; "X killed Y" alone does not say how, and is a figure only."""
    if verb.lemma not in listed("killing") or arguments.undergoer is None:
        return None
    if verb.dep == "advcl" and act_verbs().concept(_verb_phrase(verb.head)) is not None:
        return None  # "bombed X, killing Y": one attack
    doer = next((c for c in verb.children if c.dep == "nsubj"), None)
    if doer is not None and scene.named(doer) is None and (weapon := weapon_of(scene, doer)) is not None:
        return weapon[1]  # "a roadside bomb killed four soldiers"
    act = refined("other", arguments, verb)
    return act if act != "other" else None


def _carried_out(scene: Scene, verb: Token, act: str, noun: Token, arguments: Arguments) -> Iterator[Finding]:
    """ "carried out an air strike on X"."""
    own = read_arguments(noun)
    doer = own.doer or arguments.doer
    if noun.lemma in listed("raids") and not flies(scene, doer) and not any(c.dep == "compound" for c in noun.children):
        act = "other"
    reached = (
        own.undergoer,
        *(arguments.phrase(p) for p in ("on", "against", "at", "towards")),
        arguments.phrase("in", "around", "to"),
        aim_of(noun),
    )
    target = next((t for t in reached if only_target(scene, t) is not None), None) or reached_by(scene, noun, own)
    yield from _findings(scene, verb, act, Arguments(doer, target, {**arguments.phrases, **own.phrases}), noun)


def _delivered(scene: Scene, verb: Token, weapon: tuple[Role, str], noun: Token, arguments: Arguments) -> Iterator[Finding]:
    """ "dropped barrel bombs on X"; weapons of different kinds are an attack each."""
    beside = [arguments, *(read_arguments(word) for word in (noun, counted_noun(noun)) if word is not None)]
    delivered = Arguments(arguments.doer, aimed_at(scene, beside, _ONTO, _AROUND), arguments.phrases, arguments.passive)
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
    means = arguments.phrase("with", "in")
    if act == "other" and means is not None and (told := act_of_noun(means)) is not None and read_arguments(means).undergoer is None:
        act = told  # "targeted the town with four air strikes"
    if phrase == "fire" and doer is not None and (told := weapons().concept(doer.lemma)) is not None:  # "tanks fired on the hospital"
        act = told
    if verb.dep in ("csubj", "pcomp") and verb.tag == "VBG" and act == "other":  # "capturing the city would ..."
        return
    if verb.dep == "amod" and not any(scene.named(t) is not None for t in verb.head.subtree):
        return
    if arguments.undergoer is not None and arguments.undergoer.lower in ("himself", "herself", "themselves", "itself"):
        arguments.undergoer = arguments.phrase("at", "in", "near", "inside", "outside", "among", "on", "beside")  # "blew himself up at X"
    if phrase == "open fire" or verb.lemma == "shoot":
        shot_at = aimed_at(scene, [arguments], ("on", "at"))
        arguments.undergoer = shot_at or (arguments.undergoer if verb.lemma == "shoot" else None)
    elif phrase == "fire" and arguments.undergoer is not None:  # "fired the minister"
        return
    elif arguments.undergoer is None and phrase in load_pairs("acts", "directed"):
        arguments.undergoer = arguments.phrase(*load_pairs("acts", "directed")[phrase].split("/"))
        if arguments.undergoer is None:
            return
    elif arguments.undergoer is None and act not in ("shooting", "siege"):
        arguments.undergoer = aimed_at(scene, [arguments], ("at", "on"))
        if arguments.undergoer is None:
            return
    if _can_be_hit(scene, arguments.undergoer, verb):
        yield from _findings(scene, verb, act, arguments, verb)


def _verb_phrase(verb: Token) -> str:
    """The verb with its particle or light object: "carry out", "open fire", "blow up"."""
    for child in verb.children:
        if child.dep == "advmod" and child.i < verb.i and f"{child.lower} {verb.lemma}" in act_verbs():  # "forcibly transfer"
            return f"{child.lower} {verb.lemma}"
        phrase = f"{verb.lemma} {child.lower}"
        if child.dep == "prt" or (child.dep in ("advmod", "dobj", "obj", "acomp", "advcl", "oprd") and phrase in act_verbs()):
            return phrase
    following = verb.next
    phrase = f"{verb.lemma} {following.lower}" if following is not None else verb.lemma
    return phrase if phrase in act_verbs() else verb.lemma


def _can_be_hit(scene: Scene, token: Token | None, verb: Token) -> bool:
    if token is None:
        return verb.lemma in ("shoot", "open")
    if token.pos == "PRON":
        return token.lower in ("them", "him", "her", "they", "he", "she", "us", "it")
    return is_target(scene, token) or (verb.lemma in listed("plain") and token.pos in ("NOUN", "PROPN") and act_of_noun(token) is None)


# -- nouns --------------------------------------------------------------------------------------------------------------


def _from_noun(scene: Scene, head: Token, act: str, term: str) -> Iterator[Finding]:
    if (is_negated(head) and not is_told(head)) or (head.dep in ("compound", "nmod") and act != "siege"):
        return
    if head.head.pos in ("VERB", "AUX") and head.head.lemma in listed("unreal"):
        return
    if counted_off(scene, head):  # each is told by its own sentence
        return
    arguments = read_arguments(head)
    if term.split()[-1] in listed("killings") and (means := arguments.phrase("in", "by")) is not None:
        act = act_of_noun(means) or act  # "the killing of X in an air strike"
    if term in listed("raids") and not flies(scene, arguments.doer):
        act = "other"
    if arguments.doer is None:
        arguments.doer = next((c for c in head.children if c.dep in ("amod", "compound", "nmod") and is_party(scene, c)), None)
    if term.split()[-1] not in listed("mutual") or not meet(head, arguments):
        arguments.undergoer = reached_by(scene, head, arguments)
    if term in listed("ground_only") and (arguments.undergoer is None or not is_ground(scene, arguments.undergoer)):
        return
    if term in listed("struggles") and arguments.doer is None and not _is_one(scene, head, arguments.undergoer):
        return
    if term in listed("party_only") and not (_party_does(scene, arguments) and _directed(head, arguments)):
        return
    if _tells_enough(head, act, term, arguments):
        yield from list(_findings(scene, head, act, arguments, head))[:1]


def _is_one(scene: Scene, struggle: Token, target: Token | None) -> bool:
    """Whether a struggle is one that happened: its words name where, or it was of a gathering, and not only against whom."""
    if target is not None and target.lemma in listed("gatherings"):
        return True
    mentions = [m for t in struggle.subtree if (m := scene.named(t)) is not None and m.type is MentionType.PLACE]
    return any(state_forms().get(m.text.lower(), ("", "seats"))[1] == "seats" for m in mentions)


def _directed(noun: Token, arguments: Arguments) -> bool:
    """Whether somebody was aimed at or came to harm: "rebel fire on X", "killed by rebel fire"."""
    if arguments.phrase("on", "at", "against") is arguments.undergoer:
        return True
    return noun.dep == "pobj" and noun.head.lower in ("by", "in") and noun.head.head.lemma in listed("reaching")


def _party_does(scene: Scene, arguments: Arguments) -> bool:
    return arguments.doer is not None and is_party(scene, arguments.doer)


def _from_use(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "the use of tanks against X", "the launch of rockets at X"."""
    arguments = read_arguments(noun)
    thing = arguments.phrase("of")
    weapon = weapon_of(scene, thing)
    if weapon is None or thing is None or is_negated(noun):
        return
    onto = arguments.phrase(*_ONTO, *_AROUND) or read_arguments(thing).phrase(*_ONTO, *_AROUND)
    aim = next((c for c in noun.children if c.dep in ("acl", "relcl") and c.pos == "VERB"), None)
    if onto is None and aim is not None and act_verbs().concept(aim.lemma) is not None:  # "the use of howitzers to hit strikers"
        onto = read_arguments(aim).undergoer
    if onto is None:  # "the use of such weapons is a crime"
        return
    doer = arguments.phrase("by") or next((c for c in noun.children if c.dep == "poss"), None)
    used = Arguments(doer, only_target(scene, onto), arguments.phrases)
    yield from _findings(scene, noun, weapon[1], used, thing, weapon[0])


def _tells_enough(head: Token, act: str, term: str, arguments: Arguments) -> bool:
    """Whether the noun tells of an attack of its own and does not only point back to one."""
    pointing = ("the", "this", "that", "these", "those", "such", "its", "their")
    definite = any(c.lower in pointing for c in head.children if c.dep in ("det", "poss"))
    armed = any(weapons().at(head.sentence.tokens, c.i) for c in head.children if c.dep in ("compound", "amod", "nmod"))
    detail = sum((arguments.undergoer is not None, arguments.doer is not None, armed))
    if term in listed("needs_detail") or act == "other" or definite:
        return arguments.undergoer is not None or (detail == 2 and not definite)
    return detail > 0


# -- both ---------------------------------------------------------------------------------------------------------------


def _findings(scene: Scene, anchor: Token, act: str, arguments: Arguments, noun: Token, weapon: Role | None = None) -> Iterator[Finding]:
    """The attack of one verb or noun: one finding, or one for each target where the targets are of different types."""
    if weapon is None:
        weapon, act = _tool(scene, arguments, noun, act)
    for word in dict.fromkeys((noun, anchor)):
        act = refined(act, arguments, word)
    doer = _doer(scene, arguments)
    time, when = scene.time_role(anchor)
    heads = _target_heads(scene, arguments)
    each: list[Token | None] = [*heads] or [None]
    for head in each:
        target = _target_role(scene, anchor, head, alone=len(heads) == 1)
        place = scene.place_role(head if head is not None and scene.named(head) is not None else anchor, head, doer)
        if target is None:
            if head is not None and head.pos == "PRON":  # nobody sure: the claim is left out, and the scene notes the pronoun
                continue
            if place is None or not _stands_alone(anchor, act, place, weapon):
                continue
            near = place.span is not None and anchor.sentence.span.covers(place.span)
            target = Role("target", place.value, place.span) if act != "other" and near else None
        roles = [
            Role("act", person_or_place(scene, act, anchor, head), noun.span),
            scene.role("perpetrator", doer, with_conjuncts=all(t is not head for t in conjuncts(doer))) if doer is not None else None,
            target,
            Role("target_type", target_type(scene, head)) if head is not None and target is not None else None,
            place,
            time,
            weapon,
        ]
        words = [t for t in (anchor, noun, head, doer) if t is not None and t.sentence is anchor.sentence]
        stance = Stance.DENIED if is_negated(noun) or is_negated(anchor) or names_nobody(anchor) else None
        yield Finding(ClaimKind.ATTACK, anchor, [r for r in roles if r is not None], words=words, when=when, stance=stance)


def _target_role(scene: Scene, anchor: Token, head: Token | None, *, alone: bool) -> Role | None:
    """The target as the report names it; what "it" is that was taken, shelled or besieged is a place, where one was named."""
    if head is None:
        return None
    if head.lower == "it" and (place := scene.places.near(anchor)) is not None:
        return Role("target", place.text, place.span)
    return scene.role("target", head, with_conjuncts=alone and _joins_targets(head))


def _joins_targets(head: Token) -> bool:
    """Whether what is joined to a target are targets too, and not further acts: "attacks on villagers, killings and rapes"."""
    return all(act_of_noun(t) is None for t in conjuncts(head))


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


def _doer(scene: Scene, arguments: Arguments) -> Token | None:
    doer = arguments.doer
    if doer is not None and scene.named(doer) is None and doer.lemma in weapons() and doer.lemma not in ("tank", "artillery", "howitzer"):
        return None  # a mine does nothing by itself
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
