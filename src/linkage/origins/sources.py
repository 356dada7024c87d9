"""Claim -> whoever said it first: a named source, people without a name, or the report itself."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.entity import Entity, EntityType
from linkage.model.report import Report
from linkage.origins.families import Family
from linkage.origins.publishers import fold_publisher, initials
from linkage.vocab import load_phrases
from linkage.vocab.admissions import chain_of_tellers
from linkage.vocab.conditions import Phrases
from linkage.vocab.narratives import is_narrative
from linkage.vocab.sourcenames import is_hearsay, name_source

Node = tuple[str, ...]

_ACRONYM = re.compile(r"[A-ZА-ЯЄІЇҐ]{2,6}")
_WORD = re.compile(r"[^\W_]+")
_BEFORE = 30  # characters before a quote in which a post may be called a former one
SOURCE_ROLE = "source"


@dataclass(frozen=True, slots=True)
class Joined:
    """Two names taken for one origin.

    Args:
        node: One of them.
        other: The other.
        reason: Why, in plain words.
    """

    node: Node
    other: Node
    reason: str


class SourceReader:
    """Tells from whom each claim comes.

    Args:
        reports: The reports.
        claims: Their claims.
        entities: Who is who, over spellings and languages.
        families: Reports that share an origin by their text.
    """

    def __init__(self, reports: Sequence[Report], claims: Sequence[Claim], entities: Sequence[Entity], families: Sequence[Family]) -> None:
        self._entities = {e.id: e for e in entities}
        self._entity = {(n.claim_id, n.role): e.id for e in entities for n in e.namings}
        self._family = {report_id: family for family in families for report_id in family.report_ids}
        self._families = families
        self._reports = {r.id: r for r in reports}
        self._mixed = {f.root_id for f in families if len({self._reports[i].language for i in f.report_ids}) > 1}
        self._by_name: dict[tuple[str, ...], str] = {}
        for entity in sorted(entities, key=lambda e: e.id):
            if entity.type is not EntityType.PLACE:
                for name in entity.names:
                    self._by_name.setdefault(fold_publisher(name), entity.id)
        self._by_initials: dict[str, set[Node]] = defaultdict(set)
        printed = {
            *(r.publisher for r in reports if r.publisher is not None),
            *(e.name for e in entities if e.type is not EntityType.PLACE),
        }
        for name in sorted(printed):
            if len(initials(name)) > 1:
                self._by_initials[initials(name)].add(self.node_of_name(name))
        self.labels: dict[Node, str] = {}
        self.voices: dict[str, str] = {}
        self._claims = claims

    def node_of_name(self, name: str) -> Node:
        """The node of a person, body or publisher by its name.

        Args:
            name: The name as printed.
        """
        key = fold_publisher(name)
        known = self._by_name.get(key)
        if known is not None:
            return ("entity", known)
        if _ACRONYM.fullmatch(name.strip()):
            meant = self._by_initials.get(name.strip().casefold(), set())
            if len(meant) == 1:
                return next(iter(meant))
        return ("name", " ".join(key))

    def node_of_claim(self, claim: Claim) -> Node:
        """The node of whoever said a claim first.

        Args:
            claim: The claim.
        """
        chain = chain_of_tellers(claim, self._reports[claim.report_id])
        if not chain:
            return self.node_of_report(claim.report_id)
        first = chain[0]
        if first.named and not is_hearsay(first.source):
            known = self._entity.get((claim.id, SOURCE_ROLE)) if len(chain) == len(claim.attribution) else None
            node = ("entity", known) if known is not None else self.node_of_name(first.source)
            self.labels.setdefault(node, first.source if known is None else self._entities[known].name)
            self.voices[claim.id] = self.labels[node] if known is None else name_source(first.source, self._entities[known])
            return node
        through = next((link for link in chain[1:] if link.named), None)
        holder = self.node_of_report(claim.report_id) if through is None else self.node_of_name(through.source)
        if is_narrative(claim) or is_hearsay(first.source):
            return holder  # that a narrative is spread is told by whoever calls it one, and what is hearsay by whoever passes it on
        root = self._family[claim.report_id].root_id
        words = " ".join(fold_publisher(first.source)) if root not in self._mixed else "people without a name"
        node = ("unnamed", words, *holder)
        where = through.source if through is not None else self.name_of_report(root)
        who = first.source if root not in self._mixed else words
        self.labels.setdefault(node, f"{who} (no name given), in {where}" if through is None else f"{who} (no name given), through {where}")
        self.voices[claim.id] = self.labels[node]
        return node

    def node_of_report(self, report_id: str) -> Node:
        """The node of the reports that share their text with a report.

        Args:
            report_id: The report.
        """
        return ("report", self._family[report_id].root_id)

    def name_of_report(self, report_id: str) -> str:
        """The publisher of a report, else its title.

        Args:
            report_id: The report.
        """
        report = self._reports[report_id]
        return report.publisher or f"“{report.title or report.file}”"

    def joins(self) -> list[Joined]:
        """Publishers and the reports they first put out; heads and speakers of a body and the body."""
        found = []
        for family in self._families:
            report = self._reports[family.root_id]
            node: Node = ("report", family.root_id)
            if family.root_known and report.publisher is not None:
                found.append(Joined(node, self.node_of_name(report.publisher), ""))
                self.labels.setdefault(node, report.publisher)
            else:
                self.labels.setdefault(node, f"the text of “{report.title or report.file}”, first publisher unknown")
        for claim in self._claims:
            title = claim.word("title") or ""
            person, body = (self._entity.get((claim.id, role)) for role in ("person", "organization"))
            if claim.kind is not ClaimKind.POST or claim.stance is Stance.DENIED or person is None or body is None:
                continue
            doing = word_voice(title, self._entities[body].type)
            if doing and not _is_former(claim, self._reports[claim.report_id]):
                speaker, speaks_for = self._entities[person].name, self._entities[body].name
                reason = f"{speaker} {doing} {speaks_for} ({title})"
                found.append(Joined(("entity", person), ("entity", body), reason))
                self.labels.setdefault(("entity", body), speaks_for)
        return found


def word_voice(title: str, body: EntityType) -> str:
    """What makes the words of who holds a post those of the body: "speaks for", "heads"; "" where they may be the person's own.

    A deputy, and the head of a part, are no head: every word of the title must be of one.

    Args:
        title: The title, as written.
        body: What the body is.
    """
    told = title.casefold()
    if any(word in told for word in load_phrases("origins", "spokespeople")):
        return "speaks for"
    words = set(_WORD.findall(told))
    heads = frozenset(load_phrases("origins", "state_heads" if body is EntityType.STATE else "heads"))
    return "heads" if words & heads and words <= {*heads, *load_phrases("origins", "head_frills")} else ""


def _is_former(claim: Claim, report: Report) -> bool:
    """Whether the words of a post, or those right before its quote, call it a former one."""
    before = re.split(r"[.;:\n]", report.text[max(0, claim.quote.start - _BEFORE) : claim.quote.start])[-1]
    words = _WORD.findall(f"{before}{claim.quote.of(report.text)}".casefold())
    return Phrases(load_phrases("tenure", "ended")).stand_in(words)


def unite(nodes: Sequence[Node], joins: Sequence[Joined]) -> Mapping[Node, Node]:
    """Node -> the node that stands for everything it is one with.

    Args:
        nodes: The nodes.
        joins: What is one.
    """
    above: dict[Node, Node] = {node: node for node in nodes}

    def top(node: Node) -> Node:
        while above.setdefault(node, node) != node:
            node = above[node]
        return node

    for join in joins:
        a, b = sorted((top(join.node), top(join.other)))
        above[b] = a
    return {node: top(node) for node in list(above)}
