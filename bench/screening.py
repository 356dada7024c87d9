"""Suite `screening`: persons and bodies of annotated reports against sanctions lists."""

import argparse
import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.gold import load_gold
from bench.resolution import make_claim, make_report
from linkage.entities import resolve_entities
from linkage.entities.lists import read_lists
from linkage.entities.screening import screen
from linkage.errors import InputError
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim, ClaimKind
from linkage.model.entity import Entity, EntityType
from linkage.model.listing import SanctionsList
from linkage.model.report import Report
from linkage.model.screening import ListMatch, Screening
from linkage.vocab.gazetteer import load_gazetteer

HELP = "who of an analyst's persons and bodies is on sanctions lists"

# A public fact: a colonel general listed by the United Kingdom on 31 March 2022 (RUS1112) and by the European Union on 3 June 2022
# (number 1157 of annex I to Regulation (EU) No 269/2014), and neither by the United States nor by the United Nations.
GENERAL = "Mikhail Mizintsev"
GENERAL_LISTED = {"uk": ("RUS1112", "2022-03-31"), "eu": ("1157", "2022-06-03"), "ofac": None, "un": None}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this suite can be told.

    Args:
        parser: The suite's part of the command line.
    """
    parser.add_argument(
        "--data", type=Path, required=True, action="append", metavar="DIR", help="folder of annotated reports; may be given several times"
    )
    parser.add_argument("--lists", type=Path, metavar="DIR", help="folder of sanctions lists")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures to this file")
    parser.add_argument(
        "--names", type=Path, metavar="FILE", help="also screen these names of persons, one a line, with nothing but the name"
    )
    parser.add_argument("--suggestions", action="store_true", help="print suggestions as well")


def run(options: argparse.Namespace) -> int:
    """Screen every person and body that the analyst's claims name, and print each hit for review.

    Args:
        options: The command line of this suite.

    Returns:
        The exit status.

    Raises:
        InputError: A folder holds no annotated report, or no folder of lists is given.
    """
    reports, claims = load_claims(options.data)
    if options.lists is None:
        raise InputError("give the folder of sanctions lists with --lists DIR")
    entities = resolve_entities(reports, claims, load_gazetteer(), CaseSettings())
    started = time.perf_counter()
    lists = read_lists(options.lists).lists
    read_s = time.perf_counter() - started
    started = time.perf_counter()
    screening = screen(lists, entities, claims)
    screen_s = time.perf_counter() - started
    names = {e.id: e for e in entities}
    for match in screening.matches:
        if match.is_hit or options.suggestions:
            print_match(match, names[match.entity_id])
    hits, suggestions = (Counter(m.listing.list_id for m in screening.matches if m.is_hit is wanted) for wanted in (True, False))
    for one in screening.lists:
        print(f"{one.id:5} {one.size:6} entries, {one.as_of or 'date not told'}: {hits[one.id]} hits, {suggestions[one.id]} suggestions")
    print(f"{len(screening.entity_ids)} persons and bodies; lists read in {read_s:.1f} s, screened in {screen_s:.1f} s")
    asked, found, missed = recall(screening, lists, entities, reports, claims)
    print(f"reports that are the record of an entry of these lists: {asked}; found as that entry: {found}")
    for line in missed:
        print(f"      not found: {line}")
    faults = general_faults(screening, entities)
    print(f"{GENERAL}: " + ("; ".join(faults) if faults else "found with the right ids and dates, and on no other list"))
    if options.names is not None:
        screen_names(options.names, lists)
    if options.json is not None:
        figures = {"entities": len(screening.entity_ids), "hits": hits, "suggestions": suggestions, "records": asked, "found": found,
                   "general": not faults, "read_s": round(read_s, 2), "screen_s": round(screen_s, 2)}  # fmt: skip
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 1 if faults else 0


def screen_names(file: Path, lists: Sequence[SanctionsList]) -> None:
    """Screen bare names and print each hit for review.

    Args:
        file: One name a line.
        lists: The lists.
    """
    names = sorted(set(file.read_text("utf-8").splitlines()) - {""})
    entities = {f"name:{name}": Entity(f"name:{name}", EntityType.PERSON, name, (name,), ()) for name in names}
    hits = [match for match in screen(lists, list(entities.values()), ()).matches if match.is_hit]
    for match in hits:
        print_match(match, entities[match.entity_id])
    print(f"{file.name}: {len(names)} names, {len({match.entity_id for match in hits})} of them found, {len(hits)} hits")


def load_claims(folders: Sequence[Path]) -> tuple[list[Report], list[Claim]]:
    """The annotated reports of the folders and their claims.

    Args:
        folders: Folders of annotated reports.
    """
    reports, claims = [], []
    for folder in folders:
        for gold in load_gold(folder):
            report = make_report(gold, folder)
            reports.append(report)
            claims += [make_claim(one, report) for one in gold.claims]
    return reports, claims


def print_match(match: ListMatch, entity: Entity) -> None:
    """Print a match on a few lines, for the eye of a person."""
    listing = match.listing
    print(f"{'HIT' if match.is_hit else '  ?'} {match.score:.2f} {entity.id}: “{match.name}” ~ “{match.listed_name}”")
    print(f"      {listing.list_id} {listing.id}, {listing.regime}, {listing.listed_on or 'day not told'}: {listing.name}")
    print(f"      {'; '.join(match.reasons)}")


def recall(
    screening: Screening, lists: Sequence[SanctionsList], entities: Sequence[Entity], reports: Sequence[Report], claims: Sequence[Claim]
) -> tuple[int, int, list[str]]:
    """How many of those whose own record of a list is among the reports are found as that entry.

    A report is the record of an entry where it, or its address, gives the entry's number; the person or body is the one whom its first
    claim of sanctions names.

    Args:
        screening: The screening.
        lists: The lists.
        entities: The entities.
        reports: The reports.
        claims: Their claims.

    Returns:
        How many such records there are, how many of these were found, and the others.
    """
    by_claim = {(n.claim_id, n.role): e.id for e in entities for n in e.namings}
    numbers = {report.id: entry_numbers(report, lists) for report in reports}
    asked: dict[str, str] = {}
    for claim in sorted(claims, key=lambda c: (c.report_id, c.quote)):
        entity_id = by_claim.get((claim.id, "person"))
        if claim.kind is ClaimKind.DESIGNATION and claim.value("instrument") == "sanctions" and entity_id is not None:
            for listing_id in numbers[claim.report_id]:
                asked.setdefault(listing_id, entity_id)
    found = {(m.listing.id, m.entity_id) for m in screening.matches if m.is_hit}
    right = [listing_id for listing_id, entity_id in asked.items() if (listing_id, entity_id) in found]
    return len(asked), len(right), sorted(f"{listing_id} {entity_id}" for listing_id, entity_id in asked.items() if listing_id not in right)


def entry_numbers(report: Report, lists: Sequence[SanctionsList]) -> list[str]:
    """The entries of which the report is the record.

    Args:
        report: The report.
        lists: The lists.
    """
    second = "".join(report.text.split("\n")[1:2]).strip()
    found = []
    for listing in (listing for one in lists for listing in one.listings):
        regulation, annex, number = ([*listing.id.split(), "", ""])[:3]
        if number == "":  # one number that stands alone, such as the UN's
            is_record = second == listing.id
        elif second.startswith(f"{regulation} |"):
            is_record = second.split(" | ")[1] == number and f"| {annex} |" in second
        else:
            is_record = "PERSONS" in annex and (report.url or "").endswith(f"{regulation}.csv#recordId={number}")
        if is_record:
            found.append(listing.id)
    return found


def general_faults(screening: Screening, entities: Sequence[Entity]) -> list[str]:
    """What is wrong with the general's listings; empty where all is right.

    Args:
        screening: The screening.
        entities: The entities.
    """
    entity = next((e for e in entities if GENERAL in e.names), None)
    if entity is None:
        return ["no entity of that name"]
    faults = []
    hits = screening.hits_of(entity.id)
    for list_id, expected in GENERAL_LISTED.items():
        found = [(m.listing.id.split()[-1], m.listing.listed_on) for m in hits if m.listing.list_id.partition("-")[0] == list_id]
        if found != ([] if expected is None else [expected]):
            faults.append(f"{list_id}: {found}, expected {expected}")
    return faults
