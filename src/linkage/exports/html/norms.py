"""IncidentNorms -> what an incident's page shows of the rules that its reported facts bear on."""

from dataclasses import dataclass

from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.sections import SourceRows, group_by_saying, say_no_denial, say_none
from linkage.exports.html.unread import UnreadRow, view_unread
from linkage.model.conflict import UNCLASSIFIED, Classification
from linkage.model.norm import Defeater, EngagedNorm, IncidentNorms


@dataclass(frozen=True, slots=True)
class WordedDefeater:
    """What would defeat a rule: its name, who reports it, what to say where nobody does, and sentences from which no claim was read."""

    name: str
    facts: list[SourceRows]
    absent: str
    unread: list[UnreadRow]


@dataclass(frozen=True, slots=True)
class WordedNorm:
    """A rule: its name, where it stands, who reports the facts, and what would defeat it."""

    name: str
    where: str
    note: str
    facts: list[SourceRows]
    defeaters: list[WordedDefeater]


@dataclass(frozen=True, slots=True)
class WordedNorms:
    """The rules of an incident.

    Args:
        conflict: The class of the conflict in words.
        norms: The rules.
        absent: What to say where there is none.
        denials: Who denies or doubts the incident, of whatever rule.
        wider: Who denies it in wider terms: no denial of the incident itself, and not among those.
        no_denial: What to say where nobody denies or doubts it by itself.
    """

    conflict: str
    norms: list[WordedNorm]
    absent: str
    denials: list[SourceRows]
    wider: list[SourceRows]
    no_denial: str


def word_norms(engaged: IncidentNorms | None, index: CaseIndex) -> WordedNorms:
    """The rules on which an incident's reported facts bear, in words.

    Args:
        engaged: The rules; None where they were not looked for.
        index: The case.
    """
    found = IncidentNorms("", UNCLASSIFIED, ()) if engaged is None else engaged
    incident = index.incidents.get(found.incident_id)
    among = count_reports(0 if incident is None else len(incident.report_ids))
    norms = [_norm(norm, among, index) for norm in found.norms]
    wider = group_by_saying(index.wider_denials(found.incident_id))
    return WordedNorms(
        conflict=word_conflict(found.classification),
        norms=norms,
        absent=f"No reported fact that bears on a listed rule was found in {among}.",
        denials=group_by_saying([row for row in index.rows(() if incident is None else incident.claim_ids) if row.is_against]),
        wider=wider,
        no_denial=say_no_denial(index.report_count) if wider else say_none(index.report_count),
    )


def word_conflict(classification: Classification) -> str:
    """The class of a conflict and who says so; without one, why no article number is shown."""
    if not classification.is_made:
        return "not classified: no article number is shown."
    return f"{classification.in_words}."


def count_reports(number: int) -> str:
    """ "the 1 report of this incident", "the 3 reports of this incident"."""
    return f"the {number:,} report{'' if number == 1 else 's'} of this incident"


def _norm(norm: EngagedNorm, among: str, index: CaseIndex) -> WordedNorm:
    numbers = ", ".join(norm.rules)
    where = [f"customary rule{'' if len(norm.rules) == 1 else 's'} {numbers}"]
    where += [f"Rome Statute, article {articles} ({type_} conflict)" for type_, articles in norm.articles]
    facts = group_by_saying(index.rows(norm.claim_ids))
    return WordedNorm(norm.name, "; ".join(where), norm.note, facts, [_defeater(one, among, index) for one in norm.defeaters])


def _defeater(defeater: Defeater, among: str, index: CaseIndex) -> WordedDefeater:
    facts = group_by_saying(index.rows(defeater.claim_ids))
    absent = f"no claim was read that says that {defeater.name}, in {among}"
    return WordedDefeater(f"reported that {defeater.name}", facts, absent, view_unread(defeater.unread, index))
