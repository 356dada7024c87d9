"""Victims without a number: "a nurse was killed", "the death of a child", "killed a woman and her son"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from linkage.claims.acts import target_type
from linkage.claims.casualty import make_casualties
from linkage.claims.clauses import read_arguments
from linkage.claims.finding import Finding
from linkage.claims.negation import is_negated
from linkage.claims.nounphrase import conjuncts
from linkage.claims.outcome import condition_of, fits_subject, group_outcome, of_phrase, outcome_words, people_words, verb_outcome
from linkage.claims.scene import CountHit, Scene, offices
from linkage.model.count import Count
from linkage.model.parse import Sentence, Token
from linkage.vocab import load_phrases


def read_single_victims(scene: Scene, sentence: Sentence, counts: list[CountHit]) -> Iterator[Finding]:
    """The casualties of a sentence in which everybody is named or described alone.

    Args:
        scene: The report.
        sentence: One of its sentences.
        counts: The counts of people in it.
    """
    yield from _single_victims(scene, sentence, counts)
    yield from _single_deaths(scene, sentence, counts)


def _single_victims(scene: Scene, sentence: Sentence, counts: list[CountHit]) -> Iterator[Finding]:
    """One person without a number: "a nurse was killed", "killed a woman and her child"."""
    numbered = {i for hit in counts for i in range(hit.start, hit.end)}
    for verb in sentence.tokens:
        if (
            (verb.pos != "VERB" and (verb.pos != "AUX" or (condition_of(verb) is None and _among_victims(verb) is None)))
            or verb.dep == "amod"
            or is_negated(verb)
            or any(c.dep == "aux" and c.lower in ("will", "would", "could", "may", "might", "to") for c in verb.children)
        ):
            continue
        done = verb_outcome(verb)
        if (listed := _among_victims(verb)) is not None:
            yield from _each_one(scene, listed[0], verb, _listed_people(scene, listed[1]))
            continue
        outcome = done or _of_subject(verb)
        if outcome not in ("killed", "injured") and not (outcome == "detained" and verb.lemma in load_phrases("outcomes", "seizing")):
            continue
        arguments = read_arguments(verb)
        victim = arguments.undergoer if done is not None or arguments.passive else arguments.doer
        if victim is None or victim.sentence is not sentence:
            continue
        group = _listed_people(scene, victim)
        alone = [head for head in group if not _is_numbered(head, numbered, group)]
        if outcome == "detained" and victim.pos == "PRON":
            continue  # an arrest, which is an attack and no figure
        if len(alone) == len(group) or of_both_sides(scene, group):
            yield from _each_one(scene, outcome, verb, alone)


def _among_victims(verb: Token) -> tuple[str, Token] | None:
    """What happened to whom in "a nurse was among the dead", "the dead included a nurse"; None where the verb tells of none."""
    if verb.lemma not in ("be", "include"):
        return None
    arguments = read_arguments(verb)
    group, victim = (arguments.phrase("among"), arguments.doer) if verb.lemma == "be" else (arguments.doer, arguments.undergoer)
    if verb.lemma == "be" and (victim is None or victim.lower == "there"):  # "among the dead was a nurse"
        victim = next((c for c in verb.children if c.dep == "attr"), None)
    outcome = group_outcome(group) if group is not None and victim is not None else None
    return (outcome, victim) if outcome is not None and victim is not None and victim.tag in ("NN", "NNP") else None


def _of_subject(verb: Token) -> str | None:
    """What a verb says of its subject: "died", "suffered burns", "is in critical condition"."""
    if condition_of(verb) is not None:
        return "injured"
    found = outcome_words("subject").concept(verb.lemma)
    return found if found in ("killed", "injured") and verb.lemma not in ("drown", "starve") and fits_subject(verb, found) else None


def _is_numbered(head: Token, numbered: set[int], group: list[Token]) -> bool:
    """Whether a number counts the people of one part of a list, and not those of the part behind it."""
    behind = {t.i for other in group if other.i > head.i for t in other.subtree}
    return any(t.i in numbered for t in head.subtree if t.i not in behind)


def _listed_people(scene: Scene, victim: Token) -> list[Token]:
    """The people of a list; the parser takes those between its commas for appositions: "A, B, C and their cousin"."""
    group = list(conjuncts(victim))
    if len(group) < 2 or not scene.is_person(victim):
        return group
    between = [c for c in victim.subtree if c.dep == "appos" and scene.is_person(c) and c.i < group[-1].i]
    return sorted({*group, *between}, key=lambda t: t.i)


def _single_deaths(scene: Scene, sentence: Sentence, counts: list[CountHit]) -> Iterator[Finding]:
    """ "The death of a child", "the killing of a man and his mother"."""
    numbered = {i for hit in counts for i in range(hit.start, hit.end)}
    for noun in sentence.tokens:
        if noun.pos != "NOUN" or noun.lemma not in _deaths() or is_negated(noun):
            continue
        victim = _whose_death(noun)
        if victim is not None:
            group = list(conjuncts(victim))
            if not any(t.i in numbered for head in group for t in head.subtree):
                yield from _each_one(scene, "killed", noun, group)


@cache
def _deaths() -> frozenset[str]:
    return frozenset(load_phrases("outcomes", "deaths"))


def _whose_death(noun: Token) -> Token | None:
    """Who died: "the murder of X", "X's murder"."""
    return of_phrase(noun) or next((c for c in noun.children if c.dep == "poss" and c.pos != "PRON"), None)


def _each_one(scene: Scene, outcome: str, cue: Token, group: list[Token]) -> Iterator[Finding]:
    """The casualties of a group in which everybody is named or described alone."""
    if not group or not all(is_one(scene, t) or is_joined_one(scene, t) for t in group):
        return
    found = make_casualties(scene, outcome, cue, group[0], Count(len(group), len(group)), [cue, *group], group[0])
    if found is not None:
        role = scene.role("victims", group[0], with_conjuncts=len(group) > 1)
        found.roles = [r for r in found.roles if r.name != "victims"]
        if role is not None:
            found.roles.insert(3, role)
        yield found


def is_one(scene: Scene, token: Token) -> bool:
    """Whether the word is one person: a name, "a nurse", "the groom", "his father", "him" where it is sure who is meant.

    Args:
        scene: The report.
        token: A noun or a pronoun.
    """
    if token.lower in ("he", "him", "she", "her"):
        return scene.referent(token) is not None
    if scene.is_person(token) or any(c.dep == "appos" and scene.is_person(c) for c in token.children):
        return True
    if (
        token.tag not in ("NN",)
        or (token.lemma not in people_words() and token.lemma not in offices())
        or token.lemma in ("people", "population", "family", "staff", "personnel", "crew", "police", "group", "force", "couple")
    ):
        return False
    if any(c.lower == "old" for c in token.children):  # "41-year-old teacher of the school was killed"
        return True
    return any(c.dep in ("det", "poss") and c.lower not in ("no", "every", "each", "any", "some") for c in token.children)


def is_joined_one(scene: Scene, token: Token) -> bool:
    """Whether the noun shares the article of the one before it: "child" of "a woman and child".

    Args:
        scene: The report.
        token: A noun.
    """
    bare = token.dep == "conj" and token.tag == "NN" and token.lemma in people_words() and token.subtree[0] is token
    return bare and is_one(scene, token.head)


def of_both_sides(scene: Scene, heads: Sequence[Token]) -> bool:
    """Whether a list holds fighters and others, who are told apart: "three civilians and a soldier".

    Args:
        scene: The report.
        heads: The noun of each part.
    """
    types = {target_type(scene, head) for head in heads} - {"other"}
    return "military" in types and len(types) > 1
