"""Two entities, or two incidents, side by side: what each is called, what is said of it and where, and in what they differ."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from linkage.desk import Desk
from linkage.errors import InputError
from linkage.exports.html.labels import label_edtf
from linkage.indexes.folding import fold
from linkage.indexes.joins import named_at, namings_of, put_out_by
from linkage.model.asked import ClaimFilter, Order
from linkage.model.claim import CODES, Claim
from linkage.model.claimrow import ClaimRow
from linkage.model.count import word_bounds
from linkage.model.decision import Subject

A_SIDE = 100  # claims of one side on the page, and subjects of one side in a decision to keep apart
SPELLED = 3  # subjects of one side in a decision to join: each in another report, so that one that is lost later does not lose the decision
SCRIPTS = frozenset({"latin", "cyrillic", "arabic", "hebrew", "greek"})
OF_PERSON = ("rank", "title", "organization")
OF_INCIDENT = ("act", "place", "target_type", "target", "weapon", "perpetrator")


@dataclass(frozen=True, slots=True)
class Cite:
    """Where something stands: the number of the report, and the claim."""

    number: int
    claim_id: str


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that is said of a side.

    Args:
        text: In the words of the report, or a number or a date; "" where the closed word says it all.
        code: A closed word; "" where there is none.
        cites: Where.
        is_shared: Whether it is said of the other side too.
    """

    text: str
    code: str
    cites: tuple[Cite, ...]
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the comparison.

    Args:
        name: What is compared: the key of its word.
        first: What is said of the one.
        second: What is said of the other.
        mark: "same", "partly", "differs", or "one" where it is said of one side only.
    """

    name: str
    first: tuple[Value, ...]
    second: tuple[Value, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim of a side.

    Args:
        row: The claim.
        subjects: What a decision about it takes as its subjects: the roles that name the entity, or the claim.
        publisher: Who put the report out; "" where unknown.
        published: When, as an ISO date; "" where unknown.
        roles: (role, words) that name the entity; empty for an incident.
    """

    row: ClaimRow
    subjects: tuple[str, ...]
    publisher: str
    published: str
    roles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two.

    Args:
        id: Its id today.
        kind: "person", "organization" .. or "incident".
        name: What it is called.
        subject: What names it in an address: it stays when ids change.
        evidence: Its claims, in the order of the reports.
        hidden: Claims that are too many to show.
        claims: How many there are.
        reports: In how many reports.
        said: What is said of it, by the word for it.
    """

    id: str
    kind: str
    name: str
    subject: str
    evidence: tuple[Evidence, ...]
    hidden: int
    claims: int
    reports: int
    said: Mapping[str, tuple[Value, ...]]

    @property
    def subjects(self) -> tuple[str, ...]:
        """Every subject that is shown, at most as many as a decision takes."""
        return tuple(subject for one in self.evidence for subject in one.subjects)[:A_SIDE]

    @property
    def spelled(self) -> tuple[str, ...]:
        """A few subjects, the one of the address first, each of another report."""
        reports = {subject: one.row.report_id for one in self.evidence for subject in one.subjects}
        chosen = {reports[self.subject]: self.subject} if self.subject in reports else {}
        for subject, report_id in reports.items():
            if len(chosen) < SPELLED:
                chosen.setdefault(report_id, subject)
        return tuple(chosen.values()) or (self.subject,)


def make_side(desk: Desk, about: Subject, subject: str) -> Side:
    """The entity or incident that a subject names today.

    Args:
        desk: The case.
        about: Entity or incident.
        subject: "<claim id>:<role>", or the id of a claim.

    Raises:
        InputError: It names none today.
    """
    id_ = named_at(desk.index, about, subject)
    if id_ == "":
        raise InputError(f"nothing is named by {subject!r} today: a later reading took it away, so choose again from the list")
    if about is Subject.INCIDENT:
        event = desk.index.incident(id_)
        listing = desk.index.find_claims(ClaimFilter(incident_id=id_), Order.REPORT, limit=A_SIDE)
        told = put_out_by(desk.index, (row.report_id for row in listing.rows))
        evidence = tuple(Evidence(row, (row.id,), *told[row.report_id]) for row in listing.rows)
        total, kind = desk.index.count_claims(ClaimFilter(incident_id=id_)), "campaign" if event.is_campaign else "incident"
        return Side(
            id_, kind, event.name, subject, evidence, total - len(evidence), event.claims, event.reports, _of_incident(desk, evidence)
        )
    entity = desk.index.entity(id_)
    roles: dict[str, list[tuple[str, str]]] = {}
    for naming in namings_of(desk.index, id_):
        roles.setdefault(naming.claim_id, []).append((naming.role, naming.text))
    rows = desk.index.find_claims(ClaimFilter(entity_id=id_), Order.REPORT, limit=A_SIDE).rows
    told = put_out_by(desk.index, (row.report_id for row in rows))
    evidence = tuple(
        Evidence(row, tuple(f"{row.id}:{role}" for role, _ in roles[row.id]), *told[row.report_id], tuple(roles[row.id])) for row in rows
    )
    hidden = max(0, len(roles) - len(evidence))
    said = _of_entity(desk, evidence)
    return Side(id_, entity.type, entity.name, subject, evidence, hidden, entity.claims, entity.reports, said)


def compare_sides(first: Side, second: Side) -> tuple[Fact, ...]:
    """What is said of the two, line by line, with what both have and what only one has.

    Args:
        first: The one.
        second: The other.
    """
    names = [*first.said, *(name for name in second.said if name not in first.said)]
    return tuple(_compare(name, first.said.get(name, ()), second.said.get(name, ())) for name in names)


def _compare(name: str, first: tuple[Value, ...], second: tuple[Value, ...]) -> Fact:
    keys, others = {_key(value) for value in first}, {_key(value) for value in second}
    both = keys & others
    mark = "one" if not keys or not others else "same" if keys == others else "partly" if both else "differs"
    one, other = (tuple(replace(value, is_shared=_key(value) in both) for value in side) for side in (first, second))
    return Fact(name, one, other, mark)


def _key(value: Value) -> str:
    return f"{value.code}:{fold(value.text)}"


def _of_entity(desk: Desk, evidence: Iterable[Evidence]) -> dict[str, tuple[Value, ...]]:
    """Names by script, then what it does in the claims, posts, times, places, sources."""
    said: list[tuple[str, str, str, Cite]] = []
    for one in evidence:
        cite, claim = Cite(one.row.number, one.row.id), desk.index.claim(one.row.id).review.claim
        for role, text in one.roles:
            said.append((f"name.{_script(text)}", text, "", cite))
            said.append(("named_as", "", role, cite))
        if any(role in ("person", "speaker", "subordinate") for role, _ in one.roles):
            said += [(f"role.{name}", word, "", cite) for name in OF_PERSON if (word := claim.word(name))]
        said += _where_and_who(claim, one, cite)
    return _gather(said, ("name.latin", "name.cyrillic", "name.arabic", "name.hebrew", "name.greek", "name.other", "named_as"))


def _of_incident(desk: Desk, evidence: Iterable[Evidence]) -> dict[str, tuple[Value, ...]]:
    """Act, place, target, figures, times, sources."""
    said: list[tuple[str, str, str, Cite]] = []
    for one in evidence:
        cite, claim = Cite(one.row.number, one.row.id), desk.index.claim(one.row.id).review.claim
        for name in OF_INCIDENT:
            role = claim.role(name)
            values = () if role is None else role.value if isinstance(role.value, tuple) else (str(role.value),)
            said += [(f"role.{name}", *(("", v) if v in CODES.get(name, ()) else (v, "")), cite) for v in values]
        said += _figures(claim, cite)
        said += [line for line in _where_and_who(claim, one, cite) if line[0] != "role.place"]
    return _gather(said, tuple(f"role.{name}" for name in OF_INCIDENT))


def _figures(claim: Claim, cite: Cite) -> Iterator[tuple[str, str, str, Cite]]:
    outcome, low, high = claim.word("outcome"), claim.role("min"), claim.role("max")
    low_value, high_value = (None if role is None else role.value for role in (low, high))
    if outcome is not None and isinstance(low_value, int):
        yield "figures", word_bounds(low_value, high_value if isinstance(high_value, int) else None), outcome, cite


def _where_and_who(claim: Claim, one: Evidence, cite: Cite) -> list[tuple[str, str, str, Cite]]:
    row = one.row
    lines = [("role.place", row.place, "", cite)] if row.place else []
    if claim.when is not None:
        lines.append(("when", label_edtf(claim.when.edtf), "", cite))
    lines.append(("according_to", row.source or "", "" if row.source else "own_voice", cite))
    return [*lines, ("publisher", one.publisher, "", cite)] if one.publisher else lines


def _gather(said: Iterable[tuple[str, str, str, Cite]], first: tuple[str, ...]) -> dict[str, tuple[Value, ...]]:
    """Lines -> values with everything that says them, those of most claims first."""
    found: dict[str, dict[str, tuple[str, str, list[Cite]]]] = {}
    for name, text, code, cite in said:
        cites = found.setdefault(name, {}).setdefault(f"{code}:{fold(text)}", (text, code, []))[2]
        if cite not in cites:
            cites.append(cite)
    order = [*(name for name in first if name in found), *(name for name in found if name not in first)]
    return {
        name: tuple(Value(t, c, tuple(cites)) for t, c, cites in sorted(found[name].values(), key=lambda v: (-len(v[2]), v[1], v[0])))
        for name in order
    }


def _script(text: str) -> str:
    """The script of the first letter."""
    letter = next((c for c in text if c.isalpha()), "")
    script = unicodedata.name(letter, "other").split()[0].lower() if letter else "other"
    return script if script in SCRIPTS else "other"
