"""Reports, claims, entities -> Origins: whose words each claim carries, and through which reports they came."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from linkage.model.claim import Claim
from linkage.model.entity import Entity, EntityType
from linkage.model.origin import NAMES_SOURCE, OWN_VOICE, Carrier, Origin
from linkage.model.origins import Origins
from linkage.model.report import Report
from linkage.model.tie import Tie, word_tie
from linkage.origins.agreements import agree
from linkage.origins.families import Family, make_families
from linkage.origins.sources import Node, SourceReader, unite

_LONGEST_SLUG = 40  # characters


def find_origins(
    reports: Sequence[Report], claims: Sequence[Claim], entities: Sequence[Entity], ties: Sequence[Tie], events: Mapping[str, str]
) -> Origins:
    """The origins of a case, whatever the order of reports and claims.

    A claim comes from its first source where that has a name, wherever it is repeated; people without a name are an origin of their own in
    each report, and one in all copies of it; what a report says in its own voice comes from its publisher, and in a copy, translation,
    rewrite or relay from the report that was first. That somebody admits something, without words of theirs, is the report's telling.

    Args:
        reports: The reports.
        claims: Their claims.
        entities: Who is who, over spellings and languages.
        ties: From `find_ties`.
        events: Claim id -> the incident or campaign that it tells of.

    Returns:
        Origins, ties, and the claims that say the same.
    """
    families = make_families(reports, ties)
    reader = SourceReader(reports, claims, entities, families)
    node_of = {claim.id: reader.node_of_claim(claim) for claim in claims}
    own = [reader.node_of_report(f.root_id) for f in families]
    joins = reader.joins()
    top = unite([*own, *node_of.values()], joins)
    names = _names(top, reader.labels, {("entity", e.id) for e in entities if e.type is EntityType.PERSON})
    reasons: dict[Node, list[str]] = defaultdict(list)
    for join in joins:
        if join.reason != "" and join.reason not in reasons[top[join.node]]:
            reasons[top[join.node]].append(join.reason)
    by_origin: dict[Node, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in sorted(claims, key=lambda c: (c.report_id, c.quote, c.id)):
        by_origin[top[node_of[claim.id]]][claim.report_id].append(claim.id)
    for family in families:
        for report_id in family.report_ids:
            by_origin[top[reader.node_of_report(report_id)]].setdefault(report_id, [])
    family_of = {report_id: f for f in families for report_id in f.report_ids}
    titles = {r.id: r.publisher or r.file for r in reports}
    voice = {claim.id for claim in claims if node_of[claim.id] == reader.node_of_report(claim.report_id)}
    said_by = {r.id: reader.node_of_name(r.publisher) for r in reports if r.publisher is not None}
    published = {report_id: top.get(node, node) for report_id, node in said_by.items()}
    origins = [
        Origin(
            _id(node, names[node]),
            names[node],
            _carriers(held, family_of, titles, voice, {report_id for report_id in held if published.get(report_id) == node}),
            tuple(reasons[node]),
        )
        for node, held in by_origin.items()
    ]
    return Origins(
        tuple(sorted(origins, key=lambda o: (-len(o.claim_ids), -len(o.carriers), o.id))),
        tuple(ties),
        agree(claims, entities, events),
        voices=reader.voices,
    )


def _carriers(
    held: Mapping[str, Sequence[str]], family_of: Mapping[str, Family], titles: Mapping[str, str], voice: set[str], own: set[str]
) -> tuple[Carrier, ...]:
    """The reports that carry an origin, each behind the one that it has it from; `own` are those that the origin published."""
    carriers = []
    families = {family_of[report_id].root_id: family_of[report_id] for report_id in held}
    for root_id in sorted(families):
        family = families[root_id]
        for report_id in family.report_ids:
            if report_id not in held:
                continue
            claim_ids = tuple(held[report_id])
            step = family.parents.get(report_id)
            if step is not None and step[0] in held:
                parent, tie = step
                carriers.append(Carrier(report_id, parent, f"{word_tie(tie, parent)} {titles[parent]}", claim_ids, tie, report_id in own))
            else:
                named = bool(claim_ids) and report_id not in own and not voice.intersection(claim_ids)
                how = NAMES_SOURCE if named else OWN_VOICE
                carriers.append(Carrier(report_id, None, how, claim_ids, by_publisher=report_id in own))
    return tuple(carriers)


def _names(top: Mapping[Node, Node], labels: Mapping[Node, str], persons: AbstractSet[Node]) -> dict[Node, str]:
    """What each origin is called: a body by its name, before a person that speaks for it, and before a report by its title."""
    order = {"entity": 0, "name": 2, "report": 3, "unnamed": 4}
    found: dict[Node, tuple[int, str]] = {}
    for node, root in top.items():
        if node in labels:
            found[root] = min(found.get(root, (9, "")), (1 if node in persons else order[node[0]], labels[node]))
    return {root: found[root][1] if root in found else " ".join(root[1:]) for root in set(top.values())}


def _id(node: Node, name: str) -> str:
    """Readable, and the same for the same node."""
    slug = re.sub(r"[\W_]+", "-", name.casefold()).strip("-")[:_LONGEST_SLUG].strip("-")
    return f"origin:{slug or 'unnamed'}-{hashlib.sha256(chr(0).join(node).encode()).hexdigest()[:8]}"
