"""`linkage claims`: who says what."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linkage.cli.console import print_records, print_table, safe
from linkage.cli.options import case_argument, example, output_options, profile_option
from linkage.cli.quotes import quote_words
from linkage.model.amount import amount
from linkage.model.case import CaseFile
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.entity import EntityType
from linkage.model.reportmarks import ReportMarks
from linkage.model.review import Profile, Status

if TYPE_CHECKING:
    from rich.table import Table


@click.command(epilog=example("linkage claims my-case --kind responsibility --person Mizintsev"))
@case_argument
@profile_option
@click.option("--kind", type=click.Choice([str(kind) for kind in ClaimKind]), help="Only claims of this kind.")
@click.option("--stance", type=click.Choice([str(stance) for stance in Stance]), help="Only claims with this stance.")
@click.option("--source", metavar="WORDS", help="Only claims whose source has these words in its name.")
@click.option("--person", metavar="WORDS", help="Only claims about, or by, a person with these words in a name.")
@click.option("--status", type=click.Choice([str(status) for status in Status]), help="Only claims that were checked so far.")
@click.option("--least-certain", is_flag=True, help="The claims that the reader is least certain of first, each with its confidence.")
@output_options
def claims(
    case_dir: Path,
    profile: Profile | None,
    kind: str | None,
    stance: str | None,
    source: str | None,
    person: str | None,
    status: str | None,
    least_certain: bool,
    as_json: bool,
    as_jsonl: bool,
) -> None:
    """Lists who says what, with what stance, and where."""
    from linkage import pipeline
    from linkage.exports.jsonl import claim_records, json_lines

    case_file = pipeline.load_case(case_dir, profile=profile)
    if status == Status.REJECTED:
        case_file = replace(case_file, claims=rejected_claims(case_file))
    statuses = case_file.statuses
    named = None if person is None else claims_naming(case_file, person)
    chosen = tuple(
        claim
        for claim in case_file.claims
        if (kind is None or claim.kind == kind)
        and (stance is None or claim.stance == stance)
        and (source is None or any(source.casefold() in link.source.casefold() for link in claim.attribution))
        and (named is None or claim.id in named)
        and (status is None or statuses.get(claim.id, Status.PROPOSED) == status)
    )
    if least_certain:
        chosen = tuple(sorted(chosen, key=lambda claim: claim.confidence))
    if as_json or as_jsonl:
        print_records(json_lines(claim_records(replace(case_file, claims=chosen))), as_jsonl)
        return
    marks = ReportMarks(case_file).of_reports
    print_table(claim_table(chosen, case_file, with_confidence=least_certain))
    for number, report in enumerate(case_file.reports, start=1):
        if any(claim.report_id == report.id for claim in chosen):
            about = ", ".join(
                safe(part) for part in (report.publisher, report.dated if report.published else None, report.file) if part is not None
            )
            click.echo(f"[{number}] {safe(report.title)} ({about})" + (f": {safe(marks[report.id])}" if report.id in marks else ""))
    click.echo(_told_count(len(chosen), len(case_file.claims), rejected=status == Status.REJECTED))


def _told_count(shown: int, held: int, *, rejected: bool) -> str:
    """How many claims are shown, of how many."""
    if rejected and held == 0:
        return "no claim of this case was rejected."
    of_which = amount(held, "rejected claim" if rejected else "claim")
    return f"{shown:,} of {of_which}; each is its source's, none is a finding of fact."


def rejected_claims(case_file: CaseFile) -> tuple[Claim, ...]:
    """The claims that were rejected, in order of report and offset: a case keeps them and counts with none of them.

    Args:
        case_file: The case.
    """
    numbers = {report.id: number for number, report in enumerate(case_file.reports)}
    found = [review.claim for review in case_file.reviews if review.status is Status.REJECTED and review.claim.report_id in numbers]
    return tuple(sorted(found, key=lambda claim: (numbers[claim.report_id], claim.quote, claim.id)))


def claims_naming(case_file: CaseFile, words: str) -> frozenset[str]:
    """Ids of the claims that name a person under any name that holds the words.

    Args:
        case_file: The case.
        words: Part of a name; case does not matter.

    Returns:
        Claim ids.
    """
    return frozenset(
        naming.claim_id
        for entity in case_file.entities
        if entity.type is EntityType.PERSON and any(words.casefold() in name.casefold() for name in entity.names)
        for naming in entity.namings
    )


def claim_table(claims: tuple[Claim, ...], case_file: CaseFile, *, with_confidence: bool = False) -> "Table":
    """A table of claims that fits 80 columns.

    Args:
        claims: The claims to show.
        case_file: The case they are of.
        with_confidence: Whether each says how likely an analyst is to accept it.

    Returns:
        One row a claim: source, stance, what is said with its quote, number of the report.
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from linkage.exports.html.casewording import CaseWording

    numbers = {report.id: number for number, report in enumerate(case_file.reports, start=1)}
    reports = {report.id: report for report in case_file.reports}
    marks = ReportMarks(case_file)
    statuses = case_file.statuses
    wordings = CaseWording(case_file)
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 1, 0), pad_edge=False, expand=True)
    table.add_column("according to", ratio=2, overflow="fold")
    table.add_column("stance", width=10, overflow="fold")
    table.add_column("it is said that", ratio=5, overflow="fold")
    table.add_column("report", width=6, justify="right")
    for claim in claims:
        report = reports[claim.report_id]
        wording = wordings.of(claim.id)
        source = (
            wording.source + (f" ({wording.qualifier})" if wording.qualifier != "" else "") + (f", {wording.via}" if wording.via else "")
        )
        notes = [f"{claim.confidence:.2f}"] if with_confidence else []
        if claim.id in statuses:
            notes.append(statuses[claim.id])
        table.add_row(
            Text(safe(source), style="bold"),
            Text("\n".join([wording.verb, *notes])),
            Text.assemble(
                (f"{claim.kind}: ", "cyan"),
                safe(wording.said),
                "\n",
                (quote_words(claim, report), "dim"),
                f"\n[{safe(mark)}]" if (mark := marks.of_claim(claim.id)) else "",
            ),
            Text(f"[{numbers[claim.report_id]}]"),
        )
    return table
