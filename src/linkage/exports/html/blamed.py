"""Who is said to have done an incident, and what only who denies it passes on: pages, dossiers and the command line all ask here."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.sections import say_none
from linkage.model.claim import ClaimKind
from linkage.model.incident import Incident
from linkage.vocab.accusing import accuses_of_it, is_another_deed

BLAMED_ROLES = ("perpetrator", "accused", "superior")  # a claim has at most one of them


@dataclass(frozen=True, slots=True)
class Blame:
    """One answer to who did it.

    Args:
        who: Who is said to have done it, as written.
        first: The first claim that says so: its source and stance are those of all.
        rows: Every claim that says so.
    """

    who: str
    first: ClaimRow
    rows: tuple[ClaimRow, ...]


def list_passed_on(incident: Incident, index: CaseIndex) -> list[ClaimRow]:
    """What others allege of an incident only as a report that denies or doubts it passes it on, in words of doubt: none of its tellers."""
    return [row for row in index.rows(incident.claim_ids) if row.is_passed_on]


def say_no_doer(passed_on: Sequence[ClaimRow], index: CaseIndex) -> str:
    """What stands where nobody is said to have done it; who is only passed on to say so stands below, and is not nobody."""
    none = say_none(index.report_count)
    return none if not passed_on else f"{none.removesuffix('.')} but for what who denies or doubts it passes on, below."


def list_blamed(incident: Incident, index: CaseIndex) -> list[Blame]:
    """Who is said to have done it, according to whom: each pair once, with the claims that say so.

    Where an act names no doer, who is accused of it in the same words is the one. Left out are denials, doubts, what is only passed on, and
    who is said to have done something else that is told beside it.
    """
    found: dict[tuple[str, str, str], dict[str, ClaimRow]] = defaultdict(dict)
    for row in index.rows(incident.claim_ids):
        for told in naming_doers(row, index) if row.tells and is_of_it(row, incident) else ():
            who = next((word for role in BLAMED_ROLES if (word := told.claim.word(role)) is not None), None)
            if who is not None and told.tells:
                found[told.wording.source, told.wording.verb, who][told.id] = told
    return [Blame(who, next(iter(rows.values())), tuple(rows.values())) for (_, _, who), rows in found.items()]


def is_of_it(row: ClaimRow, incident: Incident) -> bool:
    """Whether who did what a claim tells is said to have done the incident, and not another deed that is told beside it.

    Args:
        row: A claim of the incident.
        incident: The incident.
    """
    return accuses_of_it(row.claim) and not is_another_deed(row.claim, incident.act, row.report.text)


def naming_doers(row: ClaimRow, index: CaseIndex) -> Iterator[ClaimRow]:
    """The claim, and the accusations in its words where it tells of an act and names no doer.

    Args:
        row: The claim.
        index: The case.
    """
    yield row
    if row.claim.kind is ClaimKind.ATTACK and row.claim.word("perpetrator") is None:
        yield from (index.row(claim) for claim in index.accusations.in_words_of(row.claim))
