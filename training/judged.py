"""Annotated reports -> proposals: every claim that the grammars find in them, its signs, and whether the analyst has it."""

import hashlib
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.gold import GoldReport, flatten, load_gold
from bench.scoring import pair_up

from linkage.claims import RulesReader
from linkage.mentions import parse_report
from linkage.model.claim import Claim
from linkage.model.parse import ParsedReport
from linkage.reports import read_report
from linkage.vocab.light import LIGHT_LANGUAGES
from linkage.vocab.weights import Weights

KEEP_ALL = Weights(0.0, {}, 0.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """One proposal of the grammars.

    Args:
        report: The name of its report.
        kind: Its kind.
        signs: What is seen of it.
        right: Whether one of the analyst's claims agrees with it in kind, sentence and key roles.
    """

    report: str
    kind: str
    signs: frozenset[str]
    right: bool


def judge_folder(folder: Path) -> tuple[tuple[GoldReport, ...], list[Judged]]:
    """The proposals in every annotated report of a folder.

    Args:
        folder: Holds NAME.txt with NAME.json.

    Returns:
        The reports, and their proposals in order.

    Raises:
        InputError: The folder is absent or holds no annotated report.
    """
    reports = load_gold(folder)
    return reports, [proposal for report in reports for proposal in _judge(report, _parsed(folder / f"{report.name}.txt"))]


def _parsed(path: Path) -> ParsedReport:
    return parse_report(read_report(path, path.read_bytes()))


def _judge(report: GoldReport, parsed: ParsedReport) -> Iterator[Judged]:
    if parsed.report.language in LIGHT_LANGUAGES:  # one share a kind, which no sign moves
        return
    reader = RulesReader(KEEP_ALL)
    signs = {_but_place(claim): seen for claim, seen in reader.propose(parsed, [])}
    claims = reader.read(parsed).claims
    flat = [flatten(claim, parsed.report.text) for claim in claims]
    right = {id(claim) for _, claim, full in pair_up(report.text, report.claims, flat) if full}
    for claim, flattened in zip(claims, flat, strict=True):
        yield Judged(report.name, claim.kind, signs[_but_place(claim)], id(flattened) in right)


def _but_place(claim: Claim) -> tuple[Hashable, ...]:
    """A claim without its place, which is settled when all of a report's claims are known."""
    roles = tuple((role.name, role.value) for role in claim.roles if role.name != "place")
    return claim.kind, claim.quote, claim.stance, claim.source, roles


def fingerprint(text: str) -> str:
    """Tells whether a model learned from a text, without holding any of it: the first 16 hex digits of its sha256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
