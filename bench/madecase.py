"""A case of any size, made of sentences of our own: the same case for the same numbers.

Names are met as often as in real texts (`madewords.py`), reports are of very different lengths, one in fifteen reprints another, and one
name of a person in five is a surname alone.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from bench.madewords import MadeWords, make_words
from linkage.indexes import write_index
from linkage.ledger import CaseFolder, SqliteLedger, append_reading
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import Attribution, Claim, ClaimKind, Role, Stance
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.incident import Campaign, Grade, Incident
from linkage.model.place import Place
from linkage.model.reading import Reading
from linkage.model.report import Report
from linkage.model.review import Review, Status
from linkage.model.span import Span
from linkage.model.when import When

SEED = 6
FIRST_DAY = date(2031, 1, 1)
_SPREAD = 0.7  # of the lengths of reports: the logarithm of a length varies by so much
_REPRINTED, _LATEST = 1 / 15, 20  # share of reports that reprint one of so many before them
_BY_SURNAME = 0.2  # share of the names
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
class MadeSentence:
    """A sentence with the claim that it carries.

    Args:
        text: The sentence.
        kind: What the claim tells of.
        roles: Its roles.
        source: Who says so.
        stance: How.
        day: When it was.
    """

    text: str
    kind: ClaimKind
    roles: dict[str, str | int]
    source: str
    stance: Stance
    day: date


def make_case(case_dir: Path, reports: int, claims: int) -> CaseFile:
    """Writes a made case: ledger and index, as a build leaves them.

    Args:
        case_dir: Where; made if it is not there.
        reports: How many reports.
        claims: How many claims: one a report at least.

    Returns:
        The case file that the index was made from.
    """
    random = Random(SEED)  # noqa: S311 - a made case, no secret
    words = make_words(random)
    told = _tell(_make_lengths(reports, claims, random), words, random)
    readings = [_make_reading(n, sentences, words, random) for n, sentences in enumerate(told)]
    folder = CaseFolder(case_dir)
    folder.make()
    with closing(SqliteLedger.create(folder.ledger_file)) as ledger:
        with ledger.writing():
            for reading in readings:
                folder.archive.keep(reading.report.text.encode())
                append_reading(ledger, reading)
        case_file = _resolve(readings, {town.name: town for town in words.towns.names}, ledger.head())
        write_index(folder.index_file, case_file, [Review(c, c, Status.PROPOSED) for c in case_file.claims], ledger)
    return case_file


def _make_lengths(reports: int, claims: int, random: Random) -> list[int]:
    """How many claims each report has: one at least, the others by chance, most reports short and a few very long."""
    chances = [random.lognormvariate(0.0, _SPREAD) for _ in range(reports)]
    more = Counter(random.choices(range(reports), chances, k=claims - reports))
    return [1 + more[n] for n in range(reports)]


def _tell(lengths: Sequence[int], words: MadeWords, random: Random) -> Iterator[list[MadeSentence]]:
    """The sentences of each report; a reprint opens with those of an earlier one."""
    earlier: list[list[MadeSentence]] = []
    for number, length in enumerate(lengths):
        reprinted = random.choice(earlier[-_LATEST:])[:length] if earlier and random.random() < _REPRINTED else []
        told = [*reprinted, *(_make_sentence(words, _published(number), random) for _ in range(length - len(reprinted)))]
        earlier.append(told)
        yield told


def _published(number: int) -> date:
    return FIRST_DAY + timedelta(days=number % 700)


def _make_reading(number: int, sentences: Sequence[MadeSentence], words: MadeWords, random: Random) -> Reading:
    title = f"Dispatch {number} from {words.towns.draw(random).name}"
    text = f"{title}\n\n" + " ".join(sentence.text for sentence in sentences) + "\n\n" + random.choice(_FOREIGN) + "\n"
    id_ = hashlib.sha256(text.encode()).hexdigest()
    publisher, published = f"Courier {number % 40}", _published(number).isoformat()
    report = Report(id_, f"{number:05}.txt", "text/plain", text, title, publisher, None, published, language="en")
    found, at = [], len(title) + 2
    for sentence in sentences:
        found.append(_make_claim(report, Span(at, at + len(sentence.text)), sentence, random))
        at += len(sentence.text) + 1
    return Reading(report, "rules/1", (), (), tuple(found), ())


def _make_sentence(words: MadeWords, published: date, random: Random) -> MadeSentence:
    town, person = words.towns.draw(random).name, words.persons.draw(random)
    if random.random() < _BY_SURNAME:
        person = person.split()[-1]
    source = f"The {random.choice(_BODIES)} of {words.towns.draw(random).name}"
    day, (target, target_type) = published - timedelta(days=random.randrange(5)), random.choice(_TARGETS)
    number, stance = random.randrange(2, 60), random.choice(_STANCES)
    shape = random.randrange(4)
    if shape == 0:
        text = f"{source} said that at least {number} people were killed in {town} on {day:%d %B}."
        roles: dict[str, str | int] = {"outcome": "killed", "min": number, "victims": "people", "place": town}
        return MadeSentence(text, ClaimKind.CASUALTIES, roles, source, stance, day)
    if shape == 1:
        text = f"{source} said that guns under {person} shelled the {target} in {town}."
        roles = {"act": "shelling", "perpetrator": person, "target": target, "target_type": target_type, "place": town}
        return MadeSentence(text, ClaimKind.ATTACK, roles, source, stance, day)
    if shape == 2:
        text = f"{source} said that Colonel {person} headed the garrison of {town}."
        roles = {"person": person, "rank": "Colonel", "organization": f"garrison of {town}"}
        return MadeSentence(text, ClaimKind.POST, roles, source, stance, day)
    text = f"{source} blamed {person} for the ruin of the {target} in {town}."
    roles = {"accused": person, "act": f"the ruin of the {target}", "place": town}
    return MadeSentence(text, ClaimKind.RESPONSIBILITY, roles, source, stance, day)


def _make_claim(report: Report, quote: Span, told: MadeSentence, random: Random) -> Claim:
    def span_of(value: str | int) -> Span | None:
        start = report.text.find(str(value), quote.start, quote.end)
        return None if start < 0 else Span(start, start + len(str(value)))

    roles = tuple(Role(name, value, span_of(value)) for name, value in told.roles.items())
    attribution = (Attribution(told.source, span_of(told.source), "said"),)
    when = When("", told.day.isoformat())
    return Claim(told.kind, report.id, quote, roles, attribution, told.stance, when, confidence=random.randrange(5, 100) / 100)


def _resolve(readings: Sequence[Reading], places: Mapping[str, Place], head: str) -> CaseFile:
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
    campaign_of = {town: f"campaign-{n % 5}" for n, town in enumerate(towns)}
    incidents = tuple(_incident(town, month, told, places, campaign_of[town]) for (town, month), told in events.items())
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


def _incident(town: str, month: str, told: list[Claim], places: Mapping[str, Place], campaign_id: str) -> Incident:
    reports = tuple(dict.fromkeys(claim.report_id for claim in told))
    return Incident(
        f"incident:{town.lower()}-{month}", f"Shelling, {town}, {month}", "shelling", None, (), places[town], town, When("", month),
        (), (), (),
        Grade.WEAK, ("made",), campaign_id, tuple(claim.id for claim in told), reports,
    )  # fmt: skip
