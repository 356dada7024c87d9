"""Incidents -> the same, with the doers whom only an accusation in the same words names."""

from collections.abc import Sequence
from dataclasses import replace

from linkage.model.accusations import Accusations
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.incident import Incident


def name_doers(incidents: Sequence[Incident], claims: Sequence[Claim]) -> tuple[Incident, ...]:
    """The incidents; who is accused in the words of an act that names no doer is added to who is said to have done it.

    The accusation itself often stands with the campaign, for it tells of more than one act.

    Args:
        incidents: The incidents.
        claims: The claims of the case.
    """
    by_id = {claim.id: claim for claim in claims}
    accusations = Accusations(claims)
    return tuple(_name(incident, [by_id[c] for c in incident.claim_ids if c in by_id], accusations) for incident in incidents)


def _name(incident: Incident, claims: Sequence[Claim], accusations: Accusations) -> Incident:
    acts = [c for c in claims if c.kind is ClaimKind.ATTACK and c.word("perpetrator") is None and c.stance is not Stance.DENIED]
    accused = [a for act in acts for a in accusations.in_words_of(act) if a.stance is not Stance.DENIED]
    known = {(who.casefold(), source) for who, source in incident.perpetrators}
    found = {(who.casefold(), a.source): (who, a.source) for a in accused if (who := a.word("accused")) is not None}
    new = tuple(named for key, named in found.items() if key not in known)
    return replace(incident, perpetrators=(*incident.perpetrators, *new)) if new else incident
