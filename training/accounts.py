"""Annotated reports -> `incidents/accounts.json`: how likely two claims of one report tell of one event, by the signs between them."""

import argparse
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from bench.gold import load_gold
from bench.resolution import make_claim, make_report

from linkage.entities import resolve_entities
from linkage.incidents import accounts as package
from linkage.incidents.scene import SceneReader
from linkage.incidents.signs import read_signs
from linkage.incidents.told import tell
from linkage.model.case import CaseSettings
from linkage.vocab.gazetteer import load_gazetteer
from training.judged import fingerprint
from training.weights import declare, fit_signs, write_weights

HELP = "which claims of a report tell of one event, from a folder of annotated reports"
OUT = Path(package.__file__).with_name(package.WEIGHTS)
STRENGTH = 0.05  # inverse strength of the L2 penalty; chosen by cross-validation, see docs/models.md
SEEN = 8  # a sign seen less often says nothing
THRESHOLD = 0.27  # below even odds: a claim told apart from its incident is lost to it, see docs/models.md


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this model can be told.

    Args:
        parser: The model's part of the command line.
    """
    declare(parser, "annotated reports: NAME.txt with NAME.json", OUT)


def run(options: argparse.Namespace) -> int:
    """Train on all reports of the folder and write the weights.

    Args:
        options: As `add_arguments` declares them.

    Returns:
        0.

    Raises:
        InputError: The folder is absent or holds no annotated report.
    """
    pairs = list(read_pairs(options.data))
    texts = sorted({text for text, _, _, _ in pairs})
    model = fit_signs([(signs, one) for _, signs, one, _ in pairs], STRENGTH, SEEN, THRESHOLD, [weight for *_, weight in pairs])
    write_weights(model, options.out, "python -m training accounts", texts)
    print(f"{len(texts)} reports, {len(pairs)} pairs, {sum(one for _, _, one, _ in pairs)} of one event -> {options.out}")
    return 0


def read_pairs(folder: Path) -> Iterator[tuple[str, Sequence[str], bool, float]]:
    """Every two claims of a report that the analyst gave an event each.

    A report counts by its claims, not by its pairs: else three long ones would decide.

    Args:
        folder: Annotated reports.

    Yields:
        The text's fingerprint, the signs, whether both are of one event, and the weight.

    Raises:
        InputError: The folder is absent or holds no annotated report.
    """
    gazetteer = load_gazetteer()
    for gold in load_gold(folder):
        report = make_report(gold, folder)
        events = {claim.id: flat.event for flat in gold.claims for claim in [make_claim(flat, report)]}
        claims = [make_claim(flat, report) for flat in gold.claims]
        reader = SceneReader([report], resolve_entities([report], claims, gazetteer, CaseSettings()), gazetteer)
        told = tell(sorted((s for c in claims if (s := reader.read(c)) is not None), key=lambda s: s.order))
        known = [n for n, t in enumerate(told) if events[t.scene.claim.id] is not None]
        for i, j in combinations(known, 2):
            one = events[told[i].scene.claim.id] == events[told[j].scene.claim.id]
            yield fingerprint(report.text), read_signs(told[i], told[j], told[i + 1 : j], gazetteer), one, 1 / len(known)
