"""The name with which somebody signs decisions on a machine without accounts: asked for once, and kept among their own settings."""

import os
from contextlib import suppress
from pathlib import Path

from linkage.web.access import LONGEST_NAME


def kept_name() -> str:
    """The name that was kept; "" where none was, or where what was kept is no name."""
    try:
        name = _place().read_text(encoding="utf-8").strip()
    except (OSError, ValueError, RuntimeError):
        return ""
    return name if len(name) <= LONGEST_NAME and name.isprintable() else ""


def keep_name(name: str) -> None:
    """Keeps a name for later runs; where the folder cannot be written to, the browser alone keeps it, and the next run asks again.

    Args:
        name: One line.
    """
    with suppress(OSError, RuntimeError):
        place = _place()
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.write_text(f"{name}\n", encoding="utf-8")


def _place() -> Path:
    """The file in the folder that the XDG Base Directory Specification names for settings of a user; RuntimeError where they have none."""
    folder = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(folder) if Path(folder).is_absolute() else Path.home() / ".config") / "linkage" / "name"
