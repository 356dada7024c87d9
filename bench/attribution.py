"""Who says what: the sources and contents of sayings against those that people marked.

The texts are annotated with attributions, each with a cue ("said"), a content and, mostly, a source. Headline figure: *source and content*,
tokens. Every word of a text that is marked as part of some source counts once, every word marked as part of some content counts once, and
precision and recall are taken over both together. *Linked* asks for more: attributions are paired one to one, by the words their contents
share, and only words of the same role in a pair agree, so that the right content given to the wrong source counts as wrong.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bench.brat import BratText, load_brat
from bench.scoring import Agreement
from linkage.claims.saying import read_sayings
from linkage.claims.sayingverb import Saying
from linkage.errors import InputError, ReportError
from linkage.mentions import parse_report
from linkage.reports import read_report

HELP = "who says what, on a folder of texts annotated with attributions (PolNeAR)"
HUMAN = 0.92  # agreement of the annotators of PolNeAR as its makers give it; no system's figure was found
WORD = re.compile(r"\w+")
ROLES = ("source", "cue", "content")

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution, found or marked by a person: the stretches of each of its roles."""

    source: Spans
    cue: Spans
    content: Spans


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this suite can be told.

    Args:
        parser: The suite's part of the command line.
    """
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="folder with attributions/*.ann and text/*.txt, or a folder of such folders"
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures to this file")
    parser.add_argument("--most", type=int, metavar="N", help="measure on the first N texts of each folder")


def run(options: argparse.Namespace) -> int:
    """Read the texts, print the figures.

    Args:
        options: As `add_arguments` declares them.

    Returns:
        0.

    Raises:
        InputError: The folder is absent or not of that shape, or a text cannot be read.
    """
    names: list[str] = []
    figures: list[dict[str, Agreement]] = []
    for text in load_attributions(options.data, options.most):
        names.append(text.name)
        figures.append(compare(text.text, marked(text), [as_marked(saying) for saying in read(text)]))
    totals = {key: add(f[key] for f in figures) for key in figures[0]}
    print(f"{len(names)} annotated texts; agreement of human annotators {HUMAN}; no system's figure is published\n")
    print(f"{'':28}{'F1':>7}{'precision':>11}{'recall':>8}")
    for key, agreement in totals.items():
        print(f"{key:28}{agreement.f1:7.3f}{agreement.precision:11.3f}{agreement.recall:8.3f}")
    if options.json is not None:
        shown = {key: {**asdict(a), "f1": a.f1, "precision": a.precision, "recall": a.recall} for key, a in totals.items()}
        options.json.write_text(json.dumps({"texts": len(names), **shown}, indent=1) + "\n", encoding="utf-8")
    return 0


def load_attributions(folder: Path, most: int | None = None) -> Iterator[BratText]:
    """The annotated texts of one folder, or of the folders inside it.

    Args:
        folder: Holds `attributions` and `text`, or folders that do.
        most: How many texts of each folder; None for all.

    Yields:
        Each text with its annotations; twice where two people annotated it.

    Raises:
        InputError: No such folder is there, or a file in it is broken.
    """
    inside = sorted(folder.iterdir()) if folder.is_dir() else []
    found = [f for f in (folder, *inside) if (f / "attributions").is_dir() and (f / "text").is_dir()]
    if not found:
        raise InputError(f"{folder} is no folder of attributions: give one that holds attributions/*.ann and text/*.txt")
    for part in found:
        for number, text in enumerate(load_brat(part / "attributions", part / "text")):
            if most is not None and number >= most:
                break
            yield text


def read(text: BratText) -> list[Saying]:
    """The sayings that the package reads in a text.

    Raises:
        InputError: The text gives no report, or one whose offsets are not those of the annotations.
    """
    try:
        report = read_report(Path(f"{text.name}.txt"), text.text.encode())
    except ReportError as error:
        raise InputError(f"{text.name}: {error.reason}; {error.advice}") from error
    if len(report.text) != len(text.text):
        raise InputError(f"{text.name}: the text read has other offsets than the annotations: remove the file from the folder")
    return read_sayings(parse_report(replace(report, boilerplate=(), language="en")))


def marked(text: BratText) -> list[Marked]:
    """The attributions that a person marked in a text."""
    found = []
    for link in text.links:
        if not link.type.startswith("Attribution"):
            continue
        parts: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for role, target in link.arguments:
            name = role.rstrip("0123456789").lower()
            if name in parts and target in text.annotations:
                parts[name].extend(text.annotations[target].parts)
        if parts["content"]:
            found.append(Marked(*(tuple(sorted(parts[role])) for role in ROLES)))
    return found


def as_marked(saying: Saying) -> Marked:
    """A saying as its stretches."""
    source = () if saying.source is None else ((saying.source.start, saying.source.end),)
    return Marked(source, ((saying.cue.start, saying.cue.end),), tuple((c.start, c.end) for c in saying.content))


def words_of(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Where the words of some stretches begin."""
    return frozenset(start + m.start() for start, end in spans for m in WORD.finditer(text[start:end]))


def compare(text: str, wanted: Sequence[Marked], found: Sequence[Marked]) -> dict[str, Agreement]:
    """The agreement on one text.

    Args:
        text: The text.
        wanted: What a person marked.
        found: What was read.

    Returns:
        By figure: words of each role, source and content together (headline, and linked), and exact stretches.
    """
    figures: dict[str, Agreement] = {}
    for role in ROLES:
        mine = frozenset[int]().union(*(words_of(text, getattr(f, role)) for f in found))
        theirs = frozenset[int]().union(*(words_of(text, getattr(w, role)) for w in wanted))
        figures[f"{role}, tokens"] = Agreement(len(theirs), len(mine), len(mine & theirs))
    headline = {"source and content, tokens": add((figures["source, tokens"], figures["content, tokens"]))}
    linked = {"linked, tokens": _linked(text, wanted, found)}
    exact = {f"{role}, exact": _exact(text, [getattr(w, role) for w in wanted], [getattr(f, role) for f in found]) for role in ROLES}
    return {**headline, **linked, **figures, **exact}


def _linked(text: str, wanted: Sequence[Marked], found: Sequence[Marked]) -> Agreement:
    """Words of source and content over attributions paired one to one, the pair that shares most words of content first."""
    theirs = [(words_of(text, w.source), words_of(text, w.content)) for w in wanted]
    mine = [(words_of(text, f.source), words_of(text, f.content)) for f in found]
    shared = ((len(t[1] & m[1]), len(t[0] & m[0]), -i, -j) for i, t in enumerate(theirs) for j, m in enumerate(mine))
    taken_t: set[int] = set()
    taken_m: set[int] = set()
    hit = 0
    for contents, _, i, j in sorted((s for s in shared if s[0] > 0), reverse=True):
        if i not in taken_t and j not in taken_m:
            taken_t.add(i)
            taken_m.add(j)
            hit += contents + len(theirs[-i][0] & mine[-j][0])
    return Agreement(sum(len(a) + len(b) for a, b in theirs), sum(len(a) + len(b) for a, b in mine), hit)


def _exact(text: str, wanted: Sequence[Spans], found: Sequence[Spans]) -> Agreement:
    """Stretches of which every word agrees; punctuation does not count."""
    theirs = {words for spans in wanted if (words := words_of(text, spans))}
    mine = {words for spans in found if (words := words_of(text, spans))}
    return Agreement(len(theirs), len(mine), len(theirs & mine))


def add(agreements: Iterable[Agreement]) -> Agreement:
    """The sum of several agreements."""
    listed = list(agreements)
    return Agreement(sum(a.gold for a in listed), sum(a.found for a in listed), sum(a.hit for a in listed))
