"""Attacks that a noun tells of: a noun of action, or the use of a weapon."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.acts import (
    act_of_noun,
    act_verbs,
    flies,
    is_party,
    listed,
    target_type,
    weapon_of,
    weapons,
)
from linkage.claims.attackfinding import attack_findings, involved, party_before
from linkage.claims.clauses import Arguments, read_arguments
from linkage.claims.doeraround import doer_around
from linkage.claims.fight import falls_in, meet
from linkage.claims.finding import Finding
from linkage.claims.negation import is_negated
from linkage.claims.ordinal import counted_off
from linkage.claims.reach import AROUND, ONTO, is_ground, only_target, place_before, reached_by
from linkage.claims.reality import is_told
from linkage.claims.scene import Scene
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import Role
from linkage.model.mention import MentionType
from linkage.model.parse import Token
from linkage.vocab import load_phrases


def attacks_of_noun(scene: Scene, head: Token, act: str, term: str) -> Iterator[Finding]:
    """What a noun of action tells.

    Args:
        scene: The report.
        head: Its last word.
        act: The act that it names.
        term: The noun in its base form, as the vocabulary has it.
    """
    if (is_negated(head) and not is_told(head)) or (head.dep in ("compound", "nmod") and act != "siege"):
        return
    if _is_in_name(scene, head) or _is_participle(head):
        return
    if head.head.pos in ("VERB", "AUX") and head.head.lemma in listed("unreal"):
        return
    if _is_ranked(head):
        return
    if counted_off(scene, head):  # each is told by its own sentence
        return
    arguments = read_arguments(head)
    if term.split()[-1] in listed("owned") and arguments.undergoer is None and (victim := _owner(scene, head)) is not None:
        arguments.doer, arguments.undergoer = arguments.phrase("by"), victim
    if _is_of_its_doer(scene, head, arguments):
        arguments.doer, arguments.undergoer = arguments.phrase("of"), arguments.phrase("against", "on")
    if term.split()[-1] in listed("killings") and (means := arguments.phrase("in", "by")) is not None:
        act = act_of_noun(means) or act  # "the killing of X in an air strike"
    if arguments.doer is None:
        before = party_before(scene, head)
        own = before if before is None or before is not place_before(scene, head) else None  # "a Kabul bombing": not by Kabul
        arguments.doer = own or next((led for c in head.children if (led := _leader(c)) is not None), None)
    if arguments.doer is None:
        arguments.doer = _who_committed(head) or doer_around(scene, head)
    if term in listed("raids") and not flies(scene, arguments.doer):
        act = "other"
    mutual = term.split()[-1] in listed("mutual")
    fallen = falls_in(head, arguments) if mutual else None
    if fallen is not None:
        arguments.undergoer = fallen
    elif not mutual or not meet(head, arguments):
        arguments.undergoer = reached_by(scene, head, arguments)
    if term in listed("ground_only") and (arguments.undergoer is None or not is_ground(scene, arguments.undergoer)):
        return
    if term in listed("struggles") and arguments.doer is None and not _is_one(scene, head, arguments.undergoer):
        return
    if term in listed("party_only") and _comes_under(head):  # "the patrol came under fire"
        act = "shooting"
    elif term in listed("party_only") and not (_party_does(scene, arguments) and _directed(head, arguments)):
        return
    used = _used_in(scene, head)
    if used is not None:
        user, weapon = used
        arguments.doer = arguments.doer or user
        yield from attack_findings(scene, head, weapon[1] if act == "other" else act, arguments, head, weapon[0])
        return
    if _tells_enough(head, act, term, arguments):
        yield from attack_findings(scene, head, act, arguments, head)


def _used_in(scene: Scene, noun: Token) -> tuple[Token | None, tuple[Role, str]] | None:
    """Who used what weapon in an act: "the army used cluster bombs in its attack on X"; None where the clause tells of no weapon."""
    verb = noun.head.head
    if noun.dep != "pobj" or noun.head.lower not in ("in", "during", "for") or verb.lemma not in load_phrases("responsibility", "using"):
        return None
    told = read_arguments(verb)
    weapon = weapon_of(scene, told.undergoer)
    return None if weapon is None or is_negated(verb) else (told.doer, weapon)


def _who_committed(noun: Token) -> Token | None:
    """Who did it where a parser hangs that on the victims: "the murder of two guards perpetrated by rebels"."""
    victims = (g for c in noun.children if c.lower == "of" for g in c.subtree if g.pos in ("NOUN", "PROPN"))
    done = (c for g in victims for c in g.children if c.dep == "acl" and c.tag == "VBN" and c.i > g.i)
    verb = next((c for c in done if c.lemma in load_phrases("responsibility", "light")), None)
    return read_arguments(verb).doer if verb is not None else None


def _is_participle(noun: Token) -> bool:
    """Whether a noun only says where somebody fights: "a commander of the Front fighting in X"."""
    return noun.dep == "acl" and noun.lower.endswith("ing") and noun.lemma in listed("mutual")


def _is_ranked(noun: Token) -> bool:
    """Whether an act told before is only ranked among others: "..., in the deadliest attack on the capital in two years"."""
    ranked = any(c.tag == "JJS" and c.dep == "amod" for c in noun.children)
    beside = noun.dep in ("appos", "attr") or (noun.dep == "pobj" and noun.head.lower in ("in", "of", "among"))
    since = any(t.lemma in ("year", "month", "decade", "week") or t.lower in ("since", "ever", "war", "conflict") for t in noun.subtree)
    return ranked and beside and since


def _is_in_name(scene: Scene, noun: Token) -> bool:
    """Whether the noun is a part of what a body is called: "the Party for the Defence of X"."""
    mention = scene.named(noun)
    return mention is not None and mention.type is MentionType.ORGANIZATION and mention.span.start < noun.span.start and noun.tag == "NNP"


def _is_of_its_doer(scene: Scene, noun: Token, arguments: Arguments) -> bool:
    """Whether "of" tells who did it: "the massacres of the regime", but "the massacres of villagers"."""
    of = arguments.phrase("of")
    if of is None or noun.tag != "NNS" or noun.lemma not in load_phrases("responsibility", "crimes_of"):
        return False
    mention = scene.named(of)
    if mention is not None:
        return mention.type is MentionType.ORGANIZATION
    return of.tag == "NN" and of.lemma in load_phrases("responsibility", "parties")


def _leader(word: Token) -> Token | None:
    """Who leads those whose act it is: "coalition" of "coalition-led raids"."""
    if word.lower != "led":
        return None
    return next((c for c in word.children if c.dep == "npadvmod" and c.i < word.i), None)


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


def _owner(scene: Scene, noun: Token) -> Token | None:
    """The person whose murder, abduction or arrest it is: "the magistrate's murder"."""
    owner = next((c for c in noun.children if c.dep == "poss" and (c.pos != "PRON" or c.lower in ("his", "her"))), None)
    if owner is None or scene.is_person(owner) or owner.pos == "PRON":
        return owner
    return owner if scene.named(owner) is None and target_type(scene, owner) in ("civilians", "journalists", "aid") else None


def _comes_under(noun: Token) -> bool:
    return noun.dep == "pobj" and noun.head.lower == "under" and noun.head.head.lemma == "come"


def _party_does(scene: Scene, arguments: Arguments) -> bool:
    return arguments.doer is not None and is_party(scene, arguments.doer)


def attacks_of_use(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "the use of tanks against X", "the launch of rockets at X"."""
    arguments = read_arguments(noun)
    thing = arguments.phrase("of")
    weapon = weapon_of(scene, thing)
    if weapon is None or thing is None or is_negated(noun):
        return
    onto = arguments.phrase(*ONTO, *AROUND) or read_arguments(thing).phrase(*ONTO, *AROUND)
    aim = next((c for c in noun.children if c.dep in ("acl", "relcl") and c.pos == "VERB"), None)
    if onto is None and aim is not None and act_verbs().concept(aim.lemma) is not None:  # "the use of howitzers to hit strikers"
        onto = read_arguments(aim).undergoer
    if onto is None:  # "the use of such weapons is a crime"
        return
    doer = arguments.phrase("by") or next((c for c in noun.children if c.dep == "poss"), None)
    used = Arguments(doer, only_target(scene, onto), arguments.phrases)
    yield from attack_findings(scene, noun, weapon[1], used, thing, weapon[0])


def _tells_enough(head: Token, act: str, term: str, arguments: Arguments) -> bool:
    """Whether the noun tells of an attack of its own and does not only point back to one."""
    pointing = ("the", "this", "that", "these", "those", "such", "its", "their")
    definite = any(c.lower in pointing for c in head.children if c.dep in ("det", "poss"))
    beside = (c for c in head.children if c.dep in ("compound", "amod", "nmod"))
    armed = any(weapons().at(head.sentence.tokens, c.i) for c in (*beside, *involved(head)))
    detail = sum((arguments.undergoer is not None, arguments.doer is not None, armed))
    if term in listed("needs_detail") or act == "other" or definite:
        return arguments.undergoer is not None or (detail == 2 and not definite)
    return detail > 0
