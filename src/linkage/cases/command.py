"""CaseFile -> CommandChain: who held which post, who stood above and below, on a date, according to whom."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from linkage.cases.asked import find_actor
from linkage.cases.casewords import CaseWords
from linkage.cases.reach import Reach
from linkage.cases.tenure import Tenures, join_tenures, times_overlap, timing_of
from linkage.model.case import CaseFile
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.command import Basis, CampaignCommand, CommandChain, Link, Post, Timing
from linkage.model.entity import Entity, EntityType
from linkage.model.incident import Campaign
from linkage.model.matrix import Nearness
from linkage.vocab import load_phrases
from linkage.vocab.conditions import Phrases

SURRENDER = "ordered a surrender"  # a tie of nobody, and no command of a campaign
_WORD = re.compile(r"[^\W_]+")
_PLACING = r"(?:of|on|against|in|at|for|near)\s"
_WHOSE = re.compile(rf"^(?:the\s+)?(?:(?!{_PLACING})[\w-]+\s+){{0,2}}[\w-]+(?:['’]s|s['’])(?=\s.*\s{_PLACING})")  # "Sund's war on Vell"
_ORDERED = 5  # words that open what is ordered


class Command:
    """The posts and command of a case, indexed once.

    Args:
        words: The case, indexed.
    """

    def __init__(self, words: CaseWords) -> None:
        self._words = words
        self._named = words.named  # claim id -> role -> entity
        self._order = {claim_id: n for n, claim_id in enumerate(words.claims)}
        self._tenures = Tenures(words)
        self._giving_up = Phrases(load_phrases("commands", "giving_up"))
        self._in_fact = Phrases(load_phrases("tenure", "in_fact"))
        self._posts: dict[tuple[str, str], list[Claim]] = defaultdict(list)  # (holder, body) -> claims
        self._about: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)  # holder or body -> its keys in `_posts`
        for claim in words.of_kinds([ClaimKind.POST]):
            holder = self._entity(claim, "person")
            if holder is None:
                continue
            body = self._entity(claim, "organization")
            key = (holder.id, body.id if body is not None else (claim.word("organization") or _title(claim)).casefold())
            self._posts[key].append(claim)
            for entity in (holder, body):
                if entity is not None:
                    self._about[entity.id][key] = None

    def chain(self, entity: Entity, on: str = "") -> CommandChain:
        """What sources tell of the command around one entity.

        Args:
            entity: A person, unit, body or state of the case.
            on: An EDTF date or interval; "" for all times.
        """
        told = self._of(entity, ClaimKind.COMMAND, "superior", "subordinate")
        command = [c for c in told if self._is_command(c)]
        lines = [c for c in told if not self._is_command(c)]
        ties = self._of(entity, ClaimKind.AFFILIATION, "person", "other")
        mine = [c for c in command if self._entity(c, "superior") is entity]
        theirs = [c for c in command if self._entity(c, "subordinate") is entity]
        below = self._links(((c, "subordinate" if c.word("subordinate") is not None else "operation") for c in mine), "mode")
        others = self._links(((c, self._other(c, "superior", "subordinate", entity)) for c in lines), "mode")
        others = tuple(link if link.mode == "direct-line" else replace(link, mode=SURRENDER) for link in others)
        tied = self._links(((c, self._other(c, "person", "other", entity)) for c in ties), "tie")
        above = self._links(((c, "superior") for c in theirs), "mode")
        return CommandChain(entity, on, self.posts(entity, on), above, below, (*others, *tied), self._areas(mine))

    def of_campaign(self, campaign: Campaign) -> CampaignCommand:
        """Who is said to have been in command of a campaign: in claims of it, or in claims that name it or its place.

        Whom somebody commands, told in no operation and of no place, is told of the person and of no campaign. An order to surrender, to
        one's own side or the other, is no command of it. A campaign that the
        claims gave is shown with its own claims only: those of another that name its place are of that one.

        Args:
            campaign: A campaign of the case.
        """
        reach = Reach(campaign, self._words)
        own = {*campaign.claim_ids, *(c for i in campaign.incident_ids for c in self._words.incidents[i].claim_ids)}
        elsewhere = set() if campaign.declared else self._words.in_campaigns - own
        found, nearness = [], {}
        for claim in self._words.of_kinds([ClaimKind.COMMAND]):
            claim_id = self._words.id_of(claim)
            near = reach.of_person(claim) if claim_id not in elsewhere and self._is_command(claim) else None
            if near is not None and near is not Nearness.PERSON:
                found.append(claim)
                nearness[claim_id] = near
        links = self._links(((c, "superior") for c in found), "mode")
        when = "" if campaign.when is None else campaign.when.edtf
        known = list(dict.fromkeys(link.entity for link in links if link.entity is not None))
        return CampaignCommand(campaign, links, tuple(self.chain(entity, when) for entity in known), nearness)

    def _is_command(self, claim: Claim) -> bool:
        """Whether it tells of command: a direct line is a tie, and who orders people to surrender commands no campaign by it."""
        ordered = _WORD.findall((claim.word("operation") or "").casefold())[:_ORDERED]
        return not claim.is_direct_line and not self._giving_up.stand_in(ordered)

    def persons(self) -> tuple[CommandChain, ...]:
        """What is told of every person who is said to command or to stand under somebody, at all times."""
        roles = ("superior", "subordinate")
        named = {
            entity.id: entity
            for claim in self._words.of_kinds([ClaimKind.COMMAND])
            for role in roles
            if (entity := self._entity(claim, role)) is not None and entity.type is EntityType.PERSON
        }
        return tuple(self.chain(entity) for _, entity in sorted(named.items()))

    def posts(self, entity: Entity, on: str = "") -> tuple[Post, ...]:
        """The posts of a person, or those in a unit or body, the surest for that time first.

        Args:
            entity: Who is asked about.
            on: An EDTF date or interval; "" for all times.
        """
        found = [self._post(self._posts[key], on) for key in self._about.get(entity.id, ())]
        ranks = [None, *Timing]
        return tuple(sorted(found, key=lambda p: (ranks.index(p.timing), p.dates.first_precise or "9", p.holder.name, p.title)))

    def _post(self, claims: Sequence[Claim], on: str) -> Post:
        told = [c for c in claims if c.stance is not Stance.DENIED]
        denied = [c for c in claims if c.stance is Stance.DENIED]
        shown = told or denied
        holder = self._holder(claims[0])
        body = next((e for c in shown if (e := self._entity(c, "organization")) is not None), None)
        titles = Counter(w for c in shown if (w := c.word("title") or c.word("rank")) is not None)
        dates = join_tenures([self._tenures.of(c) for c in told])
        basis, why = self._basis(holder, body, told, denied)
        return Post(
            holder=holder,
            title=min(titles, key=lambda t: (-titles[t], -len(t), t), default=""),
            body=body,
            body_text=next((w for c in shown if (w := c.word("organization")) is not None), ""),
            dates=dates,
            basis=basis,
            why=why,
            claim_ids=self._ids(told),
            denied_ids=self._ids(denied),
            timing=timing_of(dates, on),
        )

    def _basis(self, holder: Entity, body: Entity | None, told: Sequence[Claim], denied: Sequence[Claim]) -> tuple[Basis, tuple[str, ...]]:
        why = []
        if denied:
            why.append("denied by " + ", ".join(sorted({c.source or "a report in its own voice" for c in denied})))
        mine = [(_title(c), self._tenures.of(c)) for c in told if _title(c)]
        for key in () if body is None else sorted(self._about[body.id]):
            for claim in self._posts[key] if key[0] != holder.id else ():
                told_too = claim.stance is not Stance.DENIED and self._entity(claim, "organization") is body
                if told_too and any(_title(claim) == title and times_overlap(self._tenures.of(claim), span) for title, span in mine):
                    why.append(f"the same post at the same time is given to {self._holder(claim).name}")
        if why:
            return Basis.DISPUTED, tuple(dict.fromkeys(why))
        if any(self._in_fact.stand_in(self._words.words(c)) for c in told):
            return Basis.DE_FACTO, ("so worded: acting, de facto, or the like",)
        return Basis.DE_JURE, ("told as an office, with no word that it was held otherwise",)

    def _of(self, entity: Entity, kind: ClaimKind, *roles: str) -> list[Claim]:
        ids = {n.claim_id for n in entity.namings if n.role in roles and n.claim_id in self._order}
        return [c for c in (self._words.claims[i] for i in sorted(ids, key=self._order.__getitem__)) if c.kind is kind]

    def _entity(self, claim: Claim, role: str) -> Entity | None:
        return self._named.get(self._words.id_of(claim), {}).get(role)

    def _holder(self, claim: Claim) -> Entity:
        """The person of a post that is known to have one."""
        return self._named[self._words.id_of(claim)]["person"]

    def _other(self, claim: Claim, one: str, two: str, entity: Entity) -> str:
        """The role that names who stands at the other end."""
        if self._entity(claim, one) is not entity:
            return one
        return two if claim.word(two) is not None or two != "subordinate" else "operation"

    def _links(self, found: Iterable[tuple[Claim, str]], mode_role: str) -> tuple[Link, ...]:
        groups: dict[tuple[str, str], list[tuple[Claim, str]]] = defaultdict(list)
        for claim, role in found:
            entity = self._entity(claim, role)
            name = claim.word(role) or "nobody named"
            groups[entity.id if entity is not None else name, claim.word(mode_role) or ""].append((claim, role))
        links = []
        for (_, mode), members in groups.items():
            claim, role = members[0]
            told = [c for c, _ in members if c.stance is not Stance.DENIED]
            denied = [c for c, _ in members if c.stance is Stance.DENIED]
            entity = self._entity(claim, role)
            name = entity.name if entity is not None else claim.word(role) or "nobody named"
            links.append(Link(name, entity, mode, self._ids(told), self._ids(denied)))
        return tuple(links)

    def _areas(self, claims: Sequence[Claim]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The places that the operation names, and no other of its sentence: who accuses, and what it is likened to, lie elsewhere."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            words = _where(claim.word("operation") or "")
            for place, spellings in self._places:
                if any(f" {name.casefold()} " in words for name in spellings):
                    found[place].append(claim)
        return tuple((name, self._ids(told)) for name, told in sorted(found.items()))

    @cached_property
    def _places(self) -> list[tuple[str, tuple[str, ...]]]:
        places = [entity for entity in self._words.case_file.entities if entity.type is EntityType.PLACE]
        return sorted((entity.name, tuple(dict.fromkeys((entity.name, *entity.names)))) for entity in places)

    def _ids(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        return tuple(sorted({self._words.id_of(c) for c in claims}, key=self._order.__getitem__))


def find_command(case_file: CaseFile, called: str, on: str = "") -> CommandChain:
    """The posts and command around a person, unit or body.

    Args:
        case_file: The case, resolved.
        called: A name, words of one, or an id.
        on: An EDTF date or interval; "" for all times.

    Raises:
        InputError: None or several of the case are called so; the message says what to do.
    """
    return Command(CaseWords(case_file)).chain(find_actor(case_file, called), on)


def _where(operation: str) -> str:
    """The words of an operation that may say where it is, without whose it is ("Sund's" in "Sund's war on Vell")."""
    return f" {' '.join(_WORD.findall(_WHOSE.sub('', operation.casefold())))} "


def _title(claim: Claim) -> str:
    return (claim.word("title") or claim.word("rank") or "").casefold()
