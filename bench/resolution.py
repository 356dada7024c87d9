"""How well names and incidents are resolved, apart from reading: an analyst's own claims go in."""

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from training.judged import fingerprint
from training.weights import fingerprints

from bench import origins
from bench.gold import FlatClaim, GoldReport, load_gold
from bench.scoring import b_cubed
from linkage.cases import read_settings
from linkage.entities import resolve_entities
from linkage.errors import InputError
from linkage.incidents import accounts, event_of, group_incidents
from linkage.mentions.dates import read_times
from linkage.model.claim import ROLES, UNWORDED, Attribution, Claim, ClaimKind, Role, RoleValue, Stance
from linkage.model.entity import Entity
from linkage.model.incident import Campaign, Incident
from linkage.model.parse import Sentence, Token
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When
from linkage.reports.record import is_record
from linkage.vocab.gazetteer import load_gazetteer

ACCOUNTS = Path(accounts.__file__).with_name(accounts.WEIGHTS)
_WORD = re.compile(r"[A-Z][a-z]{2,3}\.(?=\s*\d)|\w+|[^\w\s]")  # "Feb." before a day is one word
Triple = tuple[str, str | None, str]  # the analyst's key, the id that was given, the words
HELP = "names and incidents against an analyst's keys, with his claims as input; origins on families of reports"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this suite can be told.

    Args:
        parser: The suite's part of the command line.
    """
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of annotated reports: NAME.txt with NAME.json")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures to this file")
    parser.add_argument("--case", type=Path, metavar="FILE", help="a case.yaml that declares campaigns and persons")
    parser.add_argument(
        "--parts", type=int, default=1, metavar="N", help="put only reports together whose numbers leave one remainder by N"
    )
    parser.add_argument("--errors", action="store_true", help="list every key that is split and every id that mixes keys")
    parser.add_argument("--incidents", action="store_true", help="print the incidents and campaigns")
    origins.declare_options(parser)


def run(options: argparse.Namespace) -> int:
    """Resolve the folder's claims and print B-cubed F1.

    Args:
        options: The command line of this suite.

    Returns:
        The exit status.

    Raises:
        InputError: Nothing is given, a folder is absent or not of that shape, or a report of parts has no number.
    """
    if options.families is not None:
        return origins.run(options)
    if options.parts < 1:
        raise InputError("--parts is at least 1")
    if options.data is None:
        raise InputError("give --data DIR with annotated reports, or --families DIR with families of reports")
    gold = load_gold(options.data)
    parts = [_resolve(part, options) for part in _parts(gold, options.parts)]
    known = sum(fingerprint(g.text) in fingerprints(ACCOUNTS) for g in gold)
    print(f"{len(gold)} reports; the accounts of incidents were learned from {known} of them")
    figures = {}
    rows = [(what, [t for part in parts for t in getattr(part, what)]) for what in ("entities", "events", "events_of_reports")]
    for what, triples in rows:
        value = figures[what] = b_cubed([(key, found) for key, found, _ in triples])
        print(f"{what.replace('_', ' '):18} B-cubed F1 {'-' if value is None else format(value, '.3f')}  ({len(triples)} namings)")
        if options.errors and what != "events_of_reports":
            print_errors(triples)
    if options.json is not None:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


@dataclass(slots=True)
class Resolved:
    """What reports that are put together come to: (the analyst's key, the id that was given, the words) of each naming.

    Args:
        entities: Of names.
        events: Of claims that tell of an event.
        events_of_reports: The same, keys and ids of each report for itself: how well one report is grouped.
    """

    entities: list[Triple]
    events: list[Triple]
    events_of_reports: list[Triple]


def _parts(gold: Sequence[GoldReport], count: int) -> list[list[GoldReport]]:
    """The reports in parts, by the remainder of the number with which a name begins; keys agree only within a part."""
    if count == 1:
        return [list(gold)]
    parts: list[list[GoldReport]] = [[] for _ in range(count)]
    for report in gold:
        number = re.match(r"\d+", report.name)
        if number is None:
            raise InputError(f"{report.name}: its name begins with no number: leave --parts out, or number the reports")
        parts[int(number.group()) % count].append(report)
    return [part for part in parts if part]


def _resolve(gold: Sequence[GoldReport], options: argparse.Namespace) -> Resolved:
    """Resolves the analyst's claims of some reports together; ids and keys carry the first report's name, so that parts never mix."""
    reports, claims, flat = [], [], {}
    for g in gold:
        report = make_report(g, options.data)
        reports.append(report)
        for one in g.claims:
            claim = make_claim(one, report)
            claims.append(claim)
            flat[claim.id] = one
    gazetteer, settings = load_gazetteer(), read_settings(options.case)
    entities = resolve_entities(reports, claims, gazetteer, settings)
    incidents, campaigns = group_incidents(reports, claims, entities, gazetteer, settings)
    if options.incidents:
        print_incidents(incidents, campaigns, entities)
    part = "" if options.parts == 1 else f"{gold[0].name}: "
    by_naming = {(n.claim_id, n.role): part + e.id for e in entities for n in e.namings}
    events = {claim_id: part + event for claim_id, event in event_of(incidents, campaigns).items()}
    report_of = {claim.id: claim.report_id for claim in claims}
    named = [
        (f"{part}{key}", by_naming.get((c, role)), f"{f.roles.get(role) or f.source}")
        for c, f in flat.items()
        for role, key in f.entities.items()
        if key
    ]
    happened = {c: (f"{part}{f.event}", events.get(c), f"{f.kind}: {f.quote[:70]}") for c, f in flat.items() if f.event is not None}
    own = [
        (f"{report_of[c]} {key}", None if found is None else f"{report_of[c]} {found}", words)
        for c, (key, found, words) in happened.items()
    ]
    return Resolved(named, list(happened.values()), own)


def make_report(gold: GoldReport, folder: Path) -> Report:
    """The report of an annotated text.

    Args:
        gold: The annotated report.
        folder: Where its files lie.
    """
    meta = json.loads((folder / f"{gold.name}.json").read_text("utf-8"))["report"]
    return Report(
        hashlib.sha256(gold.text.encode()).hexdigest(), f"{gold.name}.txt", "text/plain", gold.text, meta.get("title") or gold.name,
        meta.get("publisher"), meta.get("author"), meta.get("published"), meta.get("url"), meta.get("language") or "und",
        record=is_record(gold.text),
    )  # fmt: skip


def make_claim(flat: FlatClaim, report: Report) -> Claim:
    """The claim as the analyst entered it; the span of a role is the first place in the quote where its words stand.

    Args:
        flat: The claim.
        report: Its report.
    """
    kind = ClaimKind(flat.kind)
    start = max(report.text.find(flat.quote), 0)
    quote = Span(start, start + min(len(flat.quote), 700))
    roles = tuple(
        Role(name, _value(value), _span(value, flat.quote, start) if name not in UNWORDED else None)
        for name in ROLES[kind]
        if (value := flat.roles.get(name)) is not None
    )
    chain = () if flat.source is None else (Attribution(flat.source, _span(flat.source, flat.quote, start), "", flat.source[:1].isupper()),)
    stance = Stance(flat.stance) if flat.stance else Stance.ASSERTED
    return Claim(kind, report.id, quote, roles, chain, stance, _when(flat.roles, report), "analyst/1", 1.0)


def _value(value: object) -> RoleValue:
    if isinstance(value, list):
        return tuple(str(v) for v in value)
    return value if isinstance(value, int) else str(value)


def _span(value: object, quote: str, start: int) -> Span | None:
    at = quote.find(str(value))
    return None if at < 0 else Span(start + at, start + at + len(str(value)))


def _when(roles: Mapping[str, object], report: Report) -> When | None:
    text = roles.get("time")
    if not isinstance(text, str):
        return None
    iso = re.fullmatch(r"\d{4}-\d\d-\d\d", report.published or "")
    published = None if iso is None else date.fromisoformat(iso.group())
    sentence = Sentence(0, 0, Span(0, len(text)), [])
    for i, m in enumerate(_WORD.finditer(text)):
        sentence.tokens.append(Token(i, m.group(), m.group().lower(), "NOUN", "NN", "dep", 0, Span(m.start(), m.end()), sentence))
    hit = next(read_times(sentence.tokens, published), None)
    return When(text, "" if hit is None else hit.edtf)


def print_errors(triples: Sequence[Triple]) -> None:
    """Print the keys that lie in several ids, and the ids that hold several keys."""
    by_key: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    by_id: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, found, text in triples:
        by_key[key][str(found)].append(text)
        if found is not None:
            by_id[found][key].append(text)
    for heading, table in (("SPLIT", by_key), ("MIXED", by_id)):
        for key, groups in sorted(table.items()):
            if len(groups) > 1 or "None" in groups:
                print(f"{heading} {key}")
                for other, texts in sorted(groups.items(), key=lambda g: -len(g[1])):
                    print(f"   {len(texts):3} {other}: {' | '.join(sorted(set(texts))[:6])[:240]}")


def print_incidents(incidents: Sequence[Incident], campaigns: Sequence[Campaign], entities: Sequence[Entity]) -> None:
    """Print what an investigator would see first."""
    for c in campaigns:
        print(
            f"CAMPAIGN {c.id}: {c.name}; {c.when.edtf if c.when is not None else '-'}; "
            f"{len(c.incident_ids)} incidents, {len(c.claim_ids)} claims"
        )
        for f in c.figures:
            print(f"      {f.outcome} {f.min}..{f.max} {f.victims} | {f.source} | {f.scope}")
    for n in incidents:
        print(
            f"INCIDENT {n.id}: {n.name} [{n.grade}] in {n.campaign_id}; "
            f"{len(n.claim_ids)} claims, {len(n.report_ids)} reports; {n.place_text}"
        )
        for who, source in n.perpetrators:
            print(f"      by {who} according to {source}")
        for r in n.ranges:
            print(f"      {r.outcome} {r.low}..{r.high} ({r.rule}, {len(r.figures)} figures)")
        for f in n.figures:
            print(f"      - {f.outcome} {f.min}..{f.max} {f.victims} | {f.source} | {f.scope}")
    print(f"{len(entities)} entities: " + ", ".join(e.id for e in entities))
