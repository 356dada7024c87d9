"""Who held which post, who stood above and below, on a date: as the sources tell it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from linkage.model.entity import Entity
from linkage.model.incident import Campaign
from linkage.model.matrix import Nearness
from linkage.model.report import NEWS_DAYS, YOUNGER
from linkage.model.tolddays import Given, ToldDays, word_told


class Basis(StrEnum):
    """On what a post is said to rest."""

    DE_JURE = "de jure"
    DE_FACTO = "de facto"
    DISPUTED = "disputed"


class Timing(StrEnum):
    """How a post stands to the time that is asked about."""

    HELD = "said to be held then"
    PARTLY = "said to be held for some of that time"
    MAY_BE_HELD = "may have been held then"
    NOT_THEN = "not told for then"
    UNDATED = "no date told"


@dataclass(frozen=True, slots=True)
class FourDates:
    """The time of a post, as the Security Force Monitor keeps it; ISO dates, None where it is open.

    Between `first_precise` and `last_precise` it is told for the days of `told` and for no other: who is told to hold a post on two days
    may not have held it between. It is told for none before `first_imprecise` or after `last_imprecise`.

    Args:
        first_imprecise: The earliest day on which it can have begun.
        first_precise: The first day for which it is told.
        last_precise: The last day for which it is told.
        last_imprecise: The latest day on which it can have ended.
        news_of: The day of the report from which `first_imprecise` was reckoned, because it tells of an appointment without its day.
        listed_on: The first day on which a record that tells of the post was listed: its words may be younger, and date nothing.
        former_by: The day of the report that calls the post a former one and does not say when it was held.
        told: The days for which it is told, in their order, none overlapping another.

    Source: Security Force Monitor, Research Handbook, dates of postings.
    """

    first_imprecise: str | None = None
    first_precise: str | None = field(init=False)
    last_precise: str | None = field(init=False)
    last_imprecise: str | None = None
    news_of: str | None = None
    listed_on: str | None = None
    former_by: str | None = None
    told: tuple[ToldDays, ...] = ()

    def __post_init__(self) -> None:
        days = [d for d in self.told if d.is_every_day]
        object.__setattr__(self, "first_precise", min((d.first for d in days), default=None))
        object.__setattr__(self, "last_precise", max((d.last for d in days), default=None))

    @property
    def is_told(self) -> bool:
        """Whether any date of it is told."""
        return bool(self.told) or self.first_imprecise is not None or self.last_imprecise is not None

    @property
    def is_held(self) -> bool:
        """Whether any claim tells of it as held at some time, and not only as a former one."""
        return bool(self.told) or self.first_imprecise is not None

    @property
    def in_words(self) -> str:
        """The four dates as a reader would say them, and what else a report's day tells."""
        former = "" if self.former_by is None else f"former, by a report of {self.former_by}: does not say when it was held"
        listed = "" if self.listed_on is None else f"told in a record listed on {self.listed_on}, {YOUNGER}"
        if self.former_by is not None and self.former_by == self.listed_on:
            former, listed = f"former, by a record listed on {self.listed_on}, {YOUNGER}: does not say when it was held", ""
        dates = "" if former and not self.is_held else self._dates_in_words
        return "; ".join(part for part in (dates, former, listed) if part)

    @property
    def _dates_in_words(self) -> str:
        if not self.is_told:
            return "no date told"
        return "; ".join(part for part in (word_told(self._told_apart), self._begin_in_words, self._end_in_words) if part)

    @property
    def _told_apart(self) -> tuple[ToldDays, ...]:
        """The days for which it is told, but for the day with which words begin it: the begin says that."""
        return self.told if self._begun_by is None else self.told[1:]

    @property
    def _begun_by(self) -> str | None:
        """The latest day on which it can have begun, where words tell of the begin only; None elsewhere."""
        first = self.told[0] if self.told and self.told[0].given is Given.WORDS else None
        if self.first_imprecise is None or first is None or first.first != first.last or first.first < self.first_imprecise:
            return None
        return first.last

    @property
    def _begin_in_words(self) -> str:
        begin, by = self.first_imprecise, self._begun_by or self.first_precise
        if begin is None:
            return "begin not told"
        if begin == by:
            return f"begun {begin}"
        return f"begun {begin} or later{self._reckoned}" if self._begun_by is None else f"begun between {begin} and {by}"

    @property
    def _end_in_words(self) -> str:
        if self.last_imprecise is None:
            return "end not told"
        return f"ended {self.last_imprecise}" + ("" if self.last_imprecise == self.last_precise else " or earlier")

    @property
    def _reckoned(self) -> str:
        """How the earliest day was reckoned where no source gives it."""
        if self.news_of is None:
            return ""
        told = f"the report of {self.news_of} tells of the appointment as news"
        return f" (no source says so: {told}, which is taken to be {NEWS_DAYS} days old at most)"


@dataclass(frozen=True, slots=True)
class Post:
    """An office that sources say a person holds or held.

    Args:
        holder: The person.
        title: The office, as most claims write it.
        body: The body it is in; None where none is named or it is nobody in particular.
        body_text: The body as written; "" where none is named.
        dates: Its time, from all its claims.
        basis: On what it is said to rest.
        why: Why that basis, and what stands against another: in plain words.
        claim_ids: The claims that tell of it.
        denied_ids: The claims that deny it.
        timing: How it stands to the time that is asked about; None where none is.
    """

    holder: Entity
    title: str
    body: Entity | None
    body_text: str
    dates: FourDates
    basis: Basis
    why: tuple[str, ...]
    claim_ids: tuple[str, ...]
    denied_ids: tuple[str, ...]
    timing: Timing | None

    @property
    def label(self) -> str:
        """The office, and whether it is told as a former one: a title without that word says that it is held."""
        if self.dates.former_by is None:
            return self.title
        return f"{self.title} ({'told as held, and as former' if self.dates.is_held else 'told as former'})"

    @property
    def basis_in_words(self) -> str:
        """On what it is said to rest, and why; where nobody says, that it is taken so."""
        if self.basis is Basis.DE_JURE:
            return f"taken as {self.basis}, for it is {'; '.join(self.why)}"
        return f"as told, {self.basis}: {'; '.join(self.why)}"


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody said to stand above or below, or to be tied otherwise.

    Args:
        name: Who, or what is commanded: as written.
        entity: Who; None where the words name nobody in particular.
        mode: "commands", "ordered", "planned", "oversees", "direct-line", "ordered a surrender", or the tie as written.
        claim_ids: The claims that say so.
        denied_ids: The claims that deny it.
    """

    name: str
    entity: Entity | None
    mode: str
    claim_ids: tuple[str, ...]
    denied_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommandChain:
    """What sources tell of the command around one person, unit or body.

    Args:
        entity: Who is asked about.
        on: The time that is asked about, an EDTF date or interval; "" for all times.
        posts: The posts of the person; those in it, of a unit or body.
        above: Who is said to stand above.
        below: Who, or what, is said to be commanded.
        ties: Ties that are neither posts nor command: direct lines, trust, membership; orders to surrender, which are no command either.
        areas: (place, claims) where what is commanded is said to have happened.
    """

    entity: Entity
    on: str
    posts: tuple[Post, ...]
    above: tuple[Link, ...]
    below: tuple[Link, ...]
    ties: tuple[Link, ...]
    areas: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class CampaignCommand:
    """Who is said to have been in command of a campaign.

    Args:
        campaign: The campaign.
        links: (who, the claims that say so) for each commander; the name as written where it names nobody in particular.
        chains: What is told of each of them who is known, seen from the time of the campaign.
        nearness: How near each of these claims is to the campaign, by its id: as in the linkage matrix.
    """

    campaign: Campaign
    links: tuple[Link, ...]
    chains: tuple[CommandChain, ...]
    nearness: Mapping[str, Nearness] = field(default_factory=dict)

    @property
    def commanders(self) -> dict[str, list[Link]]:
        """The links by whom they are of, in their order: one commander may be said to have ordered it and to have planned it."""
        found: dict[str, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.name if link.entity is None else link.entity.id, []).append(link)
        return found
