"""What somebody says, tied to the words that say it."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from linkage.model.record import Record
from linkage.model.span import Span
from linkage.model.when import When

RoleValue = str | int | tuple[str, ...]


class ClaimKind(StrEnum):
    """The twelve kinds of claim."""

    POST = "post"
    COMMAND = "command"
    RESPONSIBILITY = "responsibility"
    ATTACK = "attack"
    CASUALTIES = "casualties"
    DAMAGE = "damage"
    DEPRIVATION = "deprivation"
    DESIGNATION = "designation"
    STATEMENT = "statement"
    AFFILIATION = "affiliation"
    IDENTITY = "identity"
    SIMILARITY = "similarity"


class Stance(StrEnum):
    """How the source stands to what it says. It is the source's stance, never Linkage's."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    ESTIMATED = "estimated"
    ADMITTED = "admitted"
    DENIED = "denied"


# The roles of each kind, in the order in which they are printed.
ROLES: dict[ClaimKind, tuple[str, ...]] = {
    ClaimKind.POST: ("person", "rank", "title", "organization", "from", "to"),
    ClaimKind.COMMAND: ("superior", "subordinate", "operation", "mode"),
    ClaimKind.RESPONSIBILITY: ("accused", "act", "target", "place", "time"),
    ClaimKind.ATTACK: ("act", "perpetrator", "target", "target_type", "place", "time", "weapon"),
    ClaimKind.CASUALTIES: ("outcome", "min", "max", "victims", "place", "time"),
    ClaimKind.DAMAGE: ("object", "extent", "place", "time"),
    ClaimKind.DEPRIVATION: ("what", "place", "time"),
    ClaimKind.DESIGNATION: ("person", "authority", "instrument", "time"),
    ClaimKind.STATEMENT: ("speaker", "utterance", "addressee", "time"),
    ClaimKind.AFFILIATION: ("person", "other", "tie"),
    ClaimKind.IDENTITY: ("person", "attribute", "value"),
    ClaimKind.SIMILARITY: ("first", "second", "feature"),
}

# The closed words, by role. `act` is closed only for attacks: a responsibility keeps the harm as written.
CODES: dict[str, tuple[str, ...]] = {
    "act": (
        "airstrike", "shelling", "missile", "bombing", "chemical", "shooting", "execution", "torture", "sexual-violence",
        "abduction", "deportation", "looting", "arson", "siege", "other",
    ),
    "target_type": (
        "hospital", "school", "theatre", "residential", "religious", "market", "shelter", "convoy", "infrastructure", "aid",
        "journalists", "cultural", "civilians", "military", "other",
    ),
    "outcome": ("killed", "injured", "missing", "detained", "trapped", "displaced", "sheltering"),
    "what": ("water", "food", "electricity", "medicine", "aid", "evacuation", "communications", "heating", "other"),
    "instrument": ("sanctions", "arrest-warrant", "indictment", "investigation", "conviction"),
    "attribute": ("alias", "age", "born", "nationality", "education", "family"),
    "mode": ("commands", "ordered", "planned", "oversees", "direct-line"),
}  # fmt: skip

# Roles whose value is a closed word or a number, and so has no wording of its own.
UNWORDED = frozenset({"target_type", "outcome", "min", "max", "what", "instrument", "attribute", "mode"})

LONGEST_QUOTE = 700  # characters; a quote is a clause or a sentence, never a page


@dataclass(frozen=True, slots=True)
class Role:
    """One role of a claim and what fills it.

    Args:
        name: A role of the claim's kind (`ROLES`).
        value: The mention as written (or the name it stands for), a closed word, a number, or a tuple of closed words.
        span: Where the value, or the word that gave it, stands in the report; None where no single word does.
    """

    name: str
    value: RoleValue
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain of who says so.

    Args:
        source: The speaker as the report names it ("Western intelligence services").
        span: Where that name stands.
        cue: The word that makes it an attribution ("estimates", "according to").
        named: Whether the source is named; "officials", "activists" and "some" are not.
    """

    source: str
    span: Span | None
    cue: str
    named: bool = True


class _Remembered:
    """Room for the id of a claim, which is worked out once and is no field of it."""

    __slots__ = ("_id",)
    _id: str


@dataclass(frozen=True, slots=True)
class Claim(_Remembered):
    """What somebody says, tied to the words that say it.

    Args:
        kind: One of the twelve kinds.
        report_id: The report it was read in.
        quote: The shortest stretch that carries it, a clause or a sentence.
        roles: What fills the roles of its kind, each at most once, in the order of `ROLES`.
        attribution: Who says so, originator first; empty where the report says it in its own voice.
        stance: How the originator stands to it.
        when: The time of what is claimed, resolved against the report's date; None where the report gives none.
        reader: The reader that found it, with its version ("rules/1").
        confidence: The reader's own estimate that an analyst would accept the claim, 0 to 1.
        record: The row of a table of coded incidents that it was read from; None for a claim that was read in a text.

    Raises:
        ValueError: A role is not one of its kind, or is given twice; a closed word is unknown; the quote is empty or a page long.
    """

    kind: ClaimKind
    report_id: str
    quote: Span
    roles: tuple[Role, ...]
    attribution: tuple[Attribution, ...] = ()
    stance: Stance = Stance.ASSERTED
    when: When | None = None
    reader: str = "rules/1"
    confidence: float = 0.5
    record: Record | None = None

    def __post_init__(self) -> None:
        names = [r.name for r in self.roles]
        unknown = set(names) - set(ROLES[self.kind])
        if unknown or len(names) != len(set(names)):
            raise ValueError(f"a {self.kind} claim has the roles {ROLES[self.kind]}, each once; got {names}")
        for role in self.roles:
            self._check_code(role)
        if not 0 < len(self.quote) <= LONGEST_QUOTE:
            raise ValueError(f"a quote has 1 to {LONGEST_QUOTE} characters, got {len(self.quote)}")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence lies between 0 and 1, got {self.confidence}")

    def _check_code(self, role: Role) -> None:
        if role.name not in CODES or (role.name == "act" and self.kind is not ClaimKind.ATTACK):
            return
        for value in role.value if isinstance(role.value, tuple) else (role.value,):
            if value not in CODES[role.name]:
                raise ValueError(f"{role.name} is one of {CODES[role.name]}, got {value!r}")

    @property
    def id(self) -> str:
        """sha256 (first 16 hex digits) over report, quote, kind, roles, source and stance: the same claim has the same id in every run.

        The reader, its confidence and the resolved date are left out, so that a better reader keeps the decisions on what it finds again.
        """
        try:
            return self._id
        except AttributeError:
            object.__setattr__(self, "_id", self._make_id())
            return self._id

    def _make_id(self) -> str:
        content = [
            self.report_id, self.kind, self.quote.start, self.quote.end,
            [[r.name, r.value, [r.span.start, r.span.end] if r.span else None] for r in self.roles],
            [a.source for a in self.attribution], self.stance,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()[:16]

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def source(self) -> str | None:
        """Who says so first; None for the report's own voice."""
        return self.attribution[0].source if self.attribution else None

    @property
    def is_direct_line(self) -> bool:
        """Whether it tells of a direct line to somebody: a tie, and neither command nor a post."""
        return self.kind is ClaimKind.COMMAND and self.value("mode") == "direct-line"

    def role(self, name: str) -> Role | None:
        """The role of that name, or None where the claim leaves it open."""
        for role in self.roles:
            if role.name == name:
                return role
        return None

    def value(self, name: str) -> RoleValue | None:
        """What fills the role of that name, or None where the claim leaves it open."""
        role = self.role(name)
        return None if role is None else role.value

    def word(self, name: str) -> str | None:
        """What fills the role, where that is a word or a name; None where it is open or a number."""
        value = self.value(name)
        return value if isinstance(value, str) else None

    def number(self, name: str) -> int | None:
        """What fills the role, where that is a number; None where it is open."""
        value = self.value(name)
        return value if isinstance(value, int) else None
