"""Why what several reports tell is taken for one incident, and which others may be one: for a person to check and to undo."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Join:
    """What one report tells of an incident, and why it stands with the rest.

    Args:
        report_id: The report.
        claim_ids: Its claims, in reading order.
        within: What speaks for these claims telling of one event, in plain words, the strongest first; empty where there is only one.
        likelihood: How likely the pair model takes that to be on average, from 0 to 1; None where there is only one claim.
        reasons: Where this account agrees with those of the other reports, in plain words; empty where no other report tells of it.
        against: Where it does not agree with them.
        decided: The decisions of persons that touch its claims, as "who: why".
    """

    report_id: str
    claim_ids: tuple[str, ...]
    within: tuple[str, ...]
    likelihood: float | None
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    decided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PossibleJoin:
    """Another incident that may be the same one; nobody has decided it.

    Args:
        incident_id: The other incident.
        score: The share of act, thing attacked, place, day and dead that agree, from 0 to 1; what one of the two leaves open counts half.
        reasons: Where the two agree, in plain words.
        against: Where they do not.
    """

    incident_id: str
    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]
