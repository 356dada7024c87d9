"""What is said to have happened: one act at one place and time, and the campaigns that hold such acts."""

from dataclasses import dataclass
from enum import StrEnum

from linkage.model.amount import amount
from linkage.model.claim import Claim, ClaimKind
from linkage.model.join import Join, PossibleJoin
from linkage.model.place import Place
from linkage.model.when import When

_NO_OBJECT = ("civilians", "military", "other")  # target types that tell no object from another


class Scope(StrEnum):
    """What a figure counts. Figures of different scope are never put in one range."""

    INCIDENT = "incident"
    PLACE_AND_PERIOD = "place and period"
    CAMPAIGN = "campaign"


class Movement(StrEnum):
    """How people counted as displaced were moved, by the claim's own words. Figures of different movements are never put together."""

    UNTOLD = ""
    DEPORTED = "deported or forcibly transferred"
    EVACUATED = "evacuated"
    FLED = "fled"
    WAITING = "asked or waiting to leave"


class Grade(StrEnum):
    """Airwars' five grades of a reported incident, and "not graded" where no rule has been applied."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"
    NOT_GRADED = "not graded"


class GradingRule(StrEnum):
    """The rules by which a case may grade its incidents; each is told in `incidents/grading.py`."""

    AIRWARS = "airwars"
    BESIDE_PARTIES = "airwars-beside-parties"
    CLARITY = "airwars-and-clarity"
    PUBLISHERS = "publishers"


def word_outcome(outcome: str, movement: Movement) -> str:
    """What happened to those counted ("killed"), and how they were moved where that is told ("displaced: evacuated").

    Args:
        outcome: A closed word of `CODES["outcome"]`.
        movement: How they were moved.
    """
    return outcome if movement is Movement.UNTOLD else f"{outcome}: {movement}"


def code_outcome(outcome: str, movement: Movement) -> str:
    """The closed word of an outcome, with that of the movement where one is told ("displaced-evacuated").

    Args:
        outcome: A closed word of `CODES["outcome"]`.
        movement: How those counted were moved.
    """
    return outcome if movement is Movement.UNTOLD else f"{outcome}-{movement.name.lower()}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One source's count of one outcome.

    Args:
        outcome: "killed", "injured", ...
        min: The least the source says.
        max: The most the source says; None where it leaves that open.
        victims: Who is counted, as written; "" where nobody is named.
        source: Who says so; None for the report's own voice.
        scope: What the figure counts.
        claim_id: The claim that carries it.
        report_id: The report that carries the claim.
        as_of: EDTF day the figure was given: the report's date; "" where unknown.
        leads: Whether the report opens with the number in its own voice, even if it gives it to a source further down.
        unnumbered: Whether the words give no number ("several others"): a plural, which counts as two or more.
        parts: Ids of the claims that give it in parts in one sentence ("two women and three children"); empty where it is one number.
        order: The words, where they give only an order of size ("hundreds", "dozens"): `min` is then the least that they can mean; else "".
        is_share: Whether it counts some of those whom the same report counts as a whole (a quarter beside its town, "the dead included"
            some): it sets no bound of the whole.
        movement: How those counted were moved, where they are displaced and the words tell it.
    """

    outcome: str
    min: int
    max: int | None
    victims: str
    source: str | None
    scope: Scope
    claim_id: str
    report_id: str
    as_of: str = ""
    leads: bool = False
    unnumbered: bool = False
    parts: tuple[str, ...] = ()
    order: str = ""
    is_share: bool = False
    movement: Movement = Movement.UNTOLD

    @property
    def outcome_in_words(self) -> str:
        """What happened to those counted, and how they were moved where the words tell it."""
        return word_outcome(self.outcome, self.movement)

    @property
    def is_up_to(self) -> bool:
        """Whether it only says how many at most ("up to forty")."""
        return self.min == 0 and self.max is not None and self.max > 0

    @property
    def number(self) -> int:
        """The number that it says: the least, or the most where it says only that."""
        return self.max if self.max is not None and self.is_up_to else self.min

    @property
    def note(self) -> str:
        """What a reader must know of the number, for no source says it so; "" where one does."""
        if self.unnumbered:
            return "no number given: a plural, so two or more"
        if self.order != "":
            return f"no number given: “{self.order}” is read as {self.min:,} or more"
        return "added up from the parts that one sentence names" if self.parts != () else ""


@dataclass(frozen=True, slots=True)
class FigureRange:
    """Low and high of one outcome over the sources, by a named rule.

    Args:
        outcome: "killed", "injured", ...
        low: The lowest figure.
        high: The highest figure; None where a source leaves it open and no other closes it.
        rule: The name of the rule that made the range.
        figures: The figures it rests on.
        movement: How those counted were moved, where they are displaced and the words tell it.
    """

    outcome: str
    low: int
    high: int | None
    rule: str
    figures: tuple[Figure, ...]
    movement: Movement = Movement.UNTOLD

    @property
    def outcome_in_words(self) -> str:
        """What happened to those counted, and how they were moved where the words tell it."""
        return word_outcome(self.outcome, self.movement)

    @property
    def code(self) -> str:
        """The closed word of the outcome, with that of the movement where one is told ("displaced-evacuated")."""
        return code_outcome(self.outcome, self.movement)


@dataclass(frozen=True, slots=True)
class Coding:
    """What the publisher of a table says of an incident in terms of its own; it is not Linkage's grade.

    Args:
        publisher: The publisher of the table; None where nothing names it.
        key: Its own id of the incident, or the number of the row.
        grade: Its own grade, as written; "" where it gives none.
        status: Its own status, as written; "" where it gives none.
        url: Its own page of the incident; "" where it names none.
        report_id: The table.
    """

    publisher: str | None
    key: str
    grade: str
    status: str
    url: str
    report_id: str


@dataclass(frozen=True, slots=True)
class ActAround:
    """An act that no claim of an incident gives, and that words around one of them name.

    Args:
        act: A closed word of `CODES["act"]`.
        words: The words that name it.
        claim_id: The claim around which they stand.
    """

    act: str
    words: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One act at one place and time, as the claims tell it.

    Args:
        id: Readable and the same in every run.
        name: A heading: act, target, place, date.
        act: A closed word of `CODES["act"]`; "" where no claim gives the act.
        target_type: A closed word of `CODES["target_type"]`, or None where no claim names a target.
        targets: The objects attacked, as written.
        place: Where, as the gazetteer has it; None where it does not know the place.
        place_text: The place as written; "" where no claim names one.
        when: The time, resolved as far as the reports allow.
        perpetrators: (who is said to have done it, according to whom), as written.
        figures: Every figure of every source.
        ranges: One range an outcome, over figures of incident scope only.
        grade: Airwars' grade, with its reasons.
        grade_reasons: Why that grade.
        campaign_id: The campaign it belongs to, or None.
        claim_ids: The claims that tell of it.
        report_ids: The reports that tell of it.
        denied_by: Sources that say it was not so; the publisher for a report's own voice.
        doubted_by: Publishers whose report passes it on in words that doubt it.
        blaming: Of the claims, those of origins that blame another side than most origins do.
        codings: What publishers of tables say of it in terms of their own.
        joins: Why each report's account stands in it, in the order of `report_ids`.
        possible_joins: Incidents that may be the same and were not joined, the likeliest first.
        act_around: The act that words around its claims name, where no claim gives it more closely.
        timed_by: The claims that give its time, of those that tell of it.
        other_times: The claims that give another time, wider or apart, whether they tell of it, deny it or are only passed on.
    """

    id: str
    name: str
    act: str
    target_type: str | None
    targets: tuple[str, ...]
    place: Place | None
    place_text: str
    when: When | None
    perpetrators: tuple[tuple[str, str | None], ...]
    figures: tuple[Figure, ...]
    ranges: tuple[FigureRange, ...]
    grade: Grade
    grade_reasons: tuple[str, ...]
    campaign_id: str | None
    claim_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    denied_by: tuple[str, ...] = ()
    doubted_by: tuple[str, ...] = ()
    blaming: tuple[str, ...] = ()
    codings: tuple[Coding, ...] = ()
    joins: tuple[Join, ...] = ()
    possible_joins: tuple[PossibleJoin, ...] = ()
    act_around: ActAround | None = None
    timed_by: tuple[str, ...] = ()
    other_times: tuple[str, ...] = ()

    def is_deed(self, claim: Claim) -> bool:
        """Whether a claim tells of the very act, or of one on the same protected object; who did something else is no rival for it.

        Args:
            claim: A claim that tells of the incident.
        """
        if claim.kind is not ClaimKind.ATTACK or claim.word("act") == self.act:
            return True
        return self.target_type not in (None, *_NO_OBJECT) and claim.word("target_type") == self.target_type


@dataclass(frozen=True, slots=True)
class Campaign:
    """A siege, offensive or war that holds incidents.

    Args:
        id: Readable and the same in every run, or the id that case.yaml gives.
        name: A heading.
        place: Where, as the gazetteer has it.
        when: The time it covers.
        incident_ids: Its incidents.
        claim_ids: The claims about the campaign as a whole.
        figures: Figures of campaign scope, and of a place and period within it.
        declared: Whether case.yaml declares it (else it was found in the claims).
    """

    id: str
    name: str
    place: Place | None
    when: When | None
    incident_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    figures: tuple[Figure, ...]
    declared: bool = False

    @property
    def rests_on(self) -> str:
        """What it rests on: case.yaml, or claims that name no more than a place or a war, and how much is told of it."""
        held = f"{amount(len(self.claim_ids), 'claim')} of the whole, {amount(len(self.incident_ids), 'incident')}"
        if self.declared:
            return f"declared in case.yaml; {held}"
        named = (
            "a war that claims name"
            if self.place is None
            else f"what claims tell of {self.place.name}, which case.yaml does not declare as a campaign"
        )
        return f"{named}; {held}"
