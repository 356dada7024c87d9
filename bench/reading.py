"""How well reports are read: claims against an analyst's, on any folder of annotated reports."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.agreement import KEY_ROLES
from bench.gold import FlatClaim, GoldReport, load_claims, load_gold
from bench.scoring import Agreement, Score, pair_up, score_claims
from linkage.errors import InputError
from linkage.exports.jsonl import claim_records, write_jsonl
from linkage.model.issue import Issue
from linkage.pipeline import read

# A second human reader of ten of the development reports, against the set as it stood then (376 claims).
SECOND_READER = {"strict": 0.80, "lenient": 0.86, "source": 0.87, "stance": 0.95, "roles": 0.92, "entities": 0.86, "events": 0.90}
HELP = "claims against an analyst's, on a folder of annotated reports"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this suite can be told.

    Args:
        parser: The suite's part of the command line.
    """
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of annotated reports: NAME.txt with NAME.json")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures to this file")
    parser.add_argument("--report", metavar="NAME", help="measure on the reports whose name begins so")
    parser.add_argument("--kind", choices=sorted(KEY_ROLES), help="measure on one kind of claim")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list N missed and N wrong claims")
    parser.add_argument("--workers", type=int, metavar="N", help="processes; by default chosen by the number of reports")
    parser.add_argument("--scorer", type=Path, metavar="PATH", help="also run this scorer: PATH DIR CLAIMS.jsonl")


def run(options: argparse.Namespace) -> int:
    """Read the folder, print the figures.

    Args:
        options: As `add_arguments` declares them.

    Returns:
        0.

    Raises:
        InputError: The folder is absent, holds no annotated report or none that begins so, or a report in it cannot be read.
    """
    reports = load_gold(options.data)
    if options.report is not None:
        reports = tuple(report for report in reports if report.name.startswith(options.report))
        if reports == ():
            raise InputError(f"no report in {options.data} has a name that begins with {options.report!r}")
    with tempfile.TemporaryDirectory() as folder:
        claims_file = Path(folder) / "claims.jsonl"
        outcome = read([options.data / f"{report.name}.txt" for report in reports], options.workers)
        refuse_failures(outcome.failures)
        write_jsonl(claim_records(outcome.case_file), claims_file)
        found = load_claims(claims_file)
        if options.kind is not None:
            reports = tuple(only_kind(report, options.kind) for report in reports)
            found = {name: [claim for claim in claims if claim.kind == options.kind] for name, claims in found.items()}
        score = score_claims(reports, found)
        print_score(score)
        print_errors(reports, found, options.errors)
        if options.scorer is not None:
            print(f"\n{options.scorer.name}:", flush=True)
            subprocess.run([sys.executable, str(options.scorer), str(options.data), str(claims_file)], check=True)
    if options.json is not None:
        options.json.write_text(json.dumps(score.as_json(), indent=1) + "\n", encoding="utf-8")
    return 0


def refuse_failures(failures: Sequence[Issue]) -> None:
    """Stop where reports could not be read: figures over the rest would be figures of something else.

    Args:
        failures: The issues of files that gave no report.

    Raises:
        InputError: There is one.
    """
    if len(failures) > 0:
        first = failures[0]
        raise InputError(f"{len(failures)} reports could not be read, the first is {first.file}: {first.reason}; {first.advice}")


def only_kind(report: GoldReport, kind: str) -> GoldReport:
    """The report with the claims of one kind only."""
    return GoldReport(report.name, report.text, tuple(claim for claim in report.claims if claim.kind == kind))


def print_score(score: Score) -> None:
    """Print the figures beside those of a second human reader.

    Args:
        score: The figures.
    """
    print(f"{score.reports} reports, {score.strict.gold} claims of the analyst, {score.strict.found} found\n")
    print(f"{'':10}{'rules':>8}{'second reader':>16}")
    for name, agreement in (("strict", score.strict), ("lenient", score.lenient)):
        print(f"{name:10}{agreement.f1:8.3f}{SECOND_READER[name]:16.2f}   {in_words(agreement)}")
    for name in ("source", "stance", "roles", "grounded", "entities", "events"):
        value = getattr(score, name)
        human = f"{SECOND_READER[name]:16.2f}" if name in SECOND_READER else ""
        print(f"{name:10}{'-' if value is None else format(value, '.3f'):>8}{human}")
    print(f"\n{'kind':16}{'strict':>8}{'lenient':>9}{'analyst':>9}{'found':>7}")
    for kind, figures in score.kinds.items():
        agreement = figures.strict
        print(f"{kind:16}{agreement.f1:8.3f}{figures.lenient.f1:9.3f}{agreement.gold:9}{agreement.found:7}")


def in_words(agreement: Agreement) -> str:
    """Precision, recall and what they rest on."""
    return f"precision {agreement.precision:.3f}, recall {agreement.recall:.3f}, {agreement.hit} agree"


def print_errors(reports: tuple[GoldReport, ...], found: dict[str, list[FlatClaim]], most: int) -> None:
    """Print claims that were missed, and claims that are wrong.

    Args:
        reports: The annotated reports.
        found: The extracted claims by report.
        most: How many of each to print.
    """
    missed: list[str] = []
    wrong: list[str] = []
    for report in reports:
        claims = found.get(report.name, [])
        pairs = [(gold, claim) for gold, claim, full in pair_up(report.text, report.claims, claims) if full]
        right = {id(claim) for pair in pairs for claim in pair}
        missed += [f"{report.name}: {told(claim)}" for claim in report.claims if id(claim) not in right]
        wrong += [f"{report.name}: {told(claim)}" for claim in claims if id(claim) not in right]
    for title, lines in (("missed", missed), ("wrong", wrong)):
        for line in lines[:most]:
            print(f"{title:7}{line}")


def told(claim: FlatClaim) -> str:
    """A claim on one line."""
    return f"{claim.kind} {json.dumps(claim.given(), ensure_ascii=False)} | {claim.source} | {claim.stance} | {claim.quote!r}"
