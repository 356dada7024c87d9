"""The attack that one verb or noun tells of, with its roles: by whom, on whom or what, where, when, by what means."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.acts import (
    act_of_noun,
    concept_of_noun,
    counted_noun,
    is_party,
    is_target,
    listed,
    person_or_place,
    refined,
    target_type,
    targets,
    weapon_of,
    weapons,
)
from linkage.claims.clauses import Arguments, read_arguments
from linkage.claims.daywords import day_words
from linkage.claims.eachother import is_each_other
from linkage.claims.finding import Finding
from linkage.claims.hedge import hedges
from linkage.claims.negation import is_bound, is_negated, names_nobody, negating
from linkage.claims.nounphrase import conjuncts
from linkage.claims.outcome import people_words
from linkage.claims.refutation import is_faked
from linkage.claims.scene import Scene
from linkage.claims.theybefore import people_done_to
from linkage.claims.verbalattack import is_verbal
from linkage.model.claim import ClaimKind, Role, Stance
from linkage.model.mention import MentionType
from linkage.model.parse import Token
from linkage.model.span import Span
from linkage.vocab import load_phrases


def attack_findings(
    scene: Scene, anchor: Token, act: str, arguments: Arguments, noun: Token, weapon: Role | None = None
) -> Iterator[Finding]:
    """The attack of one verb or noun: one finding, or one for each target where the targets are of different types.

    Args:
        scene: The report.
        anchor: The word that says that it happened.
        act: The act, if nothing beside it tells it more closely.
        arguments: Who did it to whom or what.
        noun: The noun that names the act or the weapon; the anchor where there is none.
        weapon: The weapon, where it is what names the act.
    """
    if weapon is None:
        weapon, act = _tool(scene, arguments, noun, act)
    for word in dict.fromkeys((noun, anchor)):
        act = refined(act, arguments, word)
    faked = is_faked(noun, poison=act == "chemical")
    doer = None if faked else _doer(scene, arguments)
    if doer is None and weapon is None and _is_figurative(scene, anchor, arguments):
        return
    if act == "other" and weapon is None and is_verbal(scene, anchor, arguments):
        return
    time, when = scene.time_role(anchor)
    if time is not None and noun.pos == "NOUN" and str(time.value).lower().startswith("since it "):
        time, when = None, None  # "the assault on X since it was launched": of what followed on it
    heads = _target_heads(scene, arguments)
    each: list[Token | None] = [*heads] or [None]
    for head in each:
        if head is not None and head.lower in ("it", "them"):
            head = (_thing_before(scene, head) if head.lower == "it" else people_done_to(head)) or head
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
            _doer_role(scene, doer, noun, head) if doer is not None else None,
            target,
            Role("target_type", sort) if target is not None and (sort := _sort_of(scene, anchor, head, target)) is not None else None,
            place,
            time,
            weapon,
        ]
        carrying = (anchor, noun, head, doer, *_before(noun), *negating(noun), *negating(anchor), *([noun.head] if faked else []))
        words = [t for t in carrying if t is not None and t.sentence is anchor.sentence]
        denied = faked or is_negated(noun) or is_negated(anchor) or names_nobody(anchor)
        stance = Stance.DENIED if denied else None
        yield Finding(ClaimKind.ATTACK, anchor, [r for r in roles if r is not None], words=words, when=when, stance=stance)


def _sort_of(scene: Scene, anchor: Token, head: Token | None, target: Role) -> str | None:
    """What kind of thing was attacked; for a place that stands for it, by its own words and the noun behind: "X neighbourhood"."""
    if head is not None:
        return target_type(scene, head)
    last = next((t for t in anchor.sentence.tokens if target.span is not None and t.span.end == target.span.end), None)
    if last is None:
        return None
    behind = last.next
    part = behind is not None and behind.text in load_phrases("bodies", "settlements")
    return target_type(scene, behind if part and behind is not None else last)


def party_before(scene: Scene, act: Token) -> Token | None:
    """The word before a noun of action that tells whose act it is: "Russian" of "suspected Russian air strikes"."""
    before = (c for c in act.children if c.i < act.i and c.dep in ("amod", "compound", "nmod") and c.lower not in hedges())
    return next((c for c in before if is_party(scene, c)), None)


def _before(noun: Token) -> Iterator[Token]:
    """The words before a noun that say what it is, whose, and whether it is sure: "suspected rebel rocket fire"."""
    if noun.pos in ("NOUN", "PROPN"):
        yield from (c for c in noun.children if c.i < noun.i and c.dep in ("amod", "compound", "nmod", "nummod"))


def _target_role(scene: Scene, anchor: Token, head: Token | None, *, alone: bool) -> Role | None:
    """The target as the report names it; what "it" is that was taken, shelled or besieged is a place, where one was named."""
    if head is None:
        return None
    if head.lower == "it" and (place := scene.places.near(anchor)) is not None:
        return Role("target", place.text, place.span)
    return scene.role("target", head, with_conjuncts=alone and _joins_targets(head))


def _thing_before(scene: Scene, pronoun: Token) -> Token | None:
    """The building, vehicle or site that "it" stands for where the sentence before is about one: "The depot is near X. It was shelled."."""
    i = pronoun.sentence.i
    before = scene.parsed.sentences[i - 1] if i else None
    if before is None or before.paragraph != pronoun.sentence.paragraph:
        return None
    subject = next((c for c in before.root.children if c.dep in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.pos != "NOUN" or subject.tag == "NNS" or scene.named(subject) is not None:
        return None
    thing = is_target(scene, subject) and subject.lemma not in listed("ground") and subject.lemma not in listed("no_doers")
    return subject if thing and target_type(scene, subject) not in ("civilians", "journalists", "aid") else None


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
    found = weapon_of(scene, arguments.phrase("with", "using") or _means(arguments.undergoer))
    if found is None:
        beside = [c for c in noun.children if c.dep in ("compound", "nmod", "amod")]
        if noun.lemma in listed("mutual") or act_of_noun(noun) == "other":  # "a gun battle", "a gas explosion"
            beside = [c for c in beside if c.lower not in ("gun", "gas")]
        found = next((w for c in (*beside, *involved(noun)) if (w := weapon_of(scene, c)) is not None), None)
    if found is None:
        return None, act
    if act == "other" or (found[1] == "chemical" and act in ("bombing", "shelling", "airstrike")):
        act = found[1]
    return found[0], act


def involved(act: Token) -> Iterator[Token]:
    """What an act is said to have been done with: "air strikes involving the use of napalm", "raids using rockets"."""
    for verb in act.children:
        if verb.dep == "acl" and verb.lemma in listed("involving"):
            for thing in (c for c in verb.children if c.dep == "dobj"):
                yield (read_arguments(thing).phrase("of") or thing) if thing.lemma == "use" else thing


def _means(target: Token | None) -> Token | None:
    """What stands behind "with" where the parser hangs it on the target: "targeted a gathering in X with artillery"."""
    if target is None or target.pos not in ("NOUN", "PROPN"):
        return None
    return next((g for c in target.children if c.lower == "with" for g in c.children if g.dep == "pobj"), None)


def _doer(scene: Scene, arguments: Arguments) -> Token | None:
    doer = arguments.doer
    some = read_arguments(doer).phrase("of") if doer is not None and doer.lower == "one" else None
    if some is not None and is_somebody(scene, some):
        return doer  # "one of its fighters"
    armed = doer is not None and scene.named(doer) is None and concept_of_noun(weapons(), doer) is not None
    people = doer is not None and doer.lemma in listed("on_foot") | listed("parties")  # "Tiger rebels"
    if armed and doer is not None and not people and doer.lemma not in ("tank", "artillery", "howitzer"):
        return None  # a mine does nothing by itself
    named = (scene.named(t) for t in doer.subtree) if doer is not None and doer.head.lower == "from" else ()
    if any(mention is not None and mention.type is MentionType.PLACE for mention in named):
        return None  # "the displacement of families from X"
    if doer is not None and doer.head.lower == "from" and not is_somebody(scene, doer):
        return None  # "shelling from the hills"
    if (
        doer is None
        or any(c.lower == "no" and c.dep == "det" and not is_bound(c) for c in doer.children)
        or doer.pos in ("VERB", "AUX", "NUM", "ADV")
        or doer.lower in day_words()
        or any(m.span.covers(doer.span) for m in scene.in_sentence(doer.sentence, MentionType.DATE))  # "last week's shooting"
        or doer.lemma in listed("no_doers") | listed("showing")
        or is_each_other(doer)
        or (doer.lower == "who" and doer.head.dep != "relcl")  # "it is not clear who fired the rockets"
        or act_of_noun(doer) is not None
        or (doer.pos == "NOUN" and not _can_do(scene, doer))
    ):
        return None
    return doer


def _is_figurative(scene: Scene, anchor: Token, arguments: Arguments) -> bool:
    """Whether a verb has a subject that attacks nobody: "the philosophy that captured him", "his emotions had overtaken him"."""
    subject = arguments.doer
    if anchor.pos != "VERB" or anchor.dep == "acl" or subject is None or subject.pos != "NOUN" or arguments.passive:
        return False
    if subject.lemma in listed("showing"):
        return True
    struck = concept_of_noun(weapons(), subject) is not None or act_of_noun(subject) is not None or subject.lemma in listed("no_doers")
    return not struck and not _can_do(scene, subject)


def _can_do(scene: Scene, doer: Token) -> bool:
    """Whether a common noun may be of people, bodies or what they fly and fire: "saboteurs", not "the scale of the raid"."""
    if is_somebody(scene, doer) or scene.speaks(doer) or scene.person_of(doer) is not None or doer.lemma in people_words():
        return True
    return not doer.lemma.endswith(_ABSTRACT) and doer.lemma not in listed("no_doers")


def is_somebody(scene: Scene, word: Token) -> bool:
    """Whether a noun names a party, people, or a weapon with its crew, and no mere place.

    Args:
        scene: The report.
        word: The noun.
    """
    if scene.named(word) is not None or is_party(scene, word) or word.lemma in load_phrases("responsibility", "parties"):
        return True
    return concept_of_noun(targets(), word) in ("military", "civilians") or word.lemma in weapons() or word.lemma in listed("aircraft")


def _doer_role(scene: Scene, doer: Token, noun: Token, target: Token | None) -> Role | None:
    """Who did it, without where ("soldiers in X"), with who stands joined to them ("the regime and allied air strikes")."""
    first = noun.head
    if doer.head is noun and noun.dep == "conj" and first.i < doer.i and is_party(scene, first):  # the parser joins the act to the first
        before = [c for c in first.children if c.i < first.i and c.dep in ("det", "compound", "amod", "nmod") and c.lower not in hedges()]
        span = scene.trimmed(Span(min(t.span.start for t in (first, *before)), doer.span.end))
        return Role("perpetrator", span.of(scene.text), span)
    role = scene.role("perpetrator", doer, with_conjuncts=all(t is not target for t in conjuncts(doer)))
    mention = scene.named(doer)
    if (
        role is None
        or role.span is None
        or doer.next is None
        or doer.next.lower != "in"
        or (mention is not None and role.span == mention.span)
    ):
        return role
    span = Span(role.span.start, min(role.span.end, doer.span.end))
    return Role("perpetrator", span.of(scene.text), span) if len(span) else role


def _target_heads(scene: Scene, arguments: Arguments) -> list[Token]:
    """The targets: joined ones stay together, unless each is of a type of its own ("a hospital and a theatre")."""
    if arguments.undergoer is None:
        return []
    heads = [t for t in _listed_targets(arguments.undergoer) if t.pos in _NOMINAL or counted_noun(t) is not None]  # "some of the guards"
    types = {target_type(scene, head) for head in heads}
    apart = len(heads) > 1 and len(types) == len(heads) and not types & {"other", "residential", "civilians", "military"}
    return heads if apart else heads[:1]


# Endings of nouns of what does nothing.
_ABSTRACT = ("ion", "ity", "ness", "ment", "ism", "ship", "ance", "ence", "hood", "phy", "ief", "cy")
_NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ", "NUM")


def _listed_targets(head: Token) -> Iterator[Token]:
    """A target and what is joined to it, also where it is joined to the act: "the bombing of a clinic and a school", "and on a school"."""
    yield from conjuncts(head)
    act = head.head.head if head.dep == "pobj" else head.head
    for beside in (*act.children, *_with_the_same_word(head, act)):
        listed_too = beside.dep in ("conj", "npadvmod", "appos", "pobj") and beside.pos == "NOUN" and beside.i > head.i
        if listed_too and act_of_noun(beside) is None and concept_of_noun(targets(), beside) is not None:
            yield from conjuncts(beside)


def _with_the_same_word(head: Token, act: Token) -> Iterator[Token]:
    """What stands behind the same preposition again, wherever the parser hangs it: "responsible for the attacks on X and on Y"."""
    if head.dep != "pobj":
        return
    for phrase in (*head.head.children, *(act.head.children if act.dep == "pobj" else ())):
        if phrase.dep == "conj" and phrase.lower == head.head.lower and phrase.i > head.i:
            yield from (noun for noun in phrase.children if noun.dep == "pobj")
