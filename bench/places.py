"""How well names of places are resolved, given the names: which place each of a text's gold names is, within 161 km.

The protocol is that of Gritta, Pilehvar and Collier, "A pragmatic guide to geoparsing evaluation" (2020): toponym resolution given the gold
names; names with coordinates of the gazetteer only; 161 km is 100 miles; an error curve from the logarithms of the distances. A name
without an answer is counted as wrong, and stands in the median and in the curve with the longest distance on earth. The names are taken
as printed ("Syrian", "Calif."), never in the annotators' normalised form.
"""

import argparse
import json
import math
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from bench.figures import distance_km
from linkage.entities.georesolve import NameInText, Resolver
from linkage.entities.meanings import meanings_of
from linkage.errors import InputError
from linkage.model.place import Place
from linkage.vocab.gazetteer import Gazetteer, load_gazetteer

HELP = "names of places given their marks, on a folder with TR-News.xml and GWN.xml (GeoWebNews)"
SHAPE = "give a folder with TR-News.xml and GWN.xml"
NEAR_KM = 161.0
FARTHEST_KM = 20_039.0
PEER = 0.86
PEER_NAME = "a vote of several systems"
CORPORA = ("TR-News", "GWN")
_COLUMNS = (
    ("names", 7), ("within 161 km", 15), ("mean km", 9), ("median km", 11), ("AUC", 7), ("unresolved", 12), ("guessed", 9),
    ("without guesses", 17), ("ms a name", 11),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked name with where it lies.

    Args:
        name: Its offsets and words.
        at: Latitude and longitude, degrees.
    """

    name: NameInText
    at: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its marked names, in order.

    Args:
        number: Its place in the corpus, from 0; by its parity it belongs to a half.
        text: The text.
        marked: The names.
    """

    number: int
    text: str
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a marked name.

    Args:
        marked: The name.
        km: How far the answer is off; None where there is none.
        is_guess: Whether the gazetteer knows nothing of the name: the answer is what the text names nearest to it.
        reasons: Why that place.
    """

    marked: Marked
    km: float | None
    is_guess: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What is stated of a set of answers.

    Args:
        names: How many names.
        accuracy: Share within 161 km, those without an answer counted as wrong.
        mean_km: Mean distance of those with an answer.
        median_km: Median distance; no answer is the longest distance.
        auc: Area under the curve of the logarithms of the distances, 0 best, 1 worst.
        unresolved: Share without an answer.
        guessed: Share of names of which the gazetteer knows nothing, answered with what the text names nearest.
        without_guesses: Share within 161 km when these too are counted as wrong.
    """

    names: int
    accuracy: float
    mean_km: float
    median_km: float
    auc: float
    unresolved: float
    guessed: float
    without_guesses: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this suite can be told.

    Args:
        parser: The suite's part of the command line.
    """
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with TR-News.xml and GWN.xml")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures to this file")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only the articles of one half, by the parity of their number")
    parser.add_argument(
        "--errors", action="store_true", help="list the wrong answers of the first half; those of the second are never listed"
    )


def run(options: argparse.Namespace) -> int:
    """Resolve the names, print the figures.

    Args:
        options: As `add_arguments` declares them.

    Returns:
        0.

    Raises:
        InputError: The folder or a file is absent or is not of that shape.
    """
    gazetteer = load_gazetteer()
    told: dict[str, dict[str, float]] = {}
    notes: list[str] = []
    print(f"{'corpus':9}" + "".join(f"{name:>{width}}" for name, width in _COLUMNS))
    for corpus in CORPORA:
        articles = [a for a in load_articles(options.data / f"{corpus}.xml") if options.half in (None, a.number % 2)]
        begun = time.perf_counter()
        answers = {a.number: answer(a, gazetteer) for a in articles}
        taken = time.perf_counter() - begun
        found = [one for several in answers.values() for one in several]
        f = measure(found)
        told[corpus] = {name: round(getattr(f, name), 4) for name in Figures.__slots__}
        print(
            f"{corpus:9}{f.names:7}{f.accuracy:15.3f}{f.mean_km:9.0f}{f.median_km:11.2f}{f.auc:7.3f}{f.unresolved:12.3f}{f.guessed:9.3f}"
            f"{f.without_guesses:17.3f}{1000 * taken / max(1, f.names):11.2f}"
        )
        reachable, alone = bounds(articles, gazetteer)
        told[corpus] |= {"reachable": round(reachable, 4), "alone": round(alone, 4)}
        notes.append(f"{corpus}: any meaning of the gazetteer within 161 km {reachable:.3f}; its best meaning without the text {alone:.3f}")
        if options.errors:
            for article in articles:
                if article.number % 2 == 0:
                    _list_errors(article, answers[article.number])
    print("\n" + "\n".join(notes))
    print(f"best published average of the two: {PEER:.2f} ({PEER_NAME})")
    if options.json is not None:
        options.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


def _list_errors(article: Article, answers: Sequence[Answer]) -> None:
    for one in answers:
        if one.km is None or one.km > NEAR_KM:
            name, (lat, lon) = one.marked.name, one.marked.at
            off = "none" if one.km is None else f"{one.km:.0f} km"
            print(f"  {article.number}\t{name.text}\t{off}\twanted {lat:.1f},{lon:.1f}\t{'; '.join(one.reasons)}")


def answer(article: Article, gazetteer: Gazetteer) -> tuple[Answer, ...]:
    """What the resolver finds for the marked names of an article.

    Args:
        article: The article.
        gazetteer: The gazetteer.
    """
    found = Resolver(gazetteer).resolve(article.text, [m.name for m in article.marked])
    answers = []
    for marked, resolved in zip(article.marked, found, strict=True):
        place = resolved.place
        km = None if place is None or place.lat is None or place.lon is None else distance_km(marked.at, place.lat, place.lon)
        told = () if place is None else (f"{place.name} ({place.country}, {place.id})",)
        answers.append(Answer(marked, km, resolved.is_guess, told + resolved.reasons))
    return tuple(answers)


def bounds(articles: Sequence[Article], gazetteer: Gazetteer) -> tuple[float, float]:
    """What the gazetteer allows: the share of names with any meaning within 161 km, and with the best meaning without the text there.

    Args:
        articles: The articles.
        gazetteer: The gazetteer.
    """
    names = [m for article in articles for m in article.marked]
    near = [[_is_near(m.at, meaning.place) for meaning in meanings_of(m.name.text, gazetteer)] for m in names]
    return sum(any(n) for n in near) / max(1, len(names)), sum(n[:1] == [True] for n in near) / max(1, len(names))


def _is_near(at: tuple[float, float], place: Place) -> bool:
    return place.lat is not None and place.lon is not None and distance_km(at, place.lat, place.lon) <= NEAR_KM


def measure(answers: Sequence[Answer]) -> Figures:
    """The figures of a set of answers.

    Args:
        answers: At least one.

    Raises:
        InputError: There is no answer to measure.
    """
    if not answers:
        raise InputError(f"no marked name has coordinates: {SHAPE}")
    known = [a.km for a in answers if a.km is not None]
    every = [FARTHEST_KM if a.km is None else a.km for a in answers]
    return Figures(
        names=len(answers),
        accuracy=sum(km <= NEAR_KM for km in every) / len(every),
        mean_km=statistics.fmean(known) if known else FARTHEST_KM,
        median_km=statistics.median(every),
        auc=statistics.fmean(math.log1p(km) for km in every) / math.log1p(FARTHEST_KM),
        unresolved=1 - len(known) / len(every),
        guessed=sum(a.is_guess for a in answers) / len(every),
        without_guesses=sum(a.km is not None and a.km <= NEAR_KM and not a.is_guess for a in answers) / len(every),
    )


def load_articles(path: Path) -> tuple[Article, ...]:
    """The articles of a corpus, with the names that have coordinates of the gazetteer.

    Args:
        path: TR-News.xml or GWN.xml.

    Raises:
        InputError: The file is absent, no XML, holds no article, or a name has no offsets or coordinates.
    """
    if not path.is_file():
        raise InputError(f"{path} is absent: {SHAPE}")
    try:
        root = ET.parse(path).getroot()  # noqa: S314
    except ET.ParseError as error:
        raise InputError(f"{path} is no XML ({error}): {SHAPE}") from error
    articles = tuple(_article(path, number, element) for number, element in enumerate(root.iter("article")))
    if not articles:
        raise InputError(f"{path} holds no article: {SHAPE}")
    return articles


def _article(path: Path, number: int, element: ET.Element) -> Article:
    text = element.findtext("text") or ""
    try:
        marked = sorted(_marked(element), key=lambda m: (m.name.start, m.name.end))
    except (ValueError, TypeError) as error:
        raise InputError(f"{path}, article {number}: a name without numbers ({error}): {SHAPE}") from error
    marked = [Marked(_mended(text, m.name), m.at) for m in marked]
    return Article(number, text, tuple(marked))


def _mended(text: str, name: NameInText) -> NameInText:
    """The name where its words stand in the text: some marks of the corpora are a few characters off."""
    if text[name.start : name.end] == name.text:
        return name
    starts = [found.start() for found in re.finditer(re.escape(name.text), text)]
    start = min(starts, key=lambda at: (abs(at - name.start), at), default=None)
    return name if start is None else NameInText(start, start + len(name.text), name.text)


def _marked(element: ET.Element) -> Iterator[Marked]:
    for toponym in element.iter("toponym"):
        tag = toponym.find("gaztag")
        known = tag if tag is not None else toponym if (toponym.findtext("geonamesID") or "").strip() else None
        if known is None:
            continue
        lat, lon = (known.findtext("lat") or known.findtext("latitude"), known.findtext("lon") or known.findtext("longitude"))
        words = toponym.findtext("phrase") or toponym.findtext("extractedName") or ""
        name = NameInText(int(toponym.findtext("start") or ""), int(toponym.findtext("end") or ""), words)
        yield Marked(name, (float(lat or ""), float(lon or "")))
