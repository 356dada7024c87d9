"""Incidents -> the same, with the doers whom only an accusation in the same words names."""

from collections.abc import Sequence
from dataclasses import replace

from linkage.model.accusations import Accusations
from linkage.model.claim import Claim, ClaimKind
from linkage.model.incident import Incident
from linkage.model.origins import Origins
from linkage.model.report import Report
from linkage.vocab.doubts import speaks_against


def name_doers(incidents: Sequence[Incident], reports: Sequence[Report], claims: Sequence[Claim], origins: Origins) -> tuple[Incident, ...]:
    """The incidents; who is accused in the words of an act that names no doer is added to who is said to have done it.

    The accusation itself often stands with the campaign, for it tells of more than one act. What is denied or doubted, and what only
    a report that denies or doubts it passes on, names nobody.

    Args:
        incidents: The incidents.
        reports: The reports of the case.
        claims: Their claims.
        origins: Where they come from, with what is only passed on.
    """
    texts = {report.id: report.text for report in reports}
    telling = [c for c in claims if c.id not in origins.passed_on and not speaks_against(c, texts[c.report_id])]
    by_id = {claim.id: claim for claim in telling}
    accusations = Accusations(telling)
    return tuple(_name(incident, [by_id[c] for c in incident.claim_ids if c in by_id], accusations) for incident in incidents)


def _name(incident: Incident, claims: Sequence[Claim], accusations: Accusations) -> Incident:
    acts = [c for c in claims if c.kind is ClaimKind.ATTACK and c.word("perpetrator") is None]
    accused = [a for act in acts for a in accusations.in_words_of(act)]
    known = {(who.casefold(), source) for who, source in incident.perpetrators}
    found = {(who.casefold(), a.source): (who, a.source) for a in accused if (who := a.word("accused")) is not None}
    new = tuple(named for key, named in found.items() if key not in known)
    return replace(incident, perpetrators=(*incident.perpetrators, *new)) if new else incident
