"""`linkage corrections`: reports that were corrected, retracted or replaced, and what rests on them."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from linkage.cli.console import safe
from linkage.cli.options import case_argument, example, profile_option
from linkage.cli.quotes import Quotes
from linkage.model.amount import amount
from linkage.model.case import CaseFile
from linkage.model.correction import Corrections, Standing
from linkage.model.review import Profile


@click.command(epilog=example("linkage corrections my-case"))
@case_argument
@profile_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
def corrections(case_dir: Path, profile: Profile | None, as_json: bool) -> None:
    """Lists reports that were corrected, retracted or replaced, what rests on them, and what changed from one version to the next.

    Nothing is removed: claims of a retracted report stay claims of their sources, with a mark. They are no
    independent origin, and neither is what copies of the report have from it.
    """
    from linkage import pipeline
    from linkage.exports.otherwisejson import corrections_record

    case_file = pipeline.load_case(case_dir, profile=profile)
    found = case_file.corrections
    if as_json:
        click.echo(json.dumps(corrections_record(found, case_file), ensure_ascii=False, indent=1))
        return
    for line in correction_lines(found, case_file):
        click.echo(line)


def correction_lines(found: Corrections, case_file: CaseFile) -> Iterator[str]:
    """The notices and versions as lines, each with its report.

    Args:
        found: The corrections.
        case_file: The case.
    """
    quotes = Quotes(case_file)
    numbers = {report.id: number for number, report in enumerate(case_file.reports, start=1)}
    reports = {report.id: report for report in case_file.reports}
    if not found.notices:
        yield f"Notices of a correction, retraction or replacement: {quotes.none}."
    for notice in found.notices:
        report = reports[notice.report_id]
        by = "" if notice.by is None else f", replaced by [{numbers[notice.by]}] {safe(reports[notice.by].title)}"
        date = f" {notice.date}" if notice.date else ""
        told = f"{notice.standing}{date}, according to {notice.told_in}{by}"
        yield f"[{numbers[report.id]}] {safe(report.title)} ({safe(report.file)}): {told}"
        if notice.note:
            where = "" if notice.span is None else f" at {notice.span.start} to {notice.span.end}"
            yield f"  “{safe(' '.join(notice.note.split()))}”{where}"
        yield f"  {amount(sum(claim.report_id == report.id for claim in case_file.claims), 'claim')} of this report"
        resting = case_file.origins.resting_on(report.id) if notice.standing is Standing.RETRACTED else {}
        for copy_id in sorted(resting, key=numbers.__getitem__):
            count = len(resting[copy_id])
            rest = f"{amount(count, 'claim')} {'rests' if count == 1 else 'rest'}"
            yield f"  {quotes.cite(copy_id)} {safe(reports[copy_id].title)}: {rest} on it"
        for incident in (i for i in case_file.incidents if report.id in i.report_ids):
            only = "" if case_file.origins.standing(incident.claim_ids) else "; rests only on retracted reports and copies of them"
            yield f"  told of: {safe(incident.name)} ({incident.id}){only}"
    for version in found.versions:
        yield f"[{numbers[version.later]}] is a later version of [{numbers[version.earlier]}]: {version.why}"
        for heading, claim_ids in (("only in the earlier", version.only_earlier), ("only in the later", version.only_later)):
            yield f"  {heading}: {len(claim_ids)}"
            if claim_ids:
                yield from quotes.lines(claim_ids, indent="    ")
    for line in found.unknown:
        yield safe(line)
