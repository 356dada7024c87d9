"""CaseFile -> Timelines: what is told of a case, a campaign or a person, in order of time, with who says so.

Only what the claims date is placed in time. A claim without a date is listed, never given the day of its report; a figure alone is placed
by the day on which it was given, which is that of its report.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from linkage.cases.casewords import CaseWords
from linkage.cases.extents import extent_of_post, read_extent
from linkage.cases.speakers import Speakers
from linkage.cases.tellers import Tellers
from linkage.cases.widerdenials import WiderDenials
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.command import CommandChain, Post
from linkage.model.count import word_bounds
from linkage.model.entity import Entity
from linkage.model.incident import Campaign, Figure, Incident
from linkage.model.profile import PersonProfile
from linkage.model.timeline import CASE_SETTINGS, Lane, Timeline, TimelineItem
from linkage.vocab.actnames import word_denied
from linkage.vocab.sayers import name_sayers
from linkage.vocab.sourcenames import name_source

_LONGEST = 90  # characters of a label made of a quote
_DATED_KINDS = {ClaimKind.DESIGNATION: Lane.DESIGNATION, ClaimKind.STATEMENT: Lane.STATEMENT}
_LANES = list(Lane)


class Timelines:
    """The timelines of one case.

    Args:
        words: The case, indexed.
        chains: The posts of persons, with their four dates.
        wider: The denials of the case in wider terms; None where nobody asked.
    """

    def __init__(self, words: CaseWords, chains: Sequence[CommandChain] = (), wider: WiderDenials | None = None) -> None:
        self._words = words
        self._wider = wider
        self._graphic = words.case_file.graphic
        self._speakers = Speakers(words)
        self._tellers = Tellers(words)
        self._posts = {chain.entity.id: chain.posts for chain in chains}
        self._coded = {key for key, claim in words.claims.items() if claim.record is not None}

    def whole(self) -> Timeline:
        """The timeline of the whole case: campaigns, incidents, posts, listings and statements."""
        case_file = self._words.case_file
        posts = [post for posts in self._posts.values() for post in posts]
        return _order(
            case_file.settings.name,
            [
                *(self._campaign(c) for c in case_file.campaigns if c.when is not None or c.declared),
                *map(self._incident, case_file.incidents),
                *map(self._post, posts),
                *self._claims(case_file.claims),
            ],
        )

    def of_campaign(self, campaign: Campaign) -> Timeline:
        """The timeline of a campaign: its span, its incidents, what was said of it and the days of its figures.

        Args:
            campaign: A campaign of the case.
        """
        incidents = [self._words.incidents[i] for i in campaign.incident_ids if i in self._words.incidents]
        claims = [self._words.claims[c] for c in campaign.claim_ids if c in self._words.claims]
        own = [self._campaign(campaign)] if campaign.when is not None else []
        return _order(campaign.name, [*own, *map(self._incident, incidents), *self._claims(claims), *self._figures(campaign.figures)])

    def of_person(self, profile: PersonProfile) -> Timeline:
        """The timeline of a person: posts, listings and statements, and the campaigns and incidents that a claim ties to the person.

        Args:
            profile: What the claims say of the person.
        """
        incidents = [self._words.incidents[i] for i in profile.incident_ids if i in self._words.incidents]
        campaigns = [self._words.campaigns[c] for c in profile.campaign_ids if c in self._words.campaigns]
        return _order(
            profile.entity.name,
            [
                *(self._campaign(c) for c in campaigns if c.when is not None),
                *map(self._incident, incidents),
                *map(self._post, self._posts.get(profile.entity.id, ())),
                *self._claims((*profile.listings, *profile.statements)),
            ],
        )

    def _campaign(self, campaign: Campaign) -> TimelineItem:
        edtf = "" if campaign.when is None else campaign.when.edtf
        by = (CASE_SETTINGS,) if campaign.declared else self._tellers_named(self._tellers.of(campaign).told)
        return TimelineItem(Lane.CAMPAIGN, campaign.id, campaign.name, by, edtf, read_extent(edtf, lasts=True), campaign.claim_ids)

    def _incident(self, incident: Incident) -> TimelineItem:
        edtf = "" if incident.when is None else incident.when.edtf
        telling = self._tellers.of(incident)
        dating = [claim_id for claim_id in incident.timed_by if claim_id in telling.told]
        return TimelineItem(
            Lane.INCIDENT,
            incident.id,
            incident.name,
            self._tellers_named(telling.told),
            edtf,
            read_extent(edtf),
            incident.claim_ids,
            all(claim_id in self._coded for claim_id in incident.claim_ids),
            *self._against(telling.against),
            self._wider_of(incident),
            tuple((how, self._sayers(claim_ids)) for how, claim_ids in telling.apart()),
            () if set(self._sayers(telling.told)) <= set(self._sayers(dating)) else self._tellers_named(dating),
        )

    def _post(self, post: Post) -> TimelineItem:
        ids = (*post.claim_ids, *post.denied_ids)
        body = "" if post.body_text == "" else f", {post.body_text}"
        label = f"{post.holder.name}: {post.label}{body}"
        told, (denied, doubted) = self._sayers(post.claim_ids), self._against(post.denied_ids)
        extent = extent_of_post(post.dates)
        return TimelineItem(Lane.POST, ids[0], label, told, post.dates.in_words, extent, ids, denied_by=denied, doubted_by=doubted)

    def _claims(self, claims: Iterable[Claim]) -> Iterator[TimelineItem]:
        """Listings and statements, each by its own time."""
        for claim in claims:
            lane = _DATED_KINDS.get(claim.kind)
            if lane is None:
                continue
            key = self._words.id_of(claim)
            edtf = "" if claim.when is None else claim.when.edtf
            yield TimelineItem(lane, key, self._label(claim), self._sayers((key,)), edtf, read_extent(edtf), (key,))

    def _label(self, claim: Claim) -> str:
        named = self._words.named.get(self._words.id_of(claim), {})
        if claim.kind is ClaimKind.DESIGNATION:
            parts = (_name(named, claim, "person"), str(claim.value("instrument") or "").replace("-", " "), claim.word("authority") or "")
            return ", ".join(part for part in parts if part)
        said = (
            "words of a report that is marked as graphic"
            if claim.report_id in self._graphic
            else f"“{_cut(claim.word('utterance') or '')}”"
        )
        return f"{name_source(claim.word('speaker') or 'somebody not named', named.get('speaker'))}: {said}"

    def _figures(self, figures: Sequence[Figure]) -> Iterator[TimelineItem]:
        for figure in figures:
            note = f" ({figure.note})" if figure.note else ""
            label = f"{word_bounds(figure.min, figure.max)} {figure.outcome}{note}"
            by = self._sayers((figure.claim_id,))
            yield TimelineItem(Lane.FIGURE, figure.claim_id, label, by, figure.as_of, read_extent(figure.as_of), (figure.claim_id,))

    def _wider_of(self, incident: Incident) -> tuple[str, ...]:
        """Who denies an incident in wider terms, and of what, each once; of a campaign a timeline tells the days only."""
        denials = [self._words.claims[c] for c in self._wider.of(incident)] if self._wider is not None else []
        return tuple(dict.fromkeys(f"{self._speakers.of(denial).name} (of {word_denied(denial)})" for denial in denials))

    def _tellers_named(self, claim_ids: Iterable[str]) -> tuple[str, ...]:
        """Who tells of an incident or campaign, each once, with who only alleges it marked."""
        told = [self._words.claims[c] for c in claim_ids if c in self._words.claims]
        return name_sayers((self._speakers.of(c).name, c, self._words.reports[c.report_id]) for c in told)

    def _against(self, claim_ids: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who denies something, and who passes it on in words that doubt it, each once, of claims against it."""
        denials: dict[bool, list[str]] = {True: [], False: []}
        for claim_id in claim_ids:
            denials[self._words.claims[claim_id].stance is Stance.DENIED].append(claim_id)
        return self._sayers(denials[True]), self._sayers(denials[False])

    def _sayers(self, claim_ids: Iterable[str]) -> tuple[str, ...]:
        """Who says so, each once: the source as the case knows it, else as written; the publisher for a report's own voice."""
        return tuple(dict.fromkeys(self._speakers.of(self._words.claims[c]).name for c in claim_ids if c in self._words.claims))


def _name(named: Mapping[str, Entity], claim: Claim, role: str) -> str:
    entity = named.get(role)
    return entity.name if entity is not None else claim.word(role) or "somebody not named"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def _order(title: str, items: Iterable[TimelineItem]) -> Timeline:
    """The items in order of lane and time; one told twice stands once."""
    once = {(item.lane, item.key): item for item in items}.values()
    dated = sorted((item for item in once if item.extent is not None), key=_by_time)
    undated = sorted((item for item in once if item.extent is None), key=lambda item: (_LANES.index(item.lane), item.label, item.key))
    return Timeline(title, tuple(dated), tuple(undated))


def _by_time(item: TimelineItem) -> tuple[date, date, int, str]:
    if item.extent is None:
        raise ValueError(f"{item.key} has no days")
    first = item.extent.first or item.extent.sure_first or item.extent.last or date.min
    last = item.extent.last or item.extent.sure_last or date.max
    return first, last, _LANES.index(item.lane), item.key
