"""What pages load: the stylesheet that the case file has too, our scripts, and what is fetched and built when Linkage is set up."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from linkage.errors import SetupError

CASE_FILE_STYLE = ("linkage.exports.html", "templates/style.css")
OWN = "linkage.web"

# Address -> media type, and the files that are joined to make it.
PARTS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "linkage.css": ("text/css", (CASE_FILE_STYLE, *((OWN, f"static/{name}.css") for name in ("workbench", "map", "adding", "team")))),
    "review.js": ("text/javascript", ((OWN, "static/review.js"),)),
    "keys.js": ("text/javascript", ((OWN, "static/keys.js"),)),
    "selection.js": ("text/javascript", ((OWN, "static/selection.js"),)),
    "adding.js": ("text/javascript", ((OWN, "static/adding.js"),)),
    "htmx.js": ("text/javascript", ((OWN, "static/taken/htmx.js"),)),
    "icon.svg": ("image/svg+xml", ((OWN, "static/icon.svg"),)),
}

# Built of islands/ by `make assets`; a page does without them where they are not.
ISLANDS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "explore.js": ("text/javascript", ((OWN, "static/taken/explore.js"),)),
    "map.js": ("text/javascript", ((OWN, "static/taken/map.js"),)),
    "mapworker.js": ("text/javascript", ((OWN, "static/taken/mapworker.js"),)),
}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file that pages load.

    Args:
        content: Its bytes.
        media_type: Its type.
        version: Changes with its content; a part of its address, so that browsers may keep it.
    """

    content: bytes
    media_type: str
    version: str


Assets = dict[str, Asset]


@cache
def load_assets() -> Assets:
    """Everything that pages load, by name; all of the islands, or none where one has not been built.

    Raises:
        SetupError: What `make setup` fetches is missing.
    """
    are_built = all(files(package).joinpath(path).is_file() for _, parts in ISLANDS.values() for package, path in parts)
    wanted = PARTS | ISLANDS if are_built else PARTS
    return {name: _load(media_type, parts) for name, (media_type, parts) in wanted.items()}


def _load(media_type: str, parts: tuple[tuple[str, str], ...]) -> Asset:
    contents = []
    for package, path in parts:
        file = files(package).joinpath(path)
        if not file.is_file():
            raise SetupError(f"{path} of {package} is missing: type `make assets`, which fetches what the pages need")
        contents.append(file.read_bytes())
    content = b"\n".join(contents)
    return Asset(content, f"{media_type}; charset=utf-8", hashlib.sha256(content).hexdigest()[:12])
