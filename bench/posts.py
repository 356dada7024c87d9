"""Names of officers with their ranks, titles, roles and bodies, and what belongs to whom, against brat annotations.

What is measured is the tagger of officers and the reader of relations, whose output is in `mentions.jsonl`. Names agree where type and both
ends agree; title and role count as one type. They are measured over whole texts, and over the sentences that hold an annotation, which is
how the published figures were taken. Relations agree where type and both names agree. Last, how many of the marked offices become claims
(`postclaims`). A text that the models of the package learned from is read by models that did not see it: the texts are put in parts
(`--parts`), and for each part the models are trained anew on the others, a few minutes a part.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from training import officers, relations
from training.judged import fingerprint

from bench.brat import BratText, load_brat
from bench.postclaims import agree, marked_offices, read_posts
from bench.scoring import Agreement
from linkage.errors import InputError, ReportError
from linkage.mentions.officers import choose, read_officers
from linkage.mentions.relations import load_model, read_relations
from linkage.mentions.sentences import read_sentences
from linkage.model.mention import Mention, MentionType, Relation
from linkage.model.parse import Sentence
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.reports import read_report
from linkage.vocab.weights import Weights

HELP = "names, ranks, titles, roles, bodies and their relations, on a folder annotated with brat (Security Force Monitor)"
PUBLISHED = {"names": 0.825, "person": 0.90, "rank": 0.86, "organization": 0.76, "title or role": 0.80, "relations, names given": 0.748}
TYPES = {
    "Person": MentionType.PERSON,
    "Rank": MentionType.RANK,
    "Title": MentionType.TITLE,
    "Role": MentionType.ROLE,
    "Organization": MentionType.ORGANIZATION,
}

Name = tuple[str, int, int]
Tie = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One text as a person marked it.

    Args:
        text: The text with its annotations.
        report: The report that it gives.
        sentences: Its parsed sentences.
        names: The marked names as mentions.
        ties: The marked relations, by the spans of person and other.
    """

    text: BratText
    report: Report
    sentences: Sequence[Sentence]
    names: tuple[Mention, ...]
    ties: frozenset[tuple[Span, Span]]


@dataclass(frozen=True, slots=True)
class Found:
    """What the package reads in one text: its names, the relations among the marked names, and those among its own."""

    names: Sequence[Mention]
    given: Sequence[Relation]
    alone: Sequence[Relation]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this suite can be told.

    Args:
        parser: The suite's part of the command line.
    """
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of NAME.txt with NAME.ann")
    parser.add_argument(
        "--parts",
        type=int,
        default=officers.PARTS,
        metavar="N",
        help=f"parts of the cross-validation: more of them let models learn from more texts, and take longer (default {officers.PARTS})",
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures to this file")


def run(options: argparse.Namespace) -> int:
    """Read the texts, print the figures.

    Args:
        options: As `add_arguments` declares them.

    Returns:
        0.

    Raises:
        InputError: The folder is absent or not of that shape, a text cannot be read, or there are fewer than two parts.
    """
    if options.parts < 2:
        raise InputError("--parts is at least 2: models are measured on texts from which they did not learn")
    texts = load_annotated(options.data)
    known = {t.text.name for t in texts if fingerprint(t.text.text) in officers.learned_from() | relations.learned_from()}
    figures = measure(texts, read_all(texts, known, options.parts))
    print(f"{len(texts)} texts, {len(known)} of them learned from and so read by models that did not see them (cross-validation)\n")
    print(f"{'':36}{'F1':>7}{'precision':>11}{'recall':>8}{'published':>11}")
    for name, a in figures.items():
        published = f"{PUBLISHED[name]:11.3f}" if name in PUBLISHED else ""
        print(f"{name:36}{a.f1:7.3f}{a.precision:11.3f}{a.recall:8.3f}{published}")
    if options.json is not None:
        shown = {name: {**asdict(a), "f1": a.f1} for name, a in figures.items()}
        options.json.write_text(json.dumps({"texts": len(texts), "learned_from": len(known), **shown}, indent=1) + "\n", encoding="utf-8")
    return 0


def load_annotated(folder: Path) -> tuple[Annotated, ...]:
    """The texts of a folder, read.

    Args:
        folder: Holds NAME.txt with NAME.ann; the types are those of the Security Force Monitor's starter set.

    Raises:
        InputError: The folder holds no such text, or one that cannot be read.
    """
    return tuple(_read(text) for text in load_brat(folder, folder))


def _read(text: BratText) -> Annotated:
    try:
        report = read_report(Path(f"{text.name}.txt"), text.text.encode())
    except ReportError as error:
        raise InputError(f"{text.name}: {error.reason}; {error.advice}") from error
    if len(report.text) != len(text.text):
        raise InputError(f"{text.name}: the text read has other offsets than the annotations: remove the file from the folder")
    spans = {name: Span(a.start, a.end) for name, a in text.annotations.items() if a.type in TYPES}
    names = tuple(Mention(TYPES[text.annotations[name].type], span, span.of(text.text)) for name, span in spans.items())
    ends = (tuple(target for _, target in link.arguments) for link in text.links)
    ties = frozenset((spans[e[0]], spans[e[1]]) for e in ends if len(e) == 2 and e[0] in spans and e[1] in spans)
    english = replace(report, language="en")
    return Annotated(text, english, read_sentences(english)[0], names, ties)


def read_all(texts: Sequence[Annotated], known: set[str], parts: int) -> list[Found]:
    """What the package reads in each text; what its models learned from is read by models that did not see it.

    Args:
        texts: The texts.
        known: Names of those from which the models learned.
        parts: How many parts the cross-validation has.

    Returns:
        One a text, in their order.
    """
    learned = sorted((t for t in texts if t.text.name in known), key=lambda t: t.text.name)
    proposed = officers.propose_unseen(learned, parts)
    found: dict[str, Found] = {}
    for part in range(parts):
        rest = [(t, p) for i, (t, p) in enumerate(zip(learned, proposed, strict=True)) if i % parts != part]
        here = [(t, p) for i, (t, p) in enumerate(zip(learned, proposed, strict=True)) if i % parts == part]
        if here:
            judge = officers.fit_judge([t for t, _ in rest], [p for _, p in rest])
            model = relations.fit([(t.sentences, t.names, t.ties) for t, _ in rest])
            found |= {t.text.name: _found(t, choose(p, judge), model) for t, p in here}
    new = [t for t in texts if t.text.name not in found]
    read = read_officers([(t.report, t.sentences) for t in new]) if new else []
    found |= {t.text.name: _found(t, names, load_model()) for t, names in zip(new, read, strict=True)}
    return [found[t.text.name] for t in texts]


def _found(t: Annotated, names: Sequence[Mention], model: Weights) -> Found:
    return Found(names, read_relations(t.sentences, t.names, model), read_relations(t.sentences, names, model))


def measure(texts: Sequence[Annotated], read: Sequence[Found]) -> dict[str, Agreement]:
    """The figures of all texts together.

    Args:
        texts: The texts.
        read: What was read in each.
    """
    parts = [_names(t, found) | _relations(t, found) | _posts(t, found) for t, found in zip(texts, read, strict=True)]
    return {key: _sum([p[key] for p in parts]) for key in parts[0]}


def _name(mention: Mention) -> Name:
    sort = "title or role" if mention.type in (MentionType.TITLE, MentionType.ROLE) else str(mention.type)
    return sort, mention.span.start, mention.span.end


def _names(t: Annotated, read: Found) -> dict[str, Agreement]:
    figures = _agreements(t, t.names, read)
    mended = _agreements(t, [replace(m, span=officers.mend_mark(m.span, t.report.text)) for m in t.names], read)
    return figures | {f"{key}, slips of marking mended": mended[key] for key in ("names", "names, whole texts")}


def _agreements(t: Annotated, marked_names: Sequence[Mention], read: Found) -> dict[str, Agreement]:
    wanted, found = {_name(m) for m in marked_names}, {_name(m) for m in read.names}
    marked = [s.span for s in t.sentences if any(s.span.start <= name[1] < s.span.end for name in wanted)]
    near = {name for name in found if any(s.start <= name[1] < s.end for s in marked)}
    figures = {"names": _agreement(wanted, near), "names, whole texts": _agreement(wanted, found)}
    for sort in ("person", "rank", "organization", "title or role"):
        figures[sort] = _agreement({n for n in wanted if n[0] == sort}, {n for n in near if n[0] == sort})
    return figures


def _relations(t: Annotated, read: Found) -> dict[str, Agreement]:
    wanted = {_ends(person, other) for person, other in t.ties}
    return {
        "relations, names given": _agreement(wanted, {_tie(r) for r in read.given}),
        "relations, end to end": _agreement(wanted, {_tie(r) for r in read.alone}),
    }


def _posts(t: Annotated, read: Found) -> dict[str, Agreement]:
    return agree(list(marked_offices(t.names, t.ties)), read_posts(t.report, read.names, read.alone))


def _tie(relation: Relation) -> Tie:
    return _ends(relation.head, relation.tail)


def _ends(person: Span, other: Span) -> Tie:
    return (person.start, person.end), (other.start, other.end)


def _agreement(wanted: set[Name] | set[Tie], found: set[Name] | set[Tie]) -> Agreement:
    return Agreement(len(wanted), len(found), len(wanted & found))


def _sum(agreements: Sequence[Agreement]) -> Agreement:
    return Agreement(sum(a.gold for a in agreements), sum(a.found for a in agreements), sum(a.hit for a in agreements))
