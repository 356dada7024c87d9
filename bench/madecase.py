"""A case of any size, made of sentences of our own: the same case for the same numbers."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from linkage.indexes import write_index
from linkage.ledger import CaseFolder, SqliteLedger, append_reading
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import Attribution, Claim, ClaimKind, Role, Stance
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.incident import Campaign, Grade, Incident
from linkage.model.place import Place, WherePrecision
from linkage.model.reading import Reading
from linkage.model.report import Report
from linkage.model.review import Review, Status
from linkage.model.span import Span
from linkage.model.when import When

SEED = 6
FIRST_DAY = date(2031, 1, 1)
_ONSETS, _VOWELS, _ENDS = ("B", "D", "G", "K", "L", "M", "N", "R", "S", "T", "V", "Z"), "aeiou", ("n", "r", "l", "sk", "m", "th")
_BODIES = ("town council", "health ministry", "relief committee", "northern command", "bar association", "hospital board")
_TARGETS = (("hospital", "hospital"), ("school", "school"), ("market", "market"), ("bridge", "infrastructure"), ("shelter", "shelter"))
_FOREIGN = (
    "Городской совет сообщил, что больница была обстреляна ещё раз.",
    "Міська рада повідомила, що лікарню обстріляли вночі.",
    "قال المجلس إن المستشفى قُصف مرة أخرى.",
    "El consejo dijo que el hospital fue bombardeado de nuevo.",
)
_STANCES = (Stance.ASSERTED, Stance.ALLEGED, Stance.ESTIMATED, Stance.DENIED)


@dataclass(frozen=True, slots=True)
class MadeNames:
    """Invented persons and towns.

    Args:
        persons: Full names.
        towns: Names of towns.
    """

    persons: tuple[str, ...]
    towns: tuple[str, ...]


def make_case(case_dir: Path, reports: int, claims: int) -> CaseFile:
    """Writes a made case: ledger and index, as a build leaves them.

    Args:
        case_dir: Where; made if it is not there.
        reports: How many reports.
        claims: How many claims, spread evenly.

    Returns:
        The case file that the index was made from.
    """
    random = Random(SEED)  # noqa: S311 - a made case, no secret
    names = _make_names(random)
    readings = [_make_reading(n, claims // reports + (n < claims % reports), names, random) for n in range(reports)]
    folder = CaseFolder(case_dir)
    folder.make()
    with closing(SqliteLedger.create(folder.ledger_file)) as ledger:
        with ledger.writing():
            for reading in readings:
                folder.archive.keep(reading.report.text.encode())
                append_reading(ledger, reading)
        case_file = _resolve(readings, ledger.head())
        write_index(folder.index_file, case_file, [Review(c, c, Status.PROPOSED) for c in case_file.claims], ledger)
    return case_file


def _make_names(random: Random) -> MadeNames:
    def word() -> str:
        return (
            random.choice(_ONSETS)
            + "".join(random.choice(_VOWELS) + random.choice(_ONSETS).lower() for _ in range(2))
            + random.choice(_ENDS)
        )

    return MadeNames(tuple(f"{word()} {word()}" for _ in range(900)), tuple(dict.fromkeys(word() for _ in range(200))))


def _make_reading(number: int, claims: int, names: MadeNames, random: Random) -> Reading:
    published = FIRST_DAY + timedelta(days=number % 700)
    sentences = [_make_sentence(names, published, random) for _ in range(claims)]
    title = f"Dispatch {number} from {random.choice(names.towns)}"
    text = f"{title}\n\n" + " ".join(sentence for sentence, *_ in sentences) + "\n\n" + random.choice(_FOREIGN) + "\n"
    id_ = hashlib.sha256(text.encode()).hexdigest()
    report = Report(
        id_, f"{number:05}.txt", "text/plain", text, title, f"Courier {number % 40}", None, published.isoformat(), language="en"
    )
    found, at = [], len(title) + 2
    for sentence, kind, roles, source, stance, when in sentences:
        found.append(_make_claim(report, Span(at, at + len(sentence)), kind, roles, source, stance, when, random))
        at += len(sentence) + 1
    return Reading(report, "rules/1", (), (), tuple(found), ())


def _make_sentence(names: MadeNames, published: date, random: Random) -> tuple[str, ClaimKind, dict[str, str | int], str, Stance, date]:
    """One sentence with the claim that it carries."""
    town, person = random.choice(names.towns), random.choice(names.persons)
    source = f"The {random.choice(_BODIES)} of {town}"
    day, (target, target_type) = published - timedelta(days=random.randrange(5)), random.choice(_TARGETS)
    number, stance = random.randrange(2, 60), random.choice(_STANCES)
    shape = random.randrange(4)
    if shape == 0:
        text = f"{source} said that at least {number} people were killed in {town} on {day:%d %B}."
        return text, ClaimKind.CASUALTIES, {"outcome": "killed", "min": number, "victims": "people", "place": town}, source, stance, day
    if shape == 1:
        text = f"{source} said that guns under {person} shelled the {target} in {town}."
        roles = {"act": "shelling", "perpetrator": person, "target": target, "target_type": target_type, "place": town}
        return text, ClaimKind.ATTACK, dict(roles), source, stance, day
    if shape == 2:
        text = f"{source} said that Colonel {person} headed the garrison of {town}."
        return text, ClaimKind.POST, {"person": person, "rank": "Colonel", "organization": f"garrison of {town}"}, source, stance, day
    text = f"{source} blamed {person} for the ruin of the {target} in {town}."
    return text, ClaimKind.RESPONSIBILITY, {"accused": person, "act": f"the ruin of the {target}", "place": town}, source, stance, day


def _make_claim(
    report: Report, quote: Span, kind: ClaimKind, roles: dict[str, str | int], source: str, stance: Stance, day: date, random: Random
) -> Claim:
    def span_of(value: str | int) -> Span | None:
        start = report.text.find(str(value), quote.start, quote.end)
        return None if start < 0 else Span(start, start + len(str(value)))

    return Claim(
        kind,
        report.id,
        quote,
        tuple(Role(name, value, span_of(value)) for name, value in roles.items()),
        (Attribution(source, span_of(source), "said"),),
        stance,
        When("", day.isoformat()),
        confidence=random.randrange(5, 100) / 100,
    )


def _resolve(readings: list[Reading], head: str) -> CaseFile:
    """The case file: an entity a name, an incident a town, target and month, and a campaign a fifth of the towns."""
    claims = [claim for reading in readings for claim in reading.claims]
    named: dict[tuple[EntityType, str], list[Naming]] = defaultdict(list)
    events: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        own_id = claim.id
        for type_, role, name in _named(claim):
            named[type_, name].append(Naming(own_id, role, name))
        place = claim.word("place")
        if place is not None and claim.when is not None and claim.kind in (ClaimKind.ATTACK, ClaimKind.CASUALTIES):
            events[place, claim.when.edtf[:7]].append(claim)
    entities = tuple(
        Entity(f"{type_}:{name.lower().replace(' ', '-')}", type_, name, (name,), tuple(namings))
        for (type_, name), namings in named.items()
    )
    towns = sorted({town for town, _ in events})
    places = {t: Place(f"overlay:{t}", t, n % 60 + 0.5, n % 90 + 0.5, "", WherePrecision.NEAR) for n, t in enumerate(towns)}
    incidents = tuple(_incident(town, month, told, places, f"campaign-{towns.index(town) % 5}") for (town, month), told in events.items())
    campaigns = tuple(
        Campaign(f"campaign-{n}", f"Campaign {n}", None, None, tuple(i.id for i in incidents if i.campaign_id == f"campaign-{n}"), (), ())
        for n in range(5)
    )
    reports = tuple(reading.report for reading in readings)
    return CaseFile(CaseSettings("Made case"), reports, tuple(claims), entities, incidents, campaigns, (), head)


def _named(claim: Claim) -> Iterator[tuple[EntityType, str, str]]:
    for role, type_ in (("person", EntityType.PERSON), ("accused", EntityType.PERSON), ("perpetrator", EntityType.PERSON),
                        ("organization", EntityType.UNIT), ("place", EntityType.PLACE)):  # fmt: skip
        word = claim.word(role)
        if word is not None:
            yield type_, role, word
    if claim.source is not None:
        yield EntityType.ORGANIZATION, "source", claim.source


def _incident(town: str, month: str, told: list[Claim], places: dict[str, Place], campaign_id: str) -> Incident:
    reports = tuple(dict.fromkeys(claim.report_id for claim in told))
    return Incident(
        f"incident:{town.lower()}-{month}", f"Shelling, {town}, {month}", "shelling", None, (), places[town], town, When("", month),
        (), (), (),
        Grade.WEAK, ("made",), campaign_id, tuple(claim.id for claim in told), reports,
    )  # fmt: skip
