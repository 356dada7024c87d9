"""How well reports that share an origin are found, on families of reports written for this project."""

import argparse
import hashlib
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import yaml

from bench.scoring import b_cubed
from linkage.errors import InputError
from linkage.model.origins import Origins
from linkage.pipeline import read

HALVES = ("open", "held")


@dataclass(frozen=True, slots=True)
class Member:
    """One report of a family.

    Args:
        file: Its file, with the family's name before it.
        family: The family.
        half: "open" or "held".
        origin: Reports of one family and letter share an origin.
        tie: How it was made: original, copy, translation, rewrite, relay, own.
        text: Its text.
        about: Publisher, date, language.
    """

    file: str
    family: str
    half: str
    origin: str
    tie: str
    text: str
    about: dict[str, str]


def declare_options(parser: argparse.ArgumentParser) -> None:
    """Declare what this part of the suite can be told.

    Args:
        parser: The suite's part of the command line.
    """
    parser.add_argument("--families", type=Path, metavar="DIR", help="folder of families of reports (bench/origins): measure origins")
    parser.add_argument("--half", choices=HALVES, help="with --families: only the open or the held families")


def run(options: argparse.Namespace) -> int:
    """Find the origins of the families' reports, all in one case, and print how well.

    Args:
        options: The command line of the suite.

    Returns:
        The exit status.
    """
    members = [m for m in load_families(options.families) if options.half in (None, m.half)]
    clusters = cluster(members)
    figures = {}
    for half in HALVES:
        chosen = [m for m in members if m.half == half]
        if chosen:
            figures[half] = measure(chosen, clusters)
            print_figures(half, figures[half])
    if options.errors:
        for member, other, same in pairs(members):
            if same is not (clusters[member.file] == clusters[other.file]):
                print(f"{'PARTED' if same else 'JOINED'} {member.file} ({member.tie}) | {other.file} ({other.tie})")
    if options.json is not None:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def load_families(folder: Path) -> list[Member]:
    """The reports of every family of a folder.

    Args:
        folder: YAML files, one a family.

    Raises:
        InputError: The folder holds none, or a file is no family.
    """
    files = sorted(folder.glob("*.yaml"))
    if files == []:
        raise InputError(f"{folder} holds no family: give a folder of YAML files such as bench/origins")
    members = []
    for file in files:
        content = yaml.safe_load(file.read_text("utf-8"))
        try:
            for entry in content["reports"]:
                about = {key: entry[key] for key in ("publisher", "published", "language")}
                name = f"{file.stem}--{entry['file']}.txt"
                members.append(Member(name, file.stem, content["half"], entry["origin"], entry["tie"], entry["text"], about))
        except (KeyError, TypeError) as error:
            raise InputError(f"{file} is no family ({error}): compare it with those of bench/origins") from error
    return members


def cluster(members: Sequence[Member]) -> dict[str, str]:
    """File -> id of the origin of its own text, all reports read as one case.

    Args:
        members: The reports.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for member in members:
            (folder / member.file).write_text(member.text, encoding="utf-8")
            about = member.about | {"title": member.text.strip().split("\n")[0]}
            (folder / member.file).with_suffix(".json").write_text(json.dumps({"report": about}), encoding="utf-8")
        case_file = read([folder], 1).case_file
    return {report.file: text_origin(report.id, case_file.origins) for report in case_file.reports}


def text_origin(report_id: str, origins: Origins) -> str:
    """The reports with which a report shares its text's origin, as one id: the first of those that joining ties lead to.

    Args:
        report_id: The report.
        origins: The case's origins.
    """
    reached, left = {report_id}, [report_id]
    while left:
        step = left.pop()
        for tie in origins.ties:
            if tie.joins and step in tie.report_ids:
                for other in tie.report_ids:
                    if other not in reached:
                        reached.add(other)
                        left.append(other)
    return hashlib.sha256(min(reached).encode()).hexdigest()[:8]


def pairs(members: Sequence[Member]) -> Iterator[tuple[Member, Member, bool]]:
    """Every two reports, and whether they share an origin."""
    for member, other in combinations(members, 2):
        yield member, other, (member.family, member.origin) == (other.family, other.origin)


def measure(members: Sequence[Member], clusters: dict[str, str]) -> dict[str, object]:
    """B-cubed F1, F1 over pairs, and the share of each kind of tie that was found.

    Args:
        members: The reports of one half.
        clusters: File -> id of its origin.
    """
    right = found = true = 0
    kinds: dict[str, list[bool]] = defaultdict(list)
    for member, other, same in pairs(members):
        joined = clusters[member.file] == clusters[other.file]
        right += same and joined
        found += joined
        true += same
        original = next((m for m in (member, other) if m.tie == "original"), None)
        made = member if original is other else other
        if same and original is not None:
            kinds[made.tie].append(joined)
        elif not same and member.family == other.family:
            kinds["own, kept apart"].append(not joined)
    return {
        "reports": len(members),
        "b_cubed": b_cubed([(f"{m.family} {m.origin}", clusters[m.file]) for m in members]),
        "pairs": {"f1": 2 * right / (found + true) if found + true else None, "right": right, "found": found, "true": true},
        "by_tie": {kind: [sum(hits), len(hits)] for kind, hits in sorted(kinds.items())},
    }


def print_figures(half: str, figures: dict[str, object]) -> None:
    """Print what one half gave."""
    two, ties = figures["pairs"], figures["by_tie"]
    b3 = figures["b_cubed"]
    if not isinstance(two, dict) or not isinstance(ties, dict) or not isinstance(b3, float):
        raise TypeError("figures come from `measure`")
    found = f"{two['right']} right of {two['found']} found, {two['true']} true"
    print(f"{half}: {figures['reports']} reports; B-cubed F1 {b3:.3f}; pairs F1 {two['f1']:.3f} ({found})")
    for kind, (hits, count) in ties.items():
        print(f"   {kind:16} {hits} of {count}")
