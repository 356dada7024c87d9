"""How well the article is told from the rest of a web page: the text that is read, against the text that a person marked."""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from linkage.errors import InputError, ReportError
from linkage.model.report import Report
from linkage.reports import read_report

HELP = "the article's text against what a person marked, on a folder of saved web pages"
PUBLISHED = ("trafilatura", 0.96)  # F1 over all 181 pages of the benchmark, as its README gives it (version 2.0)
RUN = 4  # words that follow one another
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PageScore:
    """The figures of a folder of pages.

    Args:
        pages: How many.
        precision: Mean share of a page's runs of four words that are of the article.
        recall: Mean share of the article's runs of four words that were read.
        unread: Pages that gave no report.
    """

    pages: int
    precision: float
    recall: float
    unread: tuple[str, ...]

    @property
    def f1(self) -> float:
        """Harmonic mean of the two means, as the benchmark computes it."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total > 0 else 0.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this suite can be told.

    Args:
        parser: The suite's part of the command line.
    """
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with ground-truth.json and html/NAME.html.gz")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures to this file")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N pages that are read worst")


def run(options: argparse.Namespace) -> int:
    """Read the pages, print the figures.

    Args:
        options: As `add_arguments` declares them.

    Returns:
        0.

    Raises:
        InputError: The folder is absent or not of the benchmark's shape.
    """
    shares: dict[str, tuple[float, float]] = {}
    unread = []
    for name, raw, article in load_pages(options.data):
        try:
            report = read_report(Path(f"{name}.html"), raw)
        except ReportError:
            unread.append(name)
            shares[name] = (0.0, 0.0)
            continue
        shares[name] = compare(body_of(report), article)
    precision = sum(p for p, _ in shares.values()) / len(shares)
    recall = sum(r for _, r in shares.values()) / len(shares)
    score = PageScore(len(shares), precision, recall, tuple(unread))
    print(f"{score.pages} pages, {len(unread)} of them gave no report\n")
    print(f"{'':12}{'Linkage':>9}{PUBLISHED[0]:>13}")
    print(f"{'F1':12}{score.f1:9.3f}{PUBLISHED[1]:13.2f}")
    print(f"{'precision':12}{score.precision:9.3f}\n{'recall':12}{score.recall:9.3f}")
    for name in sorted(shares, key=lambda n: sum(shares[n]))[: options.worst]:
        print(f"{name}: precision {shares[name][0]:.2f}, recall {shares[name][1]:.2f}")
    if options.json is not None:
        options.json.write_text(json.dumps({**asdict(score), "f1": score.f1}, indent=1) + "\n", encoding="utf-8")
    return 0


def load_pages(folder: Path) -> Iterator[tuple[str, bytes, str]]:
    """The pages of the benchmark.

    Args:
        folder: Holds `ground-truth.json` ({name: {"articleBody": text}}) and `html/NAME.html.gz`.

    Yields:
        (name, bytes of the page, the article's text).

    Raises:
        InputError: The folder is absent, or a part of it is missing or not of that shape.
    """
    try:
        truth = dict(json.loads((folder / "ground-truth.json").read_text("utf-8")))
        for name in sorted(truth):
            yield name, gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), truth[name]["articleBody"]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError(
            f"{folder} is no folder of pages ({error}): give one that holds ground-truth.json and html/NAME.html.gz, "
            "as the article extraction benchmark has them"
        ) from error
    if truth == {}:
        raise InputError(f"{folder / 'ground-truth.json'} names no page: give a folder of pages with the articles that a person marked")


def body_of(report: Report) -> str:
    """The text that is read for claims, without the headline: the benchmark marks the article's body only."""
    parts, position = [], 0
    for span in sorted(report.boilerplate):
        parts.append(report.text[position : max(position, span.start)])
        position = max(position, span.end)
    text = "".join([*parts, report.text[position:]])
    return "\n".join(line for line in text.split("\n") if line.strip() != report.title)


def compare(found: str, article: str) -> tuple[float, float]:
    """(precision, recall) over runs of four words, each counted as often as it stands.

    Args:
        found: The text that was read.
        article: The text that a person marked.

    Source: article extraction benchmark, "shingles" of four tokens; a text of fewer words is one run.
    """
    mine, theirs = runs(found), runs(article)
    both = sum((mine & theirs).values())
    return both / max(1, mine.total()), both / max(1, theirs.total())


def runs(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text, with how often each stands."""
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))) if words else Counter()
