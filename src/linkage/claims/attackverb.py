"""Attacks that a verb tells of: by the verb itself, by what it carries out, by a weapon delivered."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.acts import (
    act_of_noun,
    act_verbs,
    counted_noun,
    flies,
    is_party,
    is_target,
    listed,
    refined,
    target_type,
    weapon_of,
    weapons,
)
from linkage.claims.attackfinding import attack_findings, is_somebody, party_before
from linkage.claims.clauses import Arguments, behind_to, read_arguments
from linkage.claims.finding import Finding
from linkage.claims.fragment import is_confined, leaves_out_listed
from linkage.claims.negation import is_negated, names_nobody
from linkage.claims.nounphrase import conjuncts, noun_phrase
from linkage.claims.outcome import people_words, verb_outcome
from linkage.claims.reach import AROUND, ONTO, aim_of, aimed_at, is_ground, only_target, reached_by
from linkage.claims.reality import is_told
from linkage.claims.removal import by_court, removal_act
from linkage.claims.scene import Scene, offices
from linkage.model.claim import Role
from linkage.model.mention import MentionType
from linkage.model.parse import Token
from linkage.vocab import load_pairs, load_phrases


def can_tell(verb: Token) -> bool:
    """Whether the verb may tell that something happened: no negation that nobody else says, no mere adjective."""
    if verb.pos != "VERB" or verb.dep == "compound":
        return False
    if verb.dep == "amod" and act_verbs().concept(verb.lemma) != "siege":
        return False
    return not (is_negated(verb) or names_nobody(verb)) or is_told(verb)


def _is_occupied(verb: Token) -> bool:
    """Whether "occupied" only says which land is meant: "from illegally occupied territories", "the land occupied by Y"."""
    before = verb.previous
    while before is not None and before.pos == "ADV":
        before = before.previous
    described = verb.dep in ("amod", "acl") or (before is not None and before.pos in ("ADP", "DET"))
    return verb.lemma == "occupy" and verb.tag in ("VBN", "VBD") and described


def attacks_of_verb(scene: Scene, verb: Token, used: set[int]) -> Iterator[Finding]:
    """What a verb tells.

    Args:
        scene: The report.
        verb: The verb.
        used: Takes the places in the sentence of the nouns of action that the verb carries, which tell no second attack.
    """
    if leaves_out_listed(scene, verb) or (scene.report.record and _is_occupied(verb)):
        return  # told of the one whom a record lists
    if (taken := read_arguments(verb).undergoer) is not None and _is_handed_over(_verb_phrase(verb), taken):
        return
    if verb.dep == "acl" and verb.lower == "surrounding" and not is_somebody(scene, verb.head):
        return  # "the dispute surrounding the plan"
    phrase, arguments = _verb_phrase(verb), read_arguments(verb)
    if verb.dep == "amod":  # "the besieged city"
        arguments.undergoer, arguments.passive = verb.head, True
    if verb.dep in ("advcl", "acl") and verb.head.lemma in load_phrases("posts", "left"):
        return  # "resigned, forced out by his party"
    thing = arguments.undergoer
    act = act_of_noun(thing) if thing is not None else None
    if phrase in listed("suffering") and thing is not None and act is not None and not arguments.passive:
        used.update((thing.i, thing.i - 1))
        own = read_arguments(thing)
        suffered = Arguments(own.doer or own.phrase("by", "from"), only_target(scene, arguments.doer), {**arguments.phrases, **own.phrases})
        yield from attack_findings(scene, verb, act, suffered, thing)
        return
    if phrase in listed("subjecting") and thing is not None and (done := arguments.phrase("to")) is not None:
        yield from _subjected(scene, verb, arguments, done, used)
        return
    if phrase in listed("carriers") and thing is not None and act is not None:
        used.update((thing.i, thing.i - 1))
        yield from _carried_out(scene, verb, act, thing, arguments)
        return
    if thing is None and phrase in listed("deliveries"):  # "dropped sarin on X", where the parser takes "sarin" for an adverb
        thing = next((c for c in verb.children if c.dep == "npadvmod" and c.i > verb.i), None)
    if _tells_sender(verb):
        return  # "rockets fired by the rebels hit X": told with what they hit
    weapon = weapon_of(scene, thing)
    if phrase in listed("deliveries") and weapon is not None and thing is not None:
        if _tells_what_for(scene, verb, arguments):
            return
        used.update((thing.i, thing.i - 1))
        yield from _delivered(scene, verb, weapon, thing, arguments)
        return
    weapon = weapon_of(scene, arguments.doer)
    if phrase in listed("impacts") and weapon is not None and arguments.doer is not None:
        used.update((arguments.doer.i, arguments.doer.i - 1))
        target = only_target(scene, thing) if thing is not None else aimed_at(scene, [arguments], ONTO, AROUND)
        sent = Arguments(_sender(arguments.doer), target, arguments.phrases)
        yield from attack_findings(scene, verb, weapon[1], sent, arguments.doer, weapon[0])
        return
    told = _together(scene, verb, phrase, arguments)
    if told is not None:
        yield from attack_findings(scene, verb, *told, verb)
        return
    act = removal_act(scene, verb, arguments) or act_verbs().concept(phrase) or _killing(scene, verb, arguments)
    if act is not None and not (act == "abduction" and by_court(verb)):
        yield from _by_verb_of_action(scene, verb, phrase, act, arguments, used)


def _tells_sender(verb: Token) -> bool:
    """Whether a participle only tells who sent what hit."""
    sent = verb.dep == "acl" and verb.tag == "VBN" and verb.head.dep == "nsubj" and _sender(verb.head) is not None
    return sent and verb.head.head.lemma in listed("impacts")


def _tells_what_for(scene: Scene, verb: Token, arguments: Arguments) -> bool:
    """Whether a participle only tells what a thing is for, or who has it: "makes missiles deployed by X", "substances used in fuel"."""
    told = verb.dep == "acl" and verb.tag == "VBN" and verb.lemma in ("use", "deploy", "employ")
    return told and verb.head.dep not in ("nsubj", "nsubjpass") and aimed_at(scene, [arguments], ONTO, AROUND) is None


def _sender(weapon: Token) -> Token | None:
    """Who sent what hit: the rebels of "rockets fired by the rebels"."""
    fired = next((c for c in weapon.children if c.dep == "acl" and c.tag == "VBN" and c.lemma in listed("deliveries")), None)
    return read_arguments(fired).doer if fired is not None else None


def _subjected(scene: Scene, verb: Token, arguments: Arguments, done: Token, used: set[int]) -> Iterator[Finding]:
    """ "Detainees were subjected to torture and rape", "the army subjected the town to shelling": one attack for each act."""
    acts: dict[str, Token] = {}
    for noun in conjuncts(done):
        act = act_of_noun(noun)
        if act is not None:
            used.update((noun.i, noun.i - 1))
            acts.setdefault(act, noun)
    target = only_target(scene, arguments.undergoer)
    if target is None and arguments.undergoer is not None and arguments.undergoer.lemma in people_words():
        target = arguments.undergoer
    for act, noun in acts.items():
        own = read_arguments(noun)
        doer = arguments.doer or own.doer or own.phrase("by") or party_before(scene, noun)
        yield from attack_findings(scene, verb, act, Arguments(doer, target, {**arguments.phrases, **own.phrases}), noun)


def _together(scene: Scene, verb: Token, phrase: str, arguments: Arguments) -> tuple[str, Arguments] | None:
    """The act that a plain verb tells together with what it takes, and who did it to what; None where it tells of none."""
    thing, doer, phrases = arguments.undergoer, arguments.doer, arguments.phrases
    if thing is not None and not arguments.passive and phrase in listed("taking") and not _is_handed_over(phrase, thing):
        ground = read_arguments(thing).phrase("of", "over") if thing.lemma == "control" else thing
        if ground is not None and is_ground(scene, ground):
            return "other", Arguments(doer, ground, phrases)
    if verb.lemma in listed("keeping") and thing is not None and thing.lemma in listed("captives") and not arguments.passive:
        return "abduction", Arguments(doer, _captives(verb, thing), phrases)
    if thing is not None and is_confined(verb, arguments):
        return "abduction", arguments
    if phrase == "expose" and thing is not None and (agent := weapon_of(scene, behind_to(verb))) is not None:
        return agent[1], Arguments(None, thing, phrases)  # "had been exposed to sarin"
    if phrase == "lose" and thing is not None and not arguments.passive:  # "the rebels lost control of X to the army"
        ground = read_arguments(thing).phrase("of", "over") if thing.lemma == "control" else thing
        taker = arguments.phrase("to") or read_arguments(thing).phrase("to")
        if ground is not None and is_ground(scene, ground) and taker is not None and is_party(scene, taker):
            return "other", Arguments(taker, ground, phrases)
    if doer is not None and phrase in load_pairs("acts", "yielding") and is_ground(scene, doer):  # "X fell to the rebels"
        taker = arguments.phrase(load_pairs("acts", "yielding")[phrase])
        if taker is not None and (is_party(scene, taker) or is_target(scene, taker)) and not is_ground(scene, taker):
            return "other", Arguments(taker, doer, phrases)
    if phrase in listed("triggering") and doer is not None and (is_target(scene, doer) or doer.pos == "PRON"):  # "their car struck a mine"
        blown = weapon_of(scene, thing or arguments.phrase("on", "over"))
        if blown is not None and blown[1] == "bombing":
            with_it = [t for t in (thing, arguments.phrase("on", "over")) if t is not None]
            return "bombing", Arguments(None, doer, {**phrases, "with": with_it})
    if phrase in listed("detonating") and doer is not None and thing is not None and not arguments.passive:
        own = any(c.dep == "poss" and c.pos == "PRON" for c in thing.children) and thing.lemma in listed("worn")
        target = aimed_at(scene, [arguments, read_arguments(thing)], ("at", "in", "near", "inside", "outside", "among", "beside", "on"))
        if (own or thing.lower.endswith(("self", "selves"))) and target is not None:  # "detonated his vest at the gate"
            return "bombing", Arguments(doer, target, phrases)
    if phrase == "pit" and doer is not None and act_of_noun(doer) is not None and thing is not None:  # "the fighting pitted X against Y"
        return "other", Arguments(thing, arguments.phrase("against"), phrases)
    if phrase in listed("rushing") and refined("other", arguments, verb) == "bombing":  # "a suicide bomber drove a truck into X"
        takes = [arguments, *([read_arguments(thing)] if thing is not None else [])]
        target = aimed_at(scene, takes, ("into", "at", "towards"))
        return None if target is None else ("bombing", Arguments(doer, target, phrases))
    if phrase in listed("rushing") and doer is not None and thing is not None and thing.lemma in listed("containers"):
        hit = aimed_at(scene, [arguments, read_arguments(thing)], ("into",))  # "drove a van into a crowd"
        if hit is not None and (hit.lemma in people_words() or target_type(scene, hit) == "civilians"):
            return "other", Arguments(doer, hit, phrases)
    return None


def _is_handed_over(phrase: str, thing: Token) -> bool:
    """Whether somebody is told to take over a command, and not a place: "took over the Third Battalion"."""
    return phrase in load_phrases("acts", "succeeding") and thing.lemma.lower() in load_phrases("bodies", "units")


def _captives(verb: Token, word: Token) -> Token | None:
    """Who was taken: "fighters taken hostage", "took 20 villagers hostage", "took 20 hostages"; a bare "hostage" is nobody."""
    if verb.dep == "acl" and verb.tag == "VBN":
        return verb.head
    bare = word.tag == "NN" and not any(c.dep in ("det", "poss", "nummod", "amod") for c in word.children)
    return next((c for c in word.children if c.dep == "compound" and c.tag == "NNS"), None if bare else word)


def _killing(scene: Scene, verb: Token, arguments: Arguments) -> str | None:
    """ "Warplanes killed twenty people" is an air strike; "X killed Y" alone does not say how, and is a figure only."""
    to_death = verb.lemma in load_phrases("outcomes", "to_death") and verb_outcome(verb) == "killed"  # "hacked 14 villagers to death"
    kills = to_death or verb.lemma in listed("killing")
    if not (kills or verb.lemma in listed("wrecking")) or arguments.undergoer is None or _follows_an_act(verb):
        return None  # "bombed X, killing Y and wounding Z": one attack
    doer = arguments.doer
    weapon = weapon_of(scene, doer) if doer is not None and scene.named(doer) is None else None
    plainly = kills and (weapon is None or not arguments.passive)
    if not plainly and (doer is None or not _tells_alone(verb, doer)):
        return None
    if weapon is not None:
        return weapon[1]  # "a roadside bomb killed four soldiers"
    if scene.report.record and verb.dep != "advcl" and _by_force(scene, arguments) and refined("other", arguments, verb) == "other":
        return "execution"  # a record tells of no fights: "soldiers of X killed villagers"
    if (
        kills
        and doer is not None
        and verb in (doer.head, doer.head.head)
        and _is_force(scene, doer)
        and verb.tag != "VBG"
        and not any(_names_act(t) for t in _own_words(verb))
    ):  # "soldiers killed two men"
        return refined("other", arguments, verb)
    act = refined("other", arguments, verb)
    return act if act != "other" else None


def _is_force(scene: Scene, doer: Token) -> bool:
    """Whether those who killed are an armed force or a group, and not a person or a thing: "soldiers", "the Valley Front"."""
    mention = scene.named(doer)
    if mention is not None:
        return mention.type is MentionType.ORGANIZATION
    return doer.lemma in listed("on_foot") or doer.lemma in load_phrases("responsibility", "parties")


def _tells_alone(verb: Token, doer: Token) -> bool:
    """Whether no other word of the sentence names an act, and what did it is not one told before: "a bomb destroyed X", not "the bomb"."""
    if any(c.lower in ("the", "this", "that", "these", "those") for c in doer.children if c.dep == "det"):
        return False
    return not any(_names_act(t) for t in verb.sentence.tokens if t.i != verb.i)


def _names_act(token: Token) -> bool:
    if token.pos != "VERB":
        return act_of_noun(token) is not None
    phrase = _verb_phrase(token)
    return phrase in listed("impacts") | listed("deliveries") or act_verbs().concept(phrase) is not None


def _own_words(verb: Token) -> Iterator[Token]:
    """The words below a verb, without further verbs joined to it and clauses about its nouns."""
    for child in verb.children:
        if child.dep not in ("relcl", "conj") or child.pos not in ("VERB", "AUX"):
            yield child
            yield from _own_words(child)


def _follows_an_act(verb: Token) -> bool:
    while verb.dep in ("advcl", "conj", "relcl") and verb.head_i != verb.i:
        verb = verb.head
        if _names_act(verb):
            return True
    return False


def _by_force(scene: Scene, arguments: Arguments) -> bool:
    """Whether people, and no weapon and no act, do what the verb says to other people."""
    doer, victims = arguments.doer, arguments.undergoer
    if doer is None or victims is None or arguments.passive or act_of_noun(doer) is not None or weapon_of(scene, doer) is not None:
        return False
    return victims.lemma in load_phrases("persons", "groups") and (
        is_party(scene, doer) or doer.pos == "PRON" or doer.lemma in load_phrases("responsibility", "parties")
    )


def _carried_out(scene: Scene, verb: Token, act: str, noun: Token, arguments: Arguments) -> Iterator[Finding]:
    """ "carried out an air strike on X"."""
    own = read_arguments(noun)
    orders = (
        verb.lemma in load_phrases("commands", "ordering")
        and (giver := arguments.doer) is not None
        and (scene.is_person(giver) or giver.lemma in offices())
    )
    doer = own.doer or (None if orders else arguments.doer)  # who "ordered the raid" need not have done it with his own hands
    if noun.lemma in listed("raids") and not flies(scene, doer) and not any(c.dep == "compound" for c in noun.children):
        act = "other"
    reached = (
        own.undergoer,
        *(arguments.phrase(p) for p in ("on", "against", "at", "towards")),
        arguments.phrase("in", "around", "to"),
        aim_of(noun),
    )
    target = next((t for t in reached if only_target(scene, t) is not None), None) or reached_by(scene, noun, own)
    yield from attack_findings(scene, verb, act, Arguments(doer, target, {**arguments.phrases, **own.phrases}), noun)


def _delivered(scene: Scene, verb: Token, weapon: tuple[Role, str], noun: Token, arguments: Arguments) -> Iterator[Finding]:
    """ "dropped barrel bombs on X"; weapons of different kinds are an attack each."""
    beside = [arguments, *(read_arguments(word) for word in (noun, counted_noun(noun)) if word is not None)]
    delivered = Arguments(arguments.doer, aimed_at(scene, beside, ONTO, AROUND), arguments.phrases, arguments.passive)
    each = [(head, found[1]) for head in conjuncts(noun) if (found := weapon_of(scene, head)) is not None]
    if len({act for _, act in each}) < 2:
        yield from attack_findings(scene, verb, weapon[1], delivered, noun, weapon[0])
        return
    for head, act in each:
        span = scene.trimmed(noun_phrase(head))
        yield from attack_findings(scene, verb, act, delivered, head, Role("weapon", span.of(scene.text), span))


def _by_verb_of_action(scene: Scene, verb: Token, phrase: str, act: str, arguments: Arguments, used: set[int]) -> Iterator[Finding]:
    if arguments.undergoer is not None and phrase.endswith(
        f" {arguments.undergoer.lower}"
    ):  # "set fire to X": the object is a part of the verb
        arguments.undergoer = None
    doer = arguments.doer
    if doer is not None and (told := act_of_noun(doer)) is not None and (phrase in listed("impacts") or phrase == "attack"):
        own = read_arguments(doer)  # "the raids hit X": the noun names the act
        used.update((doer.i, doer.i - 1))
        by = own.doer or party_before(scene, doer)
        reached = Arguments(by, arguments.undergoer or own.undergoer, {**own.phrases, **arguments.phrases})
        yield from attack_findings(scene, verb, told, reached, doer)
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
    if scene.report.record and verb.dep == "acl" and verb.lemma == "target" and not _acts(scene, verb.head):
        return  # "a programme targeting the community"
    if verb.dep in ("csubj", "pcomp") and verb.tag == "VBG" and act == "other":  # "capturing the city would ..."
        return
    if verb.dep == "amod" and not any(scene.named(t) is not None for t in verb.head.subtree):
        return
    if arguments.undergoer is not None and arguments.undergoer.lower in ("himself", "herself", "themselves", "itself"):
        arguments.undergoer = arguments.phrase("at", "in", "near", "inside", "outside", "among", "on", "beside")  # "blew himself up at X"
    if phrase == "open fire" or verb.lemma == "shoot":
        whom = next((c for c in verb.children if c.dep in ("dobj", "nsubjpass") and verb.lemma == "shoot"), None)
        people = whom is not None and (whom.pos == "PRON" or scene.is_person(whom) or whom.lemma in people_words())
        where = None if people else aimed_at(scene, [arguments], ("on", "at"))  # "shot X on the bridge": X
        shot_at = whom if people else _shot_at(arguments) or where
        arguments.undergoer = shot_at or (arguments.undergoer if verb.lemma == "shoot" else None)
    elif phrase == "fire" and arguments.undergoer is not None:  # "fired the minister"
        return
    elif arguments.undergoer is None and phrase in load_pairs("acts", "directed"):
        arguments.undergoer = arguments.phrase(*load_pairs("acts", "directed")[phrase].split("/"))
        if arguments.undergoer is None:
            return
    elif arguments.undergoer is None and act not in ("shooting", "siege"):
        arguments.undergoer = aimed_at(scene, [arguments], ("at", "on"))
        if arguments.undergoer is None and phrase in ("strike", "attack") and doer is not None:  # "suicide bombers struck in X"
            arguments.undergoer = aimed_at(scene, [arguments], ("in", "near"))
        if arguments.undergoer is None:
            return
    if _can_be_hit(scene, arguments.undergoer, verb, phrase):
        yield from attack_findings(scene, verb, act, arguments, verb)


def _shot_at(arguments: Arguments) -> Token | None:
    """Whoever stands behind "fire on" and "shot at": nobody fires on what is no target."""
    shot = arguments.phrase("on", "at")
    return shot if shot is not None and shot.pos == "NOUN" and shot.lemma not in listed("aimless") and act_of_noun(shot) is None else None


def _acts(scene: Scene, token: Token) -> bool:
    """Whether the word names an act, a weapon or somebody who does something."""
    named = is_party(scene, token) or token.lemma in load_phrases("responsibility", "parties")
    return named or act_of_noun(token) is not None or weapon_of(scene, token) is not None


def _verb_phrase(verb: Token) -> str:
    """The verb with its particle or light object: "carry out", "open fire", "blow up", "set (two trucks) on fire"."""
    if verb.lemma == "set" and any(t.lower == "on" and t.next is not None and t.next.lower == "fire" for t in verb.subtree):
        return "set on fire"
    for child in verb.children:
        if child.dep == "advmod" and child.i < verb.i and f"{child.lower} {verb.lemma}" in act_verbs():  # "forcibly transfer"
            return f"{child.lower} {verb.lemma}"
        phrase = f"{verb.lemma} {child.lower}"
        out = child.dep == "prep" and child.lower == "out" and phrase in act_verbs()  # "drove the rebels out of X"
        if child.dep == "prt" or out or (child.dep in ("advmod", "dobj", "obj", "acomp", "advcl", "oprd") and phrase in act_verbs()):
            return phrase
    following = verb.next
    phrase = f"{verb.lemma} {following.lower}" if following is not None else verb.lemma
    return phrase if phrase in act_verbs() else verb.lemma


def _can_be_hit(scene: Scene, token: Token | None, verb: Token, phrase: str) -> bool:
    if token is None:
        return verb.lemma in ("shoot", "open")
    if token.pos == "PRON" and counted_noun(token) is None:
        return token.lower in ("them", "him", "her", "they", "he", "she", "us", "it")
    if token.tag == "NNS" and phrase in listed("on_people") and any(c.dep == "nummod" for c in token.children):
        return True  # whoever they are: "shot 22 supporters"
    wrecked = verb.lemma in listed("wrecking") and verb.lemma in load_phrases("damage", "verbs")  # "a kiosk was wrecked by a bomb"
    fired_on = token.head.lower in ("on", "at") and phrase in ("open fire", "shoot", "fire") and token.lemma not in listed("aimless")
    return is_target(scene, token) or (
        (wrecked or fired_on or phrase in listed("plain")) and token.pos in ("NOUN", "PROPN") and act_of_noun(token) is None
    )
