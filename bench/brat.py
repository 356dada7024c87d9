"""Annotations of the brat tool: spans, relations and events of one text."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from linkage.errors import InputError


@dataclass(frozen=True, slots=True)
class Annotation:
    """One marked stretch.

    Args:
        name: Its name in the file, for example "T3".
        type: What it is marked as.
        parts: (start, end) of each of its pieces, in order; most have one.
    """

    name: str
    type: str
    parts: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class Link:
    """A relation or an event.

    Args:
        type: What it says.
        arguments: (role, name of the marked stretch) of each thing it ties together.
    """

    type: str
    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BratText:
    """A text with its annotations.

    Args:
        name: The name of its files, without ending.
        text: The text.
        annotations: Its marked stretches by name.
        links: Its relations and events.
    """

    name: str
    text: str
    annotations: dict[str, Annotation]
    links: tuple[Link, ...]


def load_brat(annotations: Path, texts: Path) -> Iterator[BratText]:
    """The annotated texts of a folder, in order of their names.

    Args:
        annotations: Holds NAME.ann.
        texts: Holds NAME.txt; may be the same folder. Where several people annotated one text, NAME_WHO.ann goes with NAME.txt.

    Yields:
        Each text with its annotations; lines that hold neither a stretch nor a link (notes) are passed over.

    Raises:
        InputError: There is no annotation file, a text is missing, or a line is not of brat's shape.
    """
    files = sorted(annotations.glob("*.ann")) if annotations.is_dir() else []
    if not files:
        raise InputError(f"{annotations} holds no .ann file: give a folder of texts annotated with brat")
    for path in files:
        candidates = texts / f"{path.stem}.txt", texts / f"{path.stem.rpartition('_')[0]}.txt"
        text_file = next((candidate for candidate in candidates if candidate.is_file()), None)
        if text_file is None:
            raise InputError(f"{path.name} has no text: {candidates[0]} is missing; give a folder that holds the text of each .ann file")
        yield _read(path, text_file.read_bytes().decode("utf-8"))


def _read(path: Path, text: str) -> BratText:
    annotations: dict[str, Annotation] = {}
    links: list[Link] = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        name, _, rest = line.partition("\t")
        told = rest.split("\t")[0]
        try:
            if name.startswith("T") and told:
                kind, _, offsets = told.partition(" ")
                parts = tuple((int(a), int(b)) for a, b in (piece.split() for piece in offsets.split(";")))
                annotations[name] = Annotation(name, kind, parts)
            elif name.startswith(("R", "E")) and told:
                kind, *arguments = told.split()
                pairs = [tuple(a.split(":", 1)) for a in arguments]
                links.append(Link(kind.split(":")[0], tuple((role, target) for role, target in pairs)))
        except ValueError as error:
            raise InputError(f"{path}, line {number}: {line!r} is not of brat's shape ({error})") from error
    return BratText(path.stem, text, annotations, tuple(links))
