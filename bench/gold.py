"""Annotated reports on disk -> what a careful analyst would enter, and the text it was read in."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from linkage.errors import InputError
from linkage.model.claim import Claim

OTHER_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u3000\t]")


@dataclass(frozen=True, slots=True)
class FlatClaim:
    """A claim as claims files hold it: names and values, no objects.

    Args:
        kind: The kind, for example "casualties".
        quote: The words that carry it.
        roles: What fills its roles; absent and None mean the same.
        source: Who says so; None for the report's own voice.
        stance: How the source stands to it.
        event: Key or id of the incident or campaign; None for none.
        entities: Key or id of the entity by role name.
        start: Offset of the quote; None where the file gives none.
        end: Offset after the quote.
    """

    kind: str
    quote: str
    roles: Mapping[str, object] = field(default_factory=dict)
    source: str | None = None
    stance: str | None = None
    event: str | None = None
    entities: Mapping[str, str | None] = field(default_factory=dict)
    start: int | None = None
    end: int | None = None

    @classmethod
    def from_json(cls, record: Mapping[str, object]) -> "FlatClaim":
        """The claim that one JSON object holds; fields it does not know are passed over.

        Args:
            record: The object, in the shape of `claims.jsonl`.

        Returns:
            The claim.

        Raises:
            InputError: A field is not of the type that the shape asks for.
        """
        roles, entities = record.get("roles") or {}, record.get("entities") or {}
        if not isinstance(roles, dict) or not isinstance(entities, dict):
            raise InputError(f"a claim's roles and entities are objects, got {roles!r} and {entities!r}")
        return cls(
            kind=str(record.get("kind")),
            quote=word(record, "quote") or "",
            roles=roles,
            source=word(record, "source"),
            stance=word(record, "stance"),
            event=word(record, "event"),
            entities=entities,
            start=offset(record, "start"),
            end=offset(record, "end"),
        )

    def given(self) -> dict[str, object]:
        """The roles that are filled."""
        return {name: value for name, value in self.roles.items() if value is not None}


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One annotated report.

    Args:
        name: Base name of its files without the ending.
        text: The text, every kind of space as a plain one, so that offsets stay.
        claims: What the analyst entered.
    """

    name: str
    text: str
    claims: tuple[FlatClaim, ...]


def flatten(claim: Claim, text: str) -> FlatClaim:
    """A claim of the package as claims files hold it, without event and entities.

    Args:
        claim: The claim.
        text: The text of its report.
    """
    roles = {r.name: list(r.value) if isinstance(r.value, tuple) else r.value for r in claim.roles}
    quote = claim.quote
    return FlatClaim(claim.kind, quote.of(text), roles, claim.source, claim.stance, start=quote.start, end=quote.end)


def word(record: Mapping[str, object], name: str) -> str | None:
    """The text under a name, or None."""
    value = record.get(name)
    return value if isinstance(value, str) else None


def offset(record: Mapping[str, object], name: str) -> int | None:
    """The number under a name, or None."""
    value = record.get(name)
    return value if isinstance(value, int) else None


def plain_spaces(text: str) -> str:
    """The text with every kind of space as a plain one, character for character."""
    return OTHER_SPACES.sub(" ", text)


def load_gold(folder: Path) -> tuple[GoldReport, ...]:
    """The annotated reports of a folder, sorted by name.

    Args:
        folder: Holds `NAME.txt` with `NAME.json` for each report.

    Returns:
        The reports.

    Raises:
        InputError: The folder is absent, holds no annotated report, or a file of another shape.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder: give the folder of annotated reports with --data")
    files = sorted(folder.glob("*.json"))
    if files == []:
        raise InputError(f"{folder} holds no annotated report: give a folder with NAME.txt and NAME.json for each")
    reports = []
    for path in files:
        try:
            content = json.loads(path.read_text("utf-8"))
            text = plain_spaces(path.with_suffix(".txt").read_text("utf-8"))
            reports.append(GoldReport(path.stem, text, tuple(FlatClaim.from_json(record) for record in content["claims"])))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{path} is no annotation of a report ({error!r}): give a folder with NAME.txt and NAME.json for each report, "
                'where NAME.json holds {"claims": [...]}'
            ) from error
    return tuple(reports)


def load_claims(path: Path) -> dict[str, list[FlatClaim]]:
    """The claims of a claims file, by the name of the report without its ending.

    Args:
        path: One JSON object a line, each with `file` and `kind`.

    Returns:
        Claims in the order of the file.

    Raises:
        InputError: A line has no `file`.
    """
    found: dict[str, list[FlatClaim]] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip() == "":
            continue
        record = json.loads(line)
        file = record.get("file")
        if not isinstance(file, str):
            raise InputError(f"{path}, line {number}: a claim names its file")
        found.setdefault(Path(file).stem, []).append(FlatClaim.from_json(record))
    return found
