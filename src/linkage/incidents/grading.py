"""Airwars' grades, by a named rule that gives its reasons. Independent origins are counted, never reports."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from linkage.incidents.otherblame import blaming_others
from linkage.incidents.parties import Parties, read_parties
from linkage.incidents.passedon import passed_on_in
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.entity import Entity
from linkage.model.incident import Grade, GradingRule, Incident
from linkage.model.origins import Origins
from linkage.model.place import WherePrecision
from linkage.model.report import Report
from linkage.vocab import load_phrases
from linkage.vocab.accusing import accuses_of_it, is_another_deed
from linkage.vocab.admissions import is_told_admission
from linkage.vocab.doubts import is_doubted
from linkage.vocab.narratives import is_narrative
from linkage.vocab.sourcenames import is_hearsay

_TELLING = (ClaimKind.ATTACK, ClaimKind.RESPONSIBILITY, ClaimKind.CASUALTIES)
_FIGURE = "a figure of the side that is said to have done it"
_IN_DOUBT = "a report that denies or doubts it passes on, in words of doubt, what these allege"
_OTHERS = "these blame others"
_ENOUGH = 2  # origins or publishers of a fair grade
_DAY = 10  # characters of an ISO day

Graded = tuple[Grade, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a rule looks at.

    Args:
        incident: The incident.
        told: Its attacks, accusations and casualties, in reading order; none that is of a retracted report or rests on one, and none
            that a report passes on in words that doubt it.
        origins: (name of an independent origin of what is not denied, its claims), in reading order.
        parties: Which sides a claim names.
        publishers: Names of the publishers that report it.
        unnamed: Whether a report of it has no publisher.
        retracted: How many more origins tell of it in retracted reports and copies of them only.
        left_out: (why it is not counted, the name of an origin) of each that tells of the incident and reports no such act.
        admitted: Its admissions in the words of whoever admits, in reading order.
    """

    incident: Incident
    told: tuple[Claim, ...]
    origins: tuple[tuple[str, tuple[Claim, ...]], ...]
    parties: Parties
    publishers: tuple[str, ...]
    unnamed: bool
    retracted: int = 0
    left_out: tuple[tuple[str, str], ...] = ()
    admitted: tuple[Claim, ...] = ()


def grade_incidents(
    incidents: Sequence[Incident],
    reports: Sequence[Report],
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    origins: Origins,
    rule: GradingRule,
) -> tuple[Incident, ...]:
    """The incidents, each with its grade and why.

    Args:
        incidents: The incidents.
        reports: The reports of the case.
        claims: Their claims.
        entities: Who is who.
        origins: Where each claim comes from.
        rule: The rule that the case chooses.

    Returns:
        The incidents in their order; the first reason of each names the rule.
    """
    by_id = {c.id: c for c in claims}
    publishers = {r.id: r.publisher for r in reports}
    by_report = {r.id: r for r in reports}
    texts = {r.id: r.text for r in reports}
    parties = read_parties(entities, [by_id[claim_id] for claim_id in origins.standing(by_id)])
    graded = []
    for incident in incidents:
        standing = origins.standing(incident.claim_ids)
        said = [c for claim_id in standing if not is_doubted(c := by_id[claim_id], by_report[c.report_id].text)]
        told = tuple(c for c in said if c.kind in _TELLING and _is_of_it(c, incident, by_report[c.report_id].text))
        telling = {c.report_id for c in said if c.stance is not Stance.DENIED}
        reporting = [r for r in incident.report_ids if r in telling]
        blamed = {side for c in told if c.stance is not Stance.DENIED for side in parties.blamed(c)}
        passed_on = passed_on_in(standing, by_id, texts)
        held: dict[str, list[Claim]] = {}
        out: dict[str, str] = {}
        blaming: set[str] = set()
        for claim in told:
            if claim.stance is Stance.DENIED or claim.id not in origins.of_claim or is_narrative(claim):
                continue
            key = origins.of_claim[claim.id]
            if claim.kind is ClaimKind.CASUALTIES and parties.speaking(claim) & blamed:
                out[key] = _FIGURE
            elif claim.id in passed_on:
                out.setdefault(key, _IN_DOUBT)
            else:
                held.setdefault(key, []).append(claim)
        out = {key: why for key, why in out.items() if key not in held}
        for key, whom in blaming_others(held, parties).items():
            out[key] = f"{_OTHERS} (“{whom}”)"
            del held[key]
            blaming.add(key)
        named = tuple(sorted({p for r in reporting if (p := publishers[r]) is not None}))
        evidence = Evidence(
            incident, told, tuple((origins.name_of(key, incident.claim_ids), tuple(of_it)) for key, of_it in held.items()), parties, named,
            any(publishers[r] is None for r in reporting), origins.count(incident.claim_ids).retracted,
            tuple((why, origins.name_of(key, incident.claim_ids)) for key, why in out.items()),
            tuple(c for c in told if c.stance is Stance.ADMITTED and not is_told_admission(c, by_report[c.report_id])),
        )  # fmt: skip
        grade, reasons = RULES[rule](evidence)
        why = (*reasons, *_left_out(evidence, grade), *_retracted(evidence), f"by the rule {str(rule)!r}")
        others = tuple(claim_id for claim_id in incident.claim_ids if origins.of_claim.get(claim_id) in blaming)
        graded.append(replace(incident, grade=grade, grade_reasons=why, blaming=others))
    return tuple(graded)


def _is_of_it(claim: Claim, incident: Incident, text: str) -> bool:
    """Whether a claim tells or denies the act or its harm: who tells of an offensive reports no gas attack, however near they stand."""
    if claim.stance is Stance.DENIED:
        return True
    return accuses_of_it(claim) and not is_another_deed(claim, incident.act, text)


def grade_as_airwars(evidence: Evidence) -> Graded:
    """Airwars' grades over independent origins.

    Confirmed: somebody admitted it, in words that a report quotes or that they publish. Discounted: every claim of it is a denial, or all
    who were killed are told to be combatants. Contested: different parties are said to have done it. Fair: two or more independent
    origins tell of it, of which one at least reports it and does not only allege it. Weak: one does, or all only allege. A flat figure of
    those whom an act harmed, in words that only allege the act, reports none. A bare figure of the side that is said to have done it is
    no report of the act; who blames others than most do, and whose words only a report that denies it passes on in words of doubt, are
    no further origins. Whether an origin is credible, and whether a belligerent acted nearby, is not looked into.

    Args:
        evidence: What is told of the incident.

    Source: Airwars, "Methodology note: civilian harm grading".
    """
    return _settled(evidence) or _counted(evidence.origins)


def grade_beside_parties(evidence: Evidence) -> Graded:
    """Airwars' grades, where an origin counts only if it is no party: neither said to have done it nor the side that denies it.

    Args:
        evidence: What is told of the incident.
    """
    settled = _settled(evidence)
    if settled is not None:
        return settled
    sides = {side for c in evidence.told for side in _blamed_or_denying(c, evidence.parties)}
    counted = [(name, said) for name, said in evidence.origins if not any(evidence.parties.speaking(c) & sides for c in said)]
    left_out = [name for name, said in evidence.origins if (name, said) not in counted]
    grade, reasons = _counted(counted)
    return grade, (*reasons, f"not counted, as parties to it: {', '.join(left_out)}") if left_out else reasons


def grade_by_clarity(evidence: Evidence) -> Graded:
    """Airwars' grades, where fair asks also for an event told by itself: its own day, and a place known to a town or better.

    Args:
        evidence: What is told of the incident.

    Source: UCDP GED codebook, event_clarity 1 (the event is told by itself) and 2 (told only as a part of a sum).
    """
    grade, reasons = _settled(evidence) or _counted(evidence.origins)
    if grade is not Grade.FAIR:
        return grade, reasons
    when, place = evidence.incident.when, evidence.incident.place
    missing = []
    if when is None or len(when.edtf.rstrip("~?%")) != _DAY:
        missing.append("no day of its own is told")
    if place is None or place.precision > WherePrecision.NEAR:
        missing.append("its place is not known to a town or better")
    return (Grade.WEAK, (*reasons, *missing)) if missing else (grade, (*reasons, "told with its own day and place"))


def grade_by_publishers(evidence: Evidence) -> Graded:
    """The rule of version 0.1: publishers are counted, whether or not they drew on one origin.

    Args:
        evidence: What is told of the incident.
    """
    settled = _settled(evidence)
    if settled is not None:
        return settled
    names = evidence.publishers
    if len(names) >= _ENOUGH:
        return Grade.FAIR, (f"{len(names)} publishers report it ({', '.join(names)}); independence is not asked for",)
    more = " and reports without a named publisher" if evidence.unnamed and names else ""
    if not names and not evidence.unnamed:
        return Grade.WEAK, ("no publisher reports it",)
    return Grade.WEAK, (f"one publisher reports it ({names[0] if names else 'one without a name'}){more}",)


RULES: dict[GradingRule, Callable[[Evidence], Graded]] = {
    GradingRule.AIRWARS: grade_as_airwars,
    GradingRule.BESIDE_PARTIES: grade_beside_parties,
    GradingRule.CLARITY: grade_by_clarity,
    GradingRule.PUBLISHERS: grade_by_publishers,
}


def _settled(evidence: Evidence) -> Graded | None:
    """The grade that does not hang on how many say so; None where it does."""
    told = evidence.told
    if evidence.admitted:
        return Grade.CONFIRMED, (f"admitted, according to {evidence.admitted[0].source or 'the report'}",)
    if told and all(c.stance is Stance.DENIED for c in told):
        return Grade.DISCOUNTED, ("every claim of it found so far is a denial",)
    victims = [c for c in told if c.kind is ClaimKind.CASUALTIES and c.stance is not Stance.DENIED]
    if victims and all(_are_combatants(c.word("victims") or "") for c in victims):
        return Grade.DISCOUNTED, ("all who are counted are told to be combatants",)
    deeds = [c for c in told if c.stance is not Stance.DENIED and evidence.incident.is_deed(c)]
    apart = evidence.parties.apart(deeds)
    if apart:
        unknown = [f"“{words}”" for words in evidence.parties.unknown(deeds)]
        more = f"; and, in words that name no known party: {', '.join(unknown)}" if unknown else ""
        return Grade.CONTESTED, (f"different parties are said to have done it: {', '.join(apart)}{more}",)
    return None


def _counted(origins: Sequence[tuple[str, tuple[Claim, ...]]]) -> Graded:
    if not origins:
        return Grade.WEAK, ("no independent origin reports it",)
    alleging = [one for one in origins if _all_allege(one[1])]
    reporting = [one for one in origins if one not in alleging]
    verb = "report" if reporting else "allege"
    if len(origins) < _ENOUGH:
        return Grade.WEAK, (f"one origin {verb}s it ({_names_of(origins)})",)
    if reporting and alleging:
        each = f"{_many(reporting, 'report')} it ({_names_of(reporting)}), {_many(alleging, 'allege')} it ({_names_of(alleging)})"
        return Grade.FAIR, (f"{len(origins)} independent origins: {each}",)
    told = f"{len(origins)} independent origins {verb} it ({_names_of(origins)})"
    return (Grade.FAIR, (told,)) if reporting else (Grade.WEAK, (f"{told}, and none reports it",))


def _all_allege(said: Sequence[Claim]) -> bool:
    """Whether none of an origin's claims reports the act: each alleges it, or counts whom it harmed in the words that allege it.

    "An alleged arson killed three, the smith said" has a flat figure, and does not report the arson.
    """
    alleging = [claim for claim in said if _only_alleges(claim)]
    acts = [claim for claim in alleging if claim.kind is ClaimKind.ATTACK]
    return all(
        claim in alleging or (claim.kind is ClaimKind.CASUALTIES and any(_share_words(claim, act) for act in acts)) for claim in said
    )


def _share_words(one: Claim, other: Claim) -> bool:
    return one.report_id == other.report_id and one.quote.overlaps(other.quote)


def _only_alleges(claim: Claim) -> bool:
    """Whether a claim does not report what it tells: it alleges it, or a report passes it on as what nobody tells."""
    return claim.stance is Stance.ALLEGED or (claim.source is not None and is_hearsay(claim.source))


def _many(origins: Sequence[tuple[str, tuple[Claim, ...]]], verb: str) -> str:
    return f"1 {verb}s" if len(origins) == 1 else f"{len(origins)} {verb}"


def _names_of(origins: Sequence[tuple[str, tuple[Claim, ...]]]) -> str:
    return "; ".join(_name_origin(name, said) for name, said in origins)


def _name_origin(name: str, said: Sequence[Claim]) -> str:
    """An origin by its name; that it only passes on, in its own voice, what it leaves open who alleges is told with it."""
    passing_on = _all_allege(said) and all(claim.source is None or is_hearsay(claim.source) for claim in said)
    return f"{name}, which passes it on as alleged and does not say by whom" if passing_on else name


def _left_out(evidence: Evidence, grade: Grade) -> Iterator[str]:
    """Which origins tell of it and are not counted, and why; that they blame others is what makes a contested incident one."""
    for reason in dict.fromkeys(why for why, _ in evidence.left_out):
        if grade is Grade.CONTESTED and reason.startswith(_OTHERS):
            continue
        yield f"not counted, as {reason}: {'; '.join(name for why, name in evidence.left_out if why == reason)}"


def _retracted(evidence: Evidence) -> tuple[str, ...]:
    """That more origins tell of it in retracted reports and copies of them only, which set no grade."""
    number = evidence.retracted
    if number == 0:
        return ()
    return (f"not counted, as only retracted reports and copies of them tell it: {number} origin{'' if number == 1 else 's'}",)


def _blamed_or_denying(claim: Claim, parties: Parties) -> Iterator[str]:
    yield from parties.blamed(claim)
    if claim.stance is Stance.DENIED:
        yield from parties.speaking(claim)


@cache
def _combatants() -> frozenset[str]:
    return frozenset(load_phrases("persons", "combatants"))


def _are_combatants(victims: str) -> bool:
    """Whether the words name fighters and nobody else."""
    words = victims.casefold().replace(",", " ").split()
    return bool(words) and words[-1].removesuffix("s") in _combatants() and "and" not in words
