"""Whether a claim that holds somebody responsible says that he did what an incident tells of, and not another harm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from linkage.model.claim import Claim, ClaimKind
from linkage.vocab.actnames import names_act
from linkage.vocab.lexicon import load_lexicon, load_phrases, load_vocabulary

# No report calls the one the other: what is done to people at hand, and what is done from afar.
_AT_HAND = frozenset(["abduction", "torture", "sexual-violence", "looting", "deportation"])
_FROM_AFAR = frozenset(["airstrike", "shelling", "missile", "bombing", "chemical"])
_WORD = re.compile(r"[^\W\d_]+")


def accuses_of_it(claim: Claim) -> bool:
    """Whether the words for the deed name an act that an incident can be: "the attack", "shelling the town", "the deaths of nine people".

    "Using civilians as human shields", "war crimes" and "withholding aid" are told of a war, not of the strike that was told beside them;
    who is accused of "collaboration with rebels and fighting for them" is often whom somebody killed for it.

    Args:
        claim: A claim of an incident; one that is no responsibility tells of the incident by itself.
    """
    if claim.kind is not ClaimKind.RESPONSIBILITY:
        return True
    words = _WORD.findall((claim.word("act") or "").lower())
    if words and words[0] in load_phrases("acts", "dealings"):
        return False
    forms = {form for word in words for form in _forms(word)}
    return any(names_act(word) for word in words) or bool(forms & _deeds()) or bool(forms & _uses() and forms & _weapons())


def told_act(claim: Claim) -> str:
    """The act that a claim gives, as a closed word: that of an attack, or the one of which it accuses somebody; "" for none.

    "The killing of nine people" and "murdering" tell that they were killed, and not how.

    Args:
        claim: A claim.
    """
    if claim.kind is ClaimKind.ATTACK:
        return claim.word("act") or ""
    if claim.kind is not ClaimKind.RESPONSIBILITY or not accuses_of_it(claim):
        return ""
    words = _WORD.findall((claim.word("act") or "").lower())
    phrases = [form for n, word in enumerate(words) for form in (*(" ".join(pair) for pair in _pairs(words[n : n + 2])), *_forms(word))]
    known = [concept for section in ("nouns", "verbs") for p in phrases if (concept := load_lexicon("acts", section).concept(p))]
    return next((act for act in known if act != "execution"), "")


def _pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    """Two words that may be one term ("air strikes"), as printed and in the singular."""
    return [(words[0], words[1]), (words[0], words[1].removesuffix("s"))] if len(words) > 1 else []


def is_another_deed(claim: Claim, act: str, text: str) -> bool:
    """Whether an attack told beside an incident is a deed of its own kind: a hospital that was "seized" before it was struck from the air.

    Nor did who abducted somebody shell the town for that.

    Args:
        claim: A claim of the incident.
        act: The act of the incident, a code.
        text: The report of the claim.
    """
    role = claim.role("act") if claim.kind is ClaimKind.ATTACK else None
    if role is not None and any(act in one and role.value in other for one, other in ((_AT_HAND, _FROM_AFAR), (_FROM_AFAR, _AT_HAND))):
        return True
    if role is None or role.span is None or role.value != "other" or act == "other":
        return False
    words = _WORD.findall(role.span.of(text).lower())
    return not any(word in load_phrases("acts", "bare") for word in words)


def is_of_two_sides(claim: Claim, text: str) -> bool:
    """Whether an act is one that two sides do to each other ("clashes with rebels"): whoever is named, it is not said that others did not.

    Args:
        claim: A claim of an incident.
        text: The report of the claim.
    """
    role = claim.role("act") if claim.kind is ClaimKind.ATTACK else None
    if role is None or role.span is None:
        return False
    forms = {form for word in _WORD.findall(role.span.of(text).lower()) for form in _forms(word)}
    return not forms.isdisjoint(load_phrases("acts", "mutual"))


def _forms(word: str) -> set[str]:
    """The word and what it may be a form of: "shelling" of "shell", "raped" of "rape", "attacks" of "attack"."""
    found = {word, word.removesuffix("s"), word.removesuffix("es")}
    for ending in ("ing", "ed"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            found |= {stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem}
    return found


@cache
def _deeds() -> frozenset[str]:
    sections = [("acts", "verbs"), ("outcomes", "nouns"), ("outcomes", "verbs")]
    return frozenset(word for name, section in sections for word in load_lexicon(name, section).words())


@cache
def _uses() -> frozenset[str]:
    return frozenset([*load_phrases("acts", "uses"), *load_phrases("acts", "deliveries")])


@cache
def _weapons() -> frozenset[str]:
    lists = [terms for terms in load_vocabulary("weapons").values() if isinstance(terms, list)]
    return frozenset(str(term).split()[-1] for terms in lists for term in terms)
