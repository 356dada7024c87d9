"""case.yaml -> CaseSettings: what the investigator declares."""

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from linkage.errors import CaseFormatError
from linkage.model.case import BordersDrawn, CaseSettings, DeclaredCampaign
from linkage.model.conflict import UNCLASSIFIED, Classification, ConflictType
from linkage.model.correction import DeclaredStatus, Standing, Status
from linkage.model.counted import FigureRule
from linkage.model.edtf import is_date
from linkage.model.incident import GradingRule
from linkage.model.review import Bar, Profile, PublishRule

_PARTS = ("name", "campaigns", "persons", "places", "different", "origins", "grading", "figures", "corrections", "borders", "publish")
_CORRECTION = ("report", "status", "date", "note", "replaces")
_FIGURES = ("rule", "sources")
_PUBLISH = ("claims", "coarsen places", "profile")
_ORIGINS = ("same", "different")
_CAMPAIGN = ("id", "name", "place", "names", "start", "end", "classification")
_CLASSIFICATION = ("type", "according to")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_settings(path: Path | None) -> CaseSettings:
    """What case.yaml declares.

    Args:
        path: The file; None where the case has none.

    Returns:
        The settings; every part that the file leaves out is empty.

    Raises:
        CaseFormatError: The file cannot be read, or a part of it is not what it should be; the message names the part.
    """
    if path is None:
        return CaseSettings()
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise CaseFormatError(
            f"{path}: cannot be read ({error.strerror}): put a file in its place, or give --case the path of one"
        ) from error
    except (ValueError, yaml.YAMLError) as error:
        if isinstance(error, ValueError) and not isinstance(error, UnicodeDecodeError):
            raise CaseFormatError(f"{path}: a date in it is no day ({error}): write it like 2022-03-16") from error
        where = getattr(error, "problem_mark", None)
        line = f" at line {where.line + 1}" if where is not None else ""
        raise CaseFormatError(f"{path}: no valid YAML in UTF-8{line}: correct it there") from error
    try:
        return parse_settings(data)
    except CaseFormatError as error:
        raise CaseFormatError(f"{path}: {error}") from None


def parse_settings(data: object) -> CaseSettings:
    """The settings of what case.yaml holds.

    Args:
        data: Its content as YAML gives it; None for an empty file.

    Raises:
        CaseFormatError: A part is not what it should be; the message begins with the part.
    """
    return CaseSettings() if data is None else _settings(_mapping(data, "the file", _PARTS))


def _settings(data: Mapping[str, object]) -> CaseSettings:
    campaigns = tuple(_campaign(value, n) for n, value in enumerate(_list(data.get("campaigns"), "campaigns"), 1))
    ids = [c.id for c in campaigns]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise CaseFormatError(f"campaigns: the id {twice[0]!r} is given twice: give each campaign its own")
    persons = tuple(_names(value, f"persons, entry {n}") for n, value in enumerate(_list(data.get("persons"), "persons"), 1))
    different = tuple(_different(value, f"different, entry {n}") for n, value in enumerate(_list(data.get("different"), "different"), 1))
    for entry, names in enumerate(different, 1):
        one = next((p for p in persons if len(set(p) & set(names)) > 1), None)
        if one is not None:
            raise CaseFormatError(f"different, entry {entry}: persons gives {one[0]!r} these names as one person: take one of the two out")
    places = _names(data.get("places", []), "places", may_be_empty=True)
    name = _text(data.get("name", "Case"), "name")
    rule, sources = _figures(data.get("figures"))
    grading = _grading(data.get("grading"))
    entries = _list(data.get("corrections"), "corrections")
    corrections = tuple(_correction(value, f"corrections, entry {n}") for n, value in enumerate(entries, 1))
    borders = _borders(data.get("borders"))
    publish = _publish(data.get("publish"))
    return CaseSettings(
        name, campaigns, persons, places, different, *_origins(data.get("origins")), grading, rule, sources, corrections, borders, publish
    )


def _different(value: object, where: str) -> tuple[str, ...]:
    names = _names(value, where)
    if len(set(names)) < 2:
        raise CaseFormatError(f"{where} should give two names or more: those of different persons")
    return names


def _origins(value: object) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    """(groups of files that share an origin, groups that do not), checked against one another."""
    data = {} if value is None else _mapping(value, "origins", _ORIGINS)
    same, different = (
        tuple(_files(group, f"origins, {part}, entry {n}") for n, group in enumerate(_list(data.get(part), f"origins, {part}"), 1))
        for part in _ORIGINS
    )
    joined: list[set[str]] = []
    for files in same:
        met = [j for j in joined if j & set(files)]
        joined = [j for j in joined if j not in met] + [set(files).union(*met)]
    for files in different:
        both = next((sorted(j & set(files)) for j in joined if len(j & set(files)) > 1), None)
        if both is not None:
            raise CaseFormatError(f"origins: {both[0]} and {both[1]} are given as same and as different: take one of the two out")
    return same, different


def _files(value: object, where: str) -> tuple[str, ...]:
    files = _names(value, where)
    if len(set(files)) < 2:
        raise CaseFormatError(f"{where} should name two reports or more by their files, for example [a.txt, b.txt]")
    return files


def _figures(value: object) -> tuple[FigureRule, tuple[str, ...]]:
    """The rule that makes low, best and high of figures, and the sources that it prefers."""
    data = {} if value is None else _mapping(value, "figures", _FIGURES)
    sources = _names(data.get("sources", []), "figures, sources", may_be_empty=True)
    try:
        rule = FigureRule(str(data.get("rule", FigureRule.RANGE)))
    except ValueError:
        raise CaseFormatError(f"figures: there is no rule {data['rule']!r}; the rules are {', '.join(FigureRule)}") from None
    if rule is FigureRule.HIERARCHY and not sources:
        raise CaseFormatError("figures: the rule hierarchy needs sources: name those whose figures come first, the first before the others")
    return rule, sources


def _borders(value: object) -> BordersDrawn:
    try:
        return BordersDrawn.POLICY if value is None else BordersDrawn(str(value))
    except ValueError:
        raise CaseFormatError(f"borders: {value!r} is not known; known are {', '.join(BordersDrawn)}") from None


def _publish(value: object) -> PublishRule:
    """What the case lets out: the bar alone, or the bar with more."""
    data = {"claims": value} if isinstance(value, str) else {} if value is None else _mapping(value, "publish", _PUBLISH)
    bar, profile = data.get("claims", Bar.ANY), data.get("profile", Profile.INTERNAL)
    if bar not in list(Bar):
        raise CaseFormatError(f"publish, claims: one of {', '.join(Bar)}, got {bar!r}")
    if profile not in list(Profile):
        raise CaseFormatError(f"publish, profile: one of {', '.join(Profile)}, got {profile!r}")
    coarsen = data.get("coarsen places", False)
    if not isinstance(coarsen, bool):
        raise CaseFormatError(f"publish, coarsen places: yes or no, got {coarsen!r}")
    return PublishRule(Bar(str(bar)), coarsen, Profile(str(profile)))


def _grading(value: object) -> GradingRule:
    if value is None:
        return GradingRule.AIRWARS
    try:
        return GradingRule(str(value))
    except ValueError:
        raise CaseFormatError(f"grading: there is no rule {value!r}; the rules are {', '.join(GradingRule)}") from None


def _correction(value: object, where: str) -> DeclaredStatus:
    data = _mapping(value, where, _CORRECTION)
    words = data.get("status")
    if words is not None and words not in list(Standing):
        raise CaseFormatError(f"{where}: the status is one of {', '.join(Standing)}, got {words!r}")
    replaces, note = (_text(data[part], f"{where}, {part}") if part in data else "" for part in ("replaces", "note"))
    if words is None and not replaces:
        raise CaseFormatError(f"{where}: say a status ({', '.join(Standing)}), or the report that this one replaces")
    standing = None if words is None else Standing(str(words))
    return DeclaredStatus(
        _text(data.get("report"), f"{where}, report"), Status(standing, _date(data.get("date"), f"{where}, date"), note, replaces)
    )


def _campaign(value: object, number: int) -> DeclaredCampaign:
    where = f"campaigns, entry {number}"
    data = _mapping(value, where, _CAMPAIGN)
    for part in ("id", "name", "place"):
        if part not in data:
            raise CaseFormatError(f"{where}: {part} is missing: a campaign has an id, a name and a place")
    key = _text(data["id"], f"{where}, id")
    if not _ID.fullmatch(key):
        raise CaseFormatError(f"{where}: the id {key!r} should be lower-case letters, digits and dashes, for example siege-of-aleppo-2016")
    start, end = (_date(data.get(part), f"{where}, {part}") for part in ("start", "end"))
    if start and end and end < start[: len(end)]:
        raise CaseFormatError(f"{where}: it ends ({end}) before it starts ({start})")
    names = _names(data.get("names", []), f"{where}, names", may_be_empty=True)
    return DeclaredCampaign(
        key,
        _text(data["name"], f"{where}, name"),
        _text(data["place"], f"{where}, place"),
        names,
        start,
        end,
        _classification(data.get("classification"), f"{where}, classification"),
    )


def _classification(value: object, where: str) -> Classification:
    if value is None:
        return UNCLASSIFIED
    data = _mapping(value, where, _CLASSIFICATION)
    words = _text(data.get("type"), f"{where}, type")
    types = [str(t) for t in ConflictType if t is not ConflictType.NOT_CLASSIFIED]
    if words not in types:
        raise CaseFormatError(f"{where}: the type is one of {', '.join(types)}, got {words!r}; leave the part out where nobody classifies")
    return Classification(ConflictType(words), _text(data.get("according to"), f"{where}, according to"))


def _mapping(value: object, where: str, parts: tuple[str, ...]) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise CaseFormatError(f"{where} should map names to values ({', '.join(parts)})")
    unknown = [str(k) for k in value if k not in parts]
    if unknown:
        raise CaseFormatError(f"{where}: {unknown[0]!r} is not known; known are {', '.join(parts)}")
    return {str(k): v for k, v in value.items()}


def _list(value: object, where: str) -> list[object]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise CaseFormatError(f"{where} should be a list: one entry a line, each with a dash before it")
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise CaseFormatError(f"{where} should be words, got {value!r}: put it in quotation marks")
    return value.strip()


def _names(value: object, where: str, *, may_be_empty: bool = False) -> tuple[str, ...]:
    names = tuple(_text(name, where) for name in _list([value] if isinstance(value, str) else value, where))
    if not names and not may_be_empty:
        raise CaseFormatError(f"{where} names nobody: give at least one spelling")
    return names


def _date(value: object, where: str) -> str:
    """An ISO date, month or year as text; YAML reads an unquoted day as a date and a year as a number."""
    if value is None:
        return ""
    text = str(value)
    if isinstance(value, bool) or not _DATE.fullmatch(text):
        raise CaseFormatError(f"{where} should be a date such as 2022-02-24, 2022-02 or 2022, got {value!r}")
    if not is_date(text):  # "2022-02-30" in quotation marks, or as a form gives it
        raise CaseFormatError(f"{where} should be a day that the calendar has, got {value!r}")
    return text
