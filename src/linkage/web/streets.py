"""The streets of a case: one file of vector tiles that its team puts into the case folder (PMTiles 3, the layers of Protomaps' basemap)."""

from pathlib import Path

from linkage.errors import InputError

FILE = "map.pmtiles"
_MAGIC = b"PMTiles\x03"  # PMTiles specification, version 3, section 3.1


def find_streets(case_dir: Path) -> Path | None:
    """The file of streets of a case; None where it has none.

    Args:
        case_dir: The case.

    Raises:
        InputError: It is there and is no PMTiles of version 3.
    """
    path = case_dir / FILE
    if not path.is_file():
        return None
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise InputError(f"{FILE} in the case folder is no PMTiles file of version 3: put another in its place, or take it away")
    return path


def version_streets(path: Path) -> str:
    """What changes when another file takes its place.

    Args:
        path: The file.
    """
    stat = path.stat()
    return f"{stat.st_mtime_ns:x}-{stat.st_size:x}"
