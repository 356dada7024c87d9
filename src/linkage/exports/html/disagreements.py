"""On what sources disagree of an incident, in few words, for lists that its page opens from."""

from collections.abc import Iterator

from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.sections import list_wider
from linkage.model.counted import EVERYBODY, summed_up
from linkage.model.incident import Incident
from linkage.model.opposition import Ground


def list_grounds(incident: Incident, index: CaseIndex) -> tuple[str, ...]:
    """What sources disagree on besides whether it was so: "another perpetrator", "another figure (killed)"; each once.

    Who denies or doubts an incident, or tells otherwise how people were moved, is named by name where it is listed.

    Args:
        incident: The incident.
        index: The case.
    """
    return tuple(dict.fromkeys(_grounds(incident, index)))


def is_disputed(incident: Incident, index: CaseIndex) -> bool:
    """Whether a list says of an incident that somebody denies or doubts it, or tells otherwise what others tell.

    Args:
        incident: The incident.
        index: The case.
    """
    return bool(incident.denied_by or incident.doubted_by or list_wider(incident.id, index) or index.opposed(incident.id)) or any(
        _grounds(incident, index)
    )


def _grounds(incident: Incident, index: CaseIndex) -> Iterator[str]:
    counted = set()
    for one in (index.oppositions[n] for n in index.opposed(incident.id)):
        if one.ground is Ground.FIGURE:
            outcome = one.matter.partition(" (")[0]
            counted.add(outcome)
            yield f"{one.ground} ({outcome})"
        elif not (_names_deniers(incident) if one.ground is Ground.DENIAL else any(side.is_otherwise for side in one.sides)):
            yield str(one.ground)
    for figures in summed_up(index.figures.get(incident.id, ())).ranges:
        if figures.differ and figures.outcome_in_words not in counted:
            yield f"figures differ ({figures.outcome_in_words}{'' if figures.group == EVERYBODY else f', {figures.group_in_words}'})"


def _names_deniers(incident: Incident) -> bool:
    """Whether a list names who denies or doubts the incident."""
    return bool(incident.denied_by or incident.doubted_by)
