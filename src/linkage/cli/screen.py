"""`linkage screen`: who of a case is on sanctions lists, and who is not."""

from pathlib import Path

import click

from linkage.cli.console import print_records, progress_bar, safe
from linkage.cli.options import PATH, case_argument, example, output_options, profile_option
from linkage.model.case import CaseFile
from linkage.model.review import Profile
from linkage.model.screening import ListMatch, Screening

SHOWN_LINES = 3  # of a statement of reasons, in terminal lines of text; the case file and --jsonl have it whole
LINE = 76


@click.command(epilog=example("linkage screen my-case --lists lists/"))
@case_argument
@profile_option
@click.option("--lists", "lists_dir", type=PATH, required=True, metavar="DIR", help="Folder of sanctions lists (UK, EU, OFAC, UN).")
@click.option("--suggestions", is_flag=True, help="Show the entries that a person has to decide on as well.")
@output_options
def screen(case_dir: Path, profile: Profile | None, lists_dir: Path, suggestions: bool, as_json: bool, as_jsonl: bool) -> None:
    """Holds persons, bodies and units of a case against sanctions lists; keeps nothing.

    `linkage build --lists DIR` does the same and keeps lists and outcome in the case.
    """
    from linkage import pipeline
    from linkage.exports.jsonl import json_lines, screening_records

    with progress_bar() as progress:
        case_file = pipeline.screen_case(case_dir, lists_dir, progress, profile)
    screening = case_file.screening
    if screening is None:
        return
    if as_json or as_jsonl:
        print_records(json_lines(screening_records(case_file.entities, screening)), as_jsonl)
        return
    for line in screening_lines(case_file, screening, suggestions):
        click.echo(line)


def screening_lines(case_file: CaseFile, screening: Screening, suggestions: bool) -> list[str]:
    """The outcome as plain lines.

    Args:
        case_file: The case.
        screening: Its screening.
        suggestions: Whether to show suggestions.

    Returns:
        The lists with their dates, the hits by entity, then how many were not found.
    """
    from linkage.exports.html.listings import word_list_date

    names = {entity.id: entity.name for entity in case_file.entities}
    authorities = {one.id: one.authority for one in screening.lists}
    lines = [f"{one.authority}: {one.name}, {one.size} entries, {word_list_date(one)}" for one in screening.lists]
    lines += [f"  note: {note}" for one in screening.lists for note in one.notes] + [""]
    shown = [match for match in screening.matches if match.is_hit or suggestions]
    for entity_id in dict.fromkeys(match.entity_id for match in shown):
        lines.append(safe(names[entity_id]))
        for match in (one for one in shown if one.entity_id == entity_id):
            lines += match_lines(match, authorities[match.listing.list_id])
        absent = [f"{one.authority} ({word_list_date(one)})" for one in screening.absent_from(entity_id)]
        lines += [f"  not on this list: {one}" for one in absent] + [""]
    hits = {match.entity_id for match in screening.matches if match.is_hit}
    to_decide = {match.entity_id for match in screening.matches if not match.is_hit}
    lines.append(
        f"Persons, bodies and units screened: {len(screening.entity_ids):,}; {len(hits)} found on a list, "
        f"{len(screening.entity_ids) - len(hits)} not found on these lists as of their dates. "
        f"With like names on a list, for a person to decide on: {len(to_decide)}{'.' if suggestions else ' (--suggestions).'}"
    )
    lines.append("A listing is the act and claim of its authority; a like name is not yet the same person.")
    return lines


def match_lines(match: ListMatch, authority: str) -> list[str]:
    """One match as plain lines.

    Args:
        match: The match.
        authority: Who lists.

    Returns:
        Who lists, with number, day and regime; the names; why; and the beginning of the reasons that the authority gives.
    """
    listing = match.listing
    head = "according to" if match.is_hit else "to decide: a like name, according to"
    about = ", ".join(part for part in (listing.id, listing.regime, listing.listed_on or "day of listing not told") if part)
    lines = [f"  {head} {authority}: listed as “{safe(listing.name)}” ({safe(about)})"]
    lines.append(f"    “{safe(match.name)}” in the reports, “{safe(match.listed_name)}” on the list, likeness {match.score:.2f}")
    lines.append(f"    because {safe('; '.join(match.reasons))}")
    if listing.reasons:
        given = safe(listing.reasons)
        lines.append(f"    reasons that it gives: “{given[: SHOWN_LINES * LINE]}{'…' if len(given) > SHOWN_LINES * LINE else ''}”")
    return lines
