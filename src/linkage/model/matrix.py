"""What the claims tell of one person's link to an incident or campaign, element by element; it says nothing of what is proved."""

from dataclasses import dataclass
from enum import StrEnum

from linkage.model.amount import amount
from linkage.model.conflict import Classification
from linkage.model.entity import Entity
from linkage.model.incident import Campaign, Grade, Incident
from linkage.model.origincount import NO_ORIGINS, OriginCount

ACT_ROWS = ("crimes-own", "crimes-person", "crimes-unnamed", "crimes-other")  # rows on acts, whoever they name
MOST_PAIRS = 500  # of a person and an incident or campaign, up to which the matrix of each has a page in the case file


class Nearness(StrEnum):
    """How near a claim is to the incident or campaign that is asked about, nearest first."""

    INCIDENT = "tells of this incident"
    HELD = "tells of an incident of this campaign"
    OBJECT = "tells of an object of this kind at this place"
    NAMED = "names this campaign or its place"
    PLACE = "tells of this place and names no object"
    CAMPAIGN = "tells of the campaign that holds this incident"
    PLACED = "told of this campaign's place by the words around it, which its own do not name"
    WIDER = "told in wider terms, of what holds or may hold this, which its words do not name"
    CONTEXT = "read as being about the campaign, which its words do not name"
    TIME = "about the person, at a time that may be this one; names no place"
    PERSON = "about the person; names neither this place nor this time"
    PASSING = "told of another place or time; names this campaign in passing"


class Reason(StrEnum):
    """Why a claim stands against a row, or that it speaks neither for nor against."""

    NONE = ""
    DENIES = "says that it was not so"
    DOUBTS = "passes it on in words that doubt it"
    NO_DOER = "names no doer, and so speaks neither for nor against"
    OTHER_WORDS = "its words say otherwise"
    OTHER_KIND = "denies acts of other kinds than those on which claims for it rest"
    OTHER_TIME = "tells of the post at another time"
    LATER = "tells of an appointment, in a report of a later day, and so nothing of an earlier time"
    FORMER = "calls the office a former one and does not say when it was held"
    OTHER_POST = "gives the person another post at that time, which need not exclude this one"
    NO_FORCES = "tells of a post in a body without forces, and so speaks neither for nor against"
    OTHER_HOLDER = "gives the post to another person at that time"
    OTHER_COMMANDER = "gives the command to another person, which need not exclude this one"
    OTHER_COMMAND = "tells of a command and names neither this campaign nor its place, and so speaks neither for nor against one here"
    OTHER_DOER = "gives the act to somebody whom no claim ties to the person, which need not exclude forces of the person"
    OTHER_SIDE = "gives an act to another side than that of the person, and so tells nothing of acts of forces of the person"
    EXCLUDES = "gives the act to another side, which leaves no room for the person or forces of the person"
    DOUBTS_OTHER = (
        "passes on, in words that doubt it, an act of somebody whom no claim ties to the person, and so speaks neither for nor against"
    )
    DENIES_OTHER = "denies an act of somebody whom no claim ties to the person, and so speaks neither for nor against"
    DENIES_ACT = "denies acts of the kind on which claims for it rest"
    DOUBTS_ACT = "passes on, in words that doubt it, an act of the kind on which claims for it rest"
    NOT_UNDER = "gives it to forces of which no claim puts more than a part, if any, under the person then and there"
    NO_POST_THEN = (
        "gives it to forces that are told of under the person only in a post or command that nobody gives for that time, "
        "or in words that do not name this campaign"
    )
    NOT_THEN = "gives no day for it, and no report of this time tells it, and so it speaks neither for nor against"
    GIVEN_PERSON = "gives the act to the person, and so speaks neither for nor against acts of forces"


_NEITHER = frozenset(  # each says so in its own words
    {
        Reason.NO_DOER,
        Reason.OTHER_POST,
        Reason.NO_FORCES,
        Reason.OTHER_COMMANDER,
        Reason.OTHER_COMMAND,
        Reason.OTHER_DOER,
        Reason.OTHER_SIDE,
        Reason.DOUBTS_OTHER,
        Reason.DENIES_OTHER,
        Reason.NOT_UNDER,
        Reason.NO_POST_THEN,
        Reason.NOT_THEN,
        Reason.GIVEN_PERSON,
        Reason.LATER,
        Reason.OTHER_KIND,
        Reason.FORMER,
    }
)

DATED_BY_REPORT = frozenset({Reason.LATER, Reason.FORMER, Reason.NOT_THEN})  # of whose office only the day of the report is known

_DENYING = frozenset({Reason.DENIES, Reason.DENIES_ACT, Reason.OTHER_KIND, Reason.DENIES_OTHER})

_SAID_OF_ACTS = {Reason.DENIES: "denied", Reason.DOUBTS: "doubted"}
_OF_ACTS = {Reason.DENIES: Reason.DENIES_ACT, Reason.DOUBTS: Reason.DOUBTS_ACT}


def reason_of_act(reason: Reason) -> Reason | None:
    """Why what denies or doubts an act stands with a mode that rests on such acts; None where it does neither.

    Args:
        reason: Why it stands against the row of the act.
    """
    return _OF_ACTS.get(reason)


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

    @property
    def is_wider_denial(self) -> bool:
        """Whether it denies in wider terms, and so is no denial of the act itself."""
        return self.nearness is Nearness.WIDER and self.reason in _DENYING


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of one cell.

    Args:
        evidence: The claims, the nearest first, those that deny in wider terms among them.
        origins: How many independent origins they come from, but for denials in wider terms.
        best_grade: The best grade of the incidents they tell of; None where they tell of none.
        quotes: In how many stretches of words they stand: claims of one source may share their words.
        wider_origins: From how many the denials in wider terms come, which are counted apart.
        wider_quotes: In how many stretches of words these stand.
    """

    evidence: tuple[Evidence, ...] = ()
    origins: OriginCount = NO_ORIGINS
    best_grade: Grade | None = None
    quotes: int = 0
    wider_origins: OriginCount = NO_ORIGINS
    wider_quotes: int = 0

    @property
    def counted(self) -> tuple[Evidence, ...]:
        """The claims that are counted: all but those that deny in wider terms."""
        return tuple(e for e in self.evidence if not e.is_wider_denial)

    @property
    def wider(self) -> tuple[Evidence, ...]:
        """The claims that deny in wider terms."""
        return tuple(e for e in self.evidence if e.is_wider_denial)

    @property
    def counts_in_words(self) -> str:
        """How many claims it counts, and in how many quotes where some share their words; "" for none."""
        return _count(len(self.counted), self.quotes)

    @property
    def wider_in_words(self) -> str:
        """The same of those that deny in wider terms, with their origins; "" for none."""
        return f"{_count(len(self.wider), self.wider_quotes)} from {self.wider_origins.in_words}" if self.wider else ""


def _count(number: int, quotes: int) -> str:
    claims = amount(number, "claim") if number > 0 else ""
    return f"{claims} in {amount(quotes, 'quote')}" if 0 < quotes < number else claims


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
        neither: Claims of its matter that speak neither for nor against it, each for its own reason: nobody may count them.
    """

    id: str
    group: str
    name: str
    article: str
    for_: Side
    against: Side
    own: Side
    neither: Side = Side()

    @property
    def sides(self) -> tuple[Side, ...]:
        """Its cells."""
        return self.for_, self.against, self.own, self.neither

    def word_none(self, how: str, nothing: str) -> str:
        """What an empty cell says: that nothing was found, or that what was found speaks for neither.

        Args:
            how: How the claims of the cell would bear on it ("for it", "against it").
            nothing: That no evidence was found, in words.
        """
        count = len(self.neither.evidence)
        told = f"{_count(count, self.neither.quotes + self.neither.wider_quotes)} of the same matter speak{'s' if count == 1 else ''}"
        return f"nothing that speaks {how}: {told} for neither" if count else nothing

    @property
    def is_empty(self) -> bool:
        """Whether no claim bears on it."""
        return all(side.evidence == () for side in self.sides)


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
        denials: The claims that deny or doubt the acts themselves, the person's own among them.
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
    denials: Side = Side()

    @property
    def denials_of_acts(self) -> str:
        """That claims, the person's own among them, deny or doubt acts, and on how many modes that bears; "" where none does."""
        if not self.denials.evidence:
            return ""
        reasons = {e.reason for e in self.denials.evidence}
        how = " or ".join(word for reason, word in _SAID_OF_ACTS.items() if reason in reasons)
        group = next(row.group for row in self.command if row.id in ACT_ROWS)
        counts = (amount(self.denials.quotes, "sentence"), amount(self.denials.wider_quotes, "sentence") + " in wider terms")
        counted = " and ".join(count for count, held in zip(counts, (self.denials.counted, self.denials.wider), strict=True) if held)
        told = f"Acts are {how}: {counted} under “{group}”."
        alleged = [row for row in self.modes if row.for_.evidence]
        if not alleged:
            return f"{told} No claim alleges a mode on which that could bear."
        met = sum(any(e.reason in _OF_ACTS.values() for e in (*row.against.evidence, *row.own.evidence)) for row in alleged)
        rule = "A denial or doubt stands with a mode only where claims for the mode rest on acts of the kind that it denies or doubts"
        return f"{told} {rule}: with {met or 'none'} of the {amount(len(alleged), 'mode')} that claims allege."

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
