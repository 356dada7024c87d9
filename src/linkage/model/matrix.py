"""What the claims tell of one person's link to an incident or campaign, element by element; it says nothing of what is proved."""

from dataclasses import dataclass
from enum import StrEnum

from linkage.model.amount import amount
from linkage.model.conflict import Classification
from linkage.model.entity import Entity
from linkage.model.incident import Campaign, Grade, Incident
from linkage.model.origin import NO_ORIGINS, OriginCount

ACT_ROWS = ("crimes-own", "crimes-person", "crimes-unnamed", "crimes-other")  # rows on acts, whoever they name
MOST_PAIRS = 500  # of a person and an incident or campaign, up to which the matrix of each has a page in the case file


class Nearness(StrEnum):
    """How near a claim is to the incident or campaign that is asked about, nearest first."""

    INCIDENT = "tells of this incident"
    HELD = "tells of an incident of this campaign"
    OBJECT = "names this place and an object of this kind"
    NAMED = "names this campaign or its place"
    PLACE = "names this place and no object"
    CAMPAIGN = "tells of the campaign that holds this incident"
    CONTEXT = "read as being about the campaign, which its words do not name"
    TIME = "about the person, at a time that may be this one; names no place"
    PERSON = "about the person; names neither this place nor this time"


class Reason(StrEnum):
    """Why a claim stands against a row, or that it speaks neither for nor against."""

    NONE = ""
    DENIES = "says that it was not so"
    DOUBTS = "passes it on in words that doubt it"
    NO_DOER = "names no doer, and so speaks neither for nor against"
    OTHER_WORDS = "its words say otherwise"
    OTHER_TIME = "tells of the post at another time"
    LATER = "tells of an appointment, in a report of a later day, and so nothing of an earlier time"
    FORMER = "calls the office a former one and does not say when it was held"
    OTHER_POST = "gives the person another post at that time, which need not exclude this one"
    OTHER_HOLDER = "gives the post to another person at that time"
    OTHER_COMMANDER = "gives the command to another person, which need not exclude this one"
    OTHER_DOER = "gives the act to somebody whom no claim ties to the person, which need not exclude forces of the person"
    GIVEN_PERSON = "gives the act to the person, and so speaks neither for nor against acts of forces"


_NEITHER = frozenset(  # each says so in its own words
    {Reason.NO_DOER, Reason.OTHER_POST, Reason.OTHER_COMMANDER, Reason.OTHER_DOER, Reason.GIVEN_PERSON, Reason.LATER, Reason.FORMER}
)

DATED_BY_REPORT = frozenset({Reason.LATER, Reason.FORMER})  # of whose office only the day of the report is known

_SAID_OF_ACTS = {Reason.DENIES: "denied", Reason.DOUBTS: "doubted"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim that bears on a row.

    Args:
        claim_id: The claim.
        nearness: How near it is to what is asked about.
        reason: Why it stands against the row, or speaks neither for nor against; NONE where it speaks for it.
    """

    claim_id: str
    nearness: Nearness
    reason: Reason = Reason.NONE

    @property
    def is_neutral(self) -> bool:
        """Whether it speaks neither for nor against the row."""
        return self.reason in _NEITHER


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of one cell.

    Args:
        evidence: The claims, the nearest first.
        origins: How many independent origins they come from.
        best_grade: The best grade of the incidents they tell of; None where they tell of none.
    """

    evidence: tuple[Evidence, ...] = ()
    origins: OriginCount = NO_ORIGINS
    best_grade: Grade | None = None

    @property
    def counts_in_words(self) -> str:
        """How many claims it holds; those that speak neither for nor against are counted apart."""
        neutral = sum(e.is_neutral for e in self.evidence)
        speaking = len(self.evidence) - neutral
        apart = f"{amount(neutral, 'claim')} that {'speaks' if neutral == 1 else 'speak'} neither for nor against"
        return " and ".join(part for part in (amount(speaking, "claim") if speaking else "", apart if neutral else "") if part != "")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One element, or one part of it.

    Args:
        id: Its key in `vocab/elements.yaml`.
        group: The element it is a part of, in plain words; parts of one element follow one another.
        name: What it asks, in plain words.
        article: Where the law has it ("28(a)(i)"); shown only where the conflict is classified.
        for_: Claims that would speak for it if they were shown to be true.
        against: Claims that would speak against it.
        own: The person's own words on it.
    """

    id: str
    group: str
    name: str
    article: str
    for_: Side
    against: Side
    own: Side

    @property
    def is_empty(self) -> bool:
        """Whether no claim bears on it."""
        return self.for_.evidence == () and self.against.evidence == () and self.own.evidence == ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """One person's link to one incident or campaign, as the claims tell it.

    Args:
        person: The person.
        subject: The incident or campaign.
        classification: The conflict's class and who says so.
        command: Rows on the responsibility of commanders and other superiors.
        modes: Rows on what the person is said to have done, for the modes that a claim alleges.
        modes_without: Names of the modes that no claim alleges.
        indicia: Rows on the signs of effective control.
        indicia_authority: Where the list of signs is from.
        own_words: What the person says on the subject.
        others: Claims that tie the person to the subject and bear on no row.
        report_count: How many reports were read.
    """

    person: Entity
    subject: Incident | Campaign
    classification: Classification
    command: tuple[MatrixRow, ...]
    modes: tuple[MatrixRow, ...]
    modes_without: tuple[str, ...]
    indicia: tuple[MatrixRow, ...]
    indicia_authority: str
    own_words: Side
    others: Side
    report_count: int

    @property
    def denials_of_acts(self) -> str:
        """That claims, the person's own among them, deny or doubt the acts themselves, which bears on every mode; "" where none does."""
        rows = [row for row in self.command if row.id in ACT_ROWS]
        found = {e.claim_id: e.reason for row in rows for e in (*row.against.evidence, *row.own.evidence) if e.reason in _SAID_OF_ACTS}
        if not found:
            return ""
        how = " or ".join(word for reason, word in _SAID_OF_ACTS.items() if reason in found.values())
        return f"The acts themselves are {how}, which bears on every mode: {amount(len(found), 'claim')} under “{rows[0].group}”."

    @property
    def rows(self) -> tuple[MatrixRow, ...]:
        """Every row, in the order in which they are shown."""
        return (*self.command, *self.indicia, *self.modes)


@dataclass(frozen=True, slots=True)
class MatrixPair:
    """A person and an incident or campaign between which a linkage matrix can be made.

    Args:
        person: The person.
        subject: The incident or campaign.
        classification: The conflict's class and who says so.
    """

    person: Entity
    subject: Incident | Campaign
    classification: Classification
