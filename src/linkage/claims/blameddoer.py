"""Who did an attack, where the same words tell who answers for it: "the Front claimed responsibility for the bombing of X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linkage.model.claim import ROLES, Claim, ClaimKind, Role, Stance
from linkage.vocab import load_word_set

_BEFORE_NOUN = 40  # characters: articles and adjectives before the noun of action


def name_blamed(claims: Sequence[Claim], persons: frozenset[str]) -> list[Claim]:
    """The claims, with who answers for an attack as the one who did it, where the attack is told in these very words and names nobody.

    Only where one source tells both, or the blame is no allegation: what is merely alleged of somebody is not told of him as done. A
    single person who answers for an act need not have done it with his own hands: he is left out, unless he says so himself.

    Args:
        claims: All claims of one report.
        persons: The names of persons in it.
    """
    blamed = [c for c in claims if c.kind is ClaimKind.RESPONSIBILITY and c.stance is not Stance.DENIED]
    return [_named(c, blamed, persons) if c.kind is ClaimKind.ATTACK and c.role("perpetrator") is None else c for c in claims]


def _named(attack: Claim, blamed: Sequence[Claim], persons: frozenset[str]) -> Claim:
    for claim in blamed:
        accused = claim.role("accused")
        if accused is None or not _is_of(claim, attack) or not _is_as_sure(claim, attack):
            continue
        if claim.stance is Stance.ADMITTED or accused.value not in persons:
            roles = [*attack.roles, Role("perpetrator", accused.value, accused.span)]
            order = ROLES[ClaimKind.ATTACK]
            return replace(attack, roles=tuple(sorted(roles, key=lambda role: order.index(role.name))))
    return attack


def _is_of(claim: Claim, attack: Claim) -> bool:
    """Whether a responsibility is for the attack: its harm begins with the words for the act, "the deadly bombing of X"."""
    harm, act = claim.role("act"), attack.role("act")
    if not claim.quote.overlaps(attack.quote):
        return False  # told in another sentence, perhaps by somebody else
    if harm is None or act is None or harm.span is None or act.span is None or not harm.span.covers(act.span):
        return False
    before = str(harm.value)[: act.span.start - harm.span.start].lower()
    return act.span.start - harm.span.start <= _BEFORE_NOUN and not _is_through_others(before)


def _is_through_others(before: str) -> bool:
    """Whether the words before an act tell what somebody did about it who did not do it himself: "ordering the", "planning the deadly"."""
    words = before.replace(",", " ,").split()
    opens = bool(words) and words[0].endswith("ing") and words[-1] not in ("and", "or", ",")  # not "beating and arresting villagers"
    return opens and load_word_set("responsibility", "doing").isdisjoint(words)


def _is_as_sure(claim: Claim, attack: Claim) -> bool:
    """Whether the doer may stand in the attack with the stance that it has."""
    if claim.stance is Stance.ALLEGED:
        same = attack.source == claim.source
        return same and (attack.stance is Stance.ALLEGED or attack.source is not None) and attack.stance is not Stance.DENIED
    return attack.stance is not Stance.DENIED
