"""Deprivation: people were denied what they live on, or safe passage."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from linkage.claims.clauses import read_arguments
from linkage.claims.finding import Finding
from linkage.claims.scene import Scene
from linkage.model.claim import ClaimKind, Role
from linkage.model.parse import Sentence, Token
from linkage.vocab import Lexicon, load_lexicon, load_phrases, load_word_set


@cache
def _things() -> Lexicon:
    return load_lexicon("deprivation", "things")


_listed = partial(load_word_set, "deprivation")


def read_deprivations(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """What a sentence says people were without or kept from: one claim a clause, with all that it names."""
    found: dict[int, tuple[list[str], list[Token], Token]] = {}
    tokens = sentence.tokens
    for hit in _things().find(tokens):
        head = tokens[hit.end - 1]
        if head.pos not in ("NOUN", "PROPN"):
            continue
        cue = _cue(_outermost(tokens[hit.start : hit.end]), hit.concept)
        if cue is None:
            continue
        codes, words, _ = found.setdefault(cue.i, ([], [cue, *_negations(cue)], cue))
        if hit.concept not in codes:
            codes.append(hit.concept)
        words.append(head)
    for token in tokens:
        if token.lower in _listed("hunger") and token.pos in ("NOUN", "VERB", "ADJ") and not found:
            found[token.i] = (["food"], [token], token)
        elif token.lower == "enough" and (hungry := _without_food(token)) is not None and not found:
            found[token.i] = (["food"], [token, hungry], token)
        elif token.lemma in _listed("leaving") and token.dep in ("pcomp", "xcomp", "ccomp") and (kept := _kept_by(token)) is not None:
            found[token.i] = (["evacuation"], [kept, token], kept)
    for codes, words, cue in found.values():
        if len(codes) > 1 and "other" in codes and any(w.lemma in _listed("loose") for w in words):
            codes.remove("other")  # "supplies of fuel": fuel
        place = scene.place_role(cue)
        time, when = scene.time_role(cue)
        roles = [Role("what", tuple(codes), words[-1].span), place, time]
        yield Finding(ClaimKind.DEPRIVATION, cue, [r for r in roles if r is not None], words=words, when=when)


def _without_food(enough: Token) -> Token | None:
    """The word that denies it in "without enough to eat", "did not have enough to eat"; None where nobody goes hungry."""
    tokens = enough.sentence.tokens
    if [t.lower for t in tokens[enough.i + 1 : enough.i + 3]] != ["to", "eat"]:
        return None
    above = [enough.head, *enough.ancestors]
    return next((n for a in above for n in [a, *a.children] if n.lower == "without" or n.dep == "neg"), None)


def _negations(cue: Token) -> list[Token]:
    """The words that negate a cue; without them its quote would say the opposite."""
    return [c for c in cue.children if c.dep == "neg" or c.lower in ("no", "little")]


_FAILING = ("electricity", "communications", "water", "heating")  # what can be "down" or "off"


def _outermost(words: list[Token]) -> Token:
    """The word of a phrase on which the others hang: the first of "aid convoys", where a parser takes it for a verb."""
    inside = {w.i for w in words}
    return next((w for w in words if w.head_i not in inside or w.head_i == w.i), words[-1])


def _kept_by(verb: Token) -> Token | None:
    """The word that keeps people from what a verb says: "prevented from leaving", "not allowed to leave", "refused to let X leave"."""
    above = verb.head.head if verb.head.pos == "ADP" else verb.head
    if above.lemma in _listed("keeping"):
        return above
    if above.lemma in _listed("letting"):
        over = above.head
        refused = above.dep in ("xcomp", "ccomp") and over.lemma in _listed("refusing")
        return over if refused else above if any(c.dep == "neg" for c in above.children) else None
    return above if above.lemma == "unable" else None


def _cue(thing: Token, code: str) -> Token | None:
    """The word that says that the thing is lacking or denied, or None."""
    for child in thing.children:
        if child.dep in ("det", "neg", "preconj", "cc") and child.lower in ("no", "neither"):
            return thing if thing.dep not in ("pobj",) else child
        if child.dep == "amod" and (child.lower in _listed("scant") or (child.lower == "little" and code != "electricity")):
            return child
    top = thing
    first = next((a for a in thing.ancestors if a.pos == "NOUN" and any(c.lower in ("no", "neither") for c in a.children)), None)
    if thing.dep == "conj" and first is thing.head and thing.head.dep != "pobj":
        return first  # "neither water nor electricity"
    for _ in range(6):
        head = top.head
        if head.i == top.i:
            return None
        if head.lower in ("without", "nor") or (head.lower == "out" and head.head.lemma == "be"):
            return head
        if head.pos == "NOUN" and head.lemma in _listed("nouns_of_lack"):
            return head
        if code == "evacuation" and (disregard := _disregard(head)) is not None:
            return disregard
        if head.pos == "NOUN" and head.lemma == "access" and any(c.lower == "no" for c in head.children):  # "no access to water"
            return head
        if head.pos == "AUX" and (unable := _unable(head)) is not None:
            return unable
        if head.pos == "VERB" and head.dep == "acl" and head.lemma in _listed("carrying") and (held := _held_up(head.head)) is not None:
            return held
        if head.pos == "AUX" and (hard := next((c for c in head.children if c.dep == "acomp" and _is_out_of_reach(c)), None)):
            return hard
        if head.pos == "AUX" and (scant := next((c for c in head.children if c.dep == "acomp" and c.lower in _listed("scant")), None)):
            return scant
        if head.lower in ("become", "became") and (hard := next((c for c in head.children if c.dep == "acomp"), None)) is not None:
            return hard if _is_out_of_reach(hard) else None
        if head.pos == "AUX" and code in _FAILING and (down := next((c for c in head.children if c.lower in ("down", "off")), None)):
            return down
        if (
            head.pos == "VERB"
            and head.tag == "VBN"
            and head.dep == "ccomp"
            and top.dep == "nsubj"
            and head.head.lemma in _listed("verbs_of_denial")
        ):
            return head.head  # "confiscated food destined for X"
        if head.pos == "VERB":
            return None if code == "heating" and head.lemma == "use" else _verb_cue(head, top)  # "never used gas": a weapon
        if head.dep in ("auxpass", "conj", "pobj", "prep", "compound", "nmod", "dobj", "nsubj", "nsubjpass", "appos") or head.pos in (
            "ADP",
            "NOUN",
        ):
            top = head
            continue
        return None
    return None


def _disregard(word: Token) -> Token | None:
    """The word that says that a corridor was not respected: "no respect for", "without regard for", "did not respect", "disregard"."""
    beside = next((c for c in word.children if c.dep in ("attr", "dobj") and c.lemma in _listed("regard")), None)
    if word.pos in ("VERB", "AUX") and beside is not None:  # a parser hangs "for the corridors" of "no respect for the corridors" on "was"
        return _disregard(beside)
    if word.lemma in _listed("disregard"):
        return word
    if word.lemma not in _listed("regard"):
        return None
    missing = word.dep == "pobj" and word.head.lower == "without"
    return word if missing or _negations(word) else None


def _unable(verb: Token) -> Token | None:
    """The word that says that help cannot come: "aid agencies have not been able to reach X", "are unable to enter"."""
    able = next((c for c in verb.children if c.dep == "acomp" and c.lower in ("able", "unable")), None)
    if able is None or not any(c.lemma in _listed("getting") | _listed("reaching") for c in able.children if c.dep == "xcomp"):
        return None
    return able if able.lower == "unable" or any(c.dep == "neg" for c in verb.children) else None


def _held_up(carrier: Token) -> Token | None:
    """The verb by which what carries supplies is turned away: "trucks carrying food were turned back"."""
    verb = carrier.head
    if carrier.dep not in ("nsubjpass", "dobj") or verb.pos != "VERB":
        return None
    phrases = (verb.lemma, *(f"{verb.lemma} {c.lower}" for c in verb.children if c.dep in ("prt", "advmod")))
    return verb if any(phrase in _listed("verbs_of_denial") for phrase in phrases) else None


def _is_out_of_reach(word: Token) -> bool:
    """ "Impossible to find", "hard to come by"."""
    return word.lemma in _listed("hard") and any(
        c.lemma in _listed("getting") for c in word.children if c.dep in ("xcomp", "ccomp", "advcl")
    )


def _verb_cue(verb: Token, thing: Token) -> Token | None:
    phrase = next(
        (
            f"{verb.lemma} {c.lower}"
            for c in verb.children
            if c.dep in ("prt", "advmod", "prep") and f"{verb.lemma} {c.lower}" in _listed("verbs_of_lack") | _listed("verbs_of_denial")
        ),
        verb.lemma,
    )
    arguments = read_arguments(verb)
    if verb.lemma in _listed("getting") | _listed("letting") and thing.dep in ("dobj", "conj") and (kept := _kept_by(verb)) is not None:
        return kept  # "kept families from reaching water", "unable to get food"
    if verb.lemma in _listed("letting") and verb.dep in ("xcomp", "ccomp") and verb.head.lemma in _listed("refusing"):
        return verb.head  # "refused to let ambulances into X"
    if any(c.dep == "aux" and c.lower in ("will", "would", "could", "may", "might") for c in verb.children):
        return None
    if phrase in _listed("verbs_of_lack"):
        return None if verb.lemma == "miss" and thing.lemma in load_phrases("persons", "groups") else verb  # "aid workers are missing"
    if phrase in _listed("verbs_of_denial") and thing.dep == "prep" and thing.lower in ("from", "of"):
        return verb  # "cut off from aid"
    if phrase in _listed("verbs_of_denial") and thing.dep in ("dobj", "nsubjpass", "nsubj", "pobj", "conj", "dative", "auxpass"):
        if thing.dep == "nsubj" and arguments.undergoer is not None:
            return None
        return verb
    negated = any(c.dep == "neg" for c in verb.children)
    return (
        verb
        if negated
        and verb.lemma in _listed("reaching") | _listed("getting") | _listed("letting")
        and thing.dep in ("dobj", "nsubj", "nsubjpass", "conj")
        else None
    )
