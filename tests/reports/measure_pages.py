"""How well the unmarked text of saved pages agrees with their article, in runs of four words (as the pages' own benchmark counts)."""

import re
from collections import Counter
from collections.abc import Sequence

from linkage.model.report import Report
from linkage.reports.boilerplate import without


def token_f1(pairs: Sequence[tuple[str, Report]]) -> float:
    """Harmonic mean of the mean precision and the mean recall over (true article, report) pairs; the headline is left out."""
    precisions, recalls = [], []
    for article, report in pairs:
        true, found = runs(article), runs(without(report.text, report.boilerplate).replace(report.title, "", 1))
        shared = sum((true & found).values())
        precisions.append(shared / max(1, sum(found.values())))
        recalls.append(shared / max(1, sum(true.values())))
    precision, recall = sum(precisions) / len(pairs), sum(recalls) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[max(0, i - 3) : i + 1]) for i in range(len(words)))
