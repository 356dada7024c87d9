"""What the claims of a case name: entities by role, and campaigns by their places and names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from linkage.cases.bodiesunder import BodiesUnder
from linkage.cases.jointnames import JointNames
from linkage.cases.sentencewords import SentenceWords, are_both, split_words
from linkage.cases.wholes import may_be_of
from linkage.model.accusations import Accusations
from linkage.model.case import CaseFile
from linkage.model.claim import Claim, ClaimKind
from linkage.model.entity import Entity, EntityType
from linkage.model.incident import Campaign
from linkage.vocab import load_lexicon
from linkage.vocab.conditions import Concept, read_words
from linkage.vocab.doubts import speaks_against, speaks_for

_WHAT_IT_IS_ABOUT = ("place", "operation", "target", "act", "object", "first", "second")  # not who did it, nor whose post it is
_OBJECT = ("target", "act", "object")
_BOTH = 2
_WHO = ("person", "accused", "superior", "subordinate", "perpetrator", "speaker", "other")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as a lexicon wants it; a plain plural is read as its singular."""

    lower: str

    @property
    def lemma(self) -> str:
        return self.lower.removesuffix("s")


@dataclass(frozen=True, slots=True)
class Doer:
    """Who is said to have done something.

    Args:
        claim_id: The claim that names the doer.
        role: Its role that does.
        name: The doer as written.
        entity: The doer, where it is known who is named.
    """

    claim_id: str
    role: str
    name: str
    entity: Entity | None


class CaseWords:
    """The case, indexed once for all questions about what its claims name.

    Args:
        case_file: The case.
    """

    def __init__(self, case_file: CaseFile) -> None:
        self.case_file = case_file
        self.claims = {claim.id: claim for claim in case_file.claims}
        self._ids = {id(claim): key for key, claim in self.claims.items()}
        self.reports = {report.id: report for report in case_file.reports}
        self.numbers = {report.id: n for n, report in enumerate(case_file.reports)}
        named: dict[str, dict[str, Entity]] = defaultdict(dict)
        for entity in case_file.entities:
            for naming in entity.namings:
                named[naming.claim_id][naming.role] = entity
        self.named: Mapping[str, Mapping[str, Entity]] = named
        self.campaigns = {campaign.id: campaign for campaign in case_file.campaigns}
        self.incidents = {incident.id: incident for incident in case_file.incidents}
        self.claims_of = {campaign.id: frozenset(campaign.claim_ids) for campaign in case_file.campaigns}
        self.in_campaigns = frozenset(claim_id for campaign in case_file.campaigns for claim_id in campaign.claim_ids)
        self.incidents_of: dict[str, list[str]] = defaultdict(list)
        for incident in case_file.incidents:
            for claim_id in incident.claim_ids:
                self.incidents_of[claim_id].append(incident.id)
        self._campaign_names = [(campaign.id, list(self._names_of(campaign))) for campaign in case_file.campaigns]
        self._read: dict[str, list[str]] = {}
        self._of_roles: dict[str, frozenset[str]] = {}
        self._bearing: dict[tuple[str, str], tuple[bool, bool]] = {}
        self._of_all: dict[str, frozenset[str]] = {}
        self._objects: dict[str, frozenset[str]] = {}
        self._by_word: dict[str, list[Claim]] | None = None
        self._by_kind: dict[ClaimKind, list[Claim]] = defaultdict(list)
        for claim in case_file.claims:
            self._by_kind[claim.kind].append(claim)
        self._accusations = Accusations(case_file.claims)
        self._doers: dict[str, Doer | None] = {}
        self._likened: dict[str, set[str]] = defaultdict(set)
        for claim in self._by_kind[ClaimKind.SIMILARITY]:
            self._likened[claim.report_id] |= self.campaigns_of_roles(claim)

    def id_of(self, claim: Claim) -> str:
        """The id of a claim of the case: it is a hash, and is made once here."""
        return self._ids[id(claim)]

    def of_kinds(self, kinds: Iterable[ClaimKind]) -> Iterator[Claim]:
        """The claims of these kinds.

        Args:
            kinds: Kinds of claim.
        """
        for kind in kinds:
            yield from self._by_kind[kind]

    def text(self, claim: Claim) -> str:
        """The text of a claim's report."""
        return self.reports[claim.report_id].text

    def speaks_for(self, claim: Claim) -> bool:
        """Whether a claim speaks for what it tells: it neither denies nor doubts it, and somebody tells it."""
        return speaks_for(claim, self.text(claim))

    def speaks_against(self, claim: Claim) -> bool:
        """Whether a claim denies or doubts what it tells."""
        return speaks_against(claim, self.text(claim))

    def words(self, claim: Claim) -> list[str]:
        """The words of a claim's quote and roles, in small letters."""
        if self.id_of(claim) not in self._read:
            self._read[self.id_of(claim)] = read_words(claim, self.reports[claim.report_id].text)
        return self._read[self.id_of(claim)]

    def doer(self, claim: Claim) -> Doer | None:
        """Who did it, by the claim, or by an accusation of the same source in the same words; None where neither names anybody.

        Args:
            claim: A claim that tells of an act.
        """
        key = self.id_of(claim)
        if key not in self._doers:
            self._doers[key] = self._find_doer(claim)
        return self._doers[key]

    def voice(self, claim: Claim) -> Doer | None:
        """Who says it; None where it is the report's own voice.

        Args:
            claim: A claim.
        """
        return None if claim.source is None else self._in_role(claim, "source", claim.source)

    def speaker(self, claim: Claim) -> Doer | None:
        """Who speaks in a statement; None where it is none.

        Args:
            claim: A claim.
        """
        name = claim.word("speaker")
        return None if name is None else self._in_role(claim, "speaker", name)

    def commander(self, claim: Claim) -> Doer | None:
        """Who is said to command, order or plan; None where it tells of no command.

        Args:
            claim: A claim.
        """
        name = claim.word("superior")
        return None if name is None else self._in_role(claim, "superior", name)

    def _in_role(self, claim: Claim, role: str, name: str) -> Doer:
        key = self.id_of(claim)
        return Doer(key, role, name, self.named.get(key, {}).get(role))

    def _find_doer(self, claim: Claim) -> Doer | None:
        for told in (claim, *self._accusations.in_words_of(claim)):
            for role in ("perpetrator", "accused"):
                name = told.word(role)
                if name is not None:
                    return Doer(self.id_of(told), role, name, self.named.get(self.id_of(told), {}).get(role))
        return None

    def bearing(self, concept: Concept, claim: Claim) -> tuple[bool, bool]:
        """Whether a claim bears on a concept, and whether it says the contrary; worked out once.

        Args:
            concept: A concept of `elements.yaml`.
            claim: The claim.
        """
        key = (concept.id, self.id_of(claim))
        if key not in self._bearing:
            self._bearing[key] = self.weigh(concept, claim)
        return self._bearing[key]

    def weigh(self, concept: Concept, claim: Claim) -> tuple[bool, bool]:
        """The same, worked out anew.

        Args:
            concept: A concept of `elements.yaml`.
            claim: The claim.
        """
        words = self.words(claim)
        return concept.borne_on_by(claim, words), concept.opposed_by(claim, words)

    def roles_naming(self, entity: Entity) -> dict[str, set[str]]:
        """Claim id -> the roles of the claim that name the entity, be it with others; "quote" where only its quote does.

        Args:
            entity: A person or body.
        """
        roles: dict[str, set[str]] = defaultdict(set)
        for naming in entity.namings:
            if naming.claim_id in self.claims:
                roles[naming.claim_id].add(naming.role)
        for claim_id, role in self.joint.roles(entity) if entity.type is EntityType.PERSON else ():
            roles[claim_id].add(role)
        names = [words for name in entity.names if (words := _name(name))]
        for name in names:
            for claim in min(map(self._claims_with, name), key=len):  # those with the rarest of its words
                if self.id_of(claim) not in roles and _stands(name, self.words(claim)):
                    by_name = {role for role in _WHO if _name(claim.word(role) or "") in names}
                    roles[self.id_of(claim)] = by_name or {"quote"}
        return roles

    @cached_property
    def under(self) -> BodiesUnder:
        """Which bodies stand under which others."""
        return BodiesUnder(self.claims, self.named)

    @cached_property
    def joint(self) -> JointNames:
        """Who is named together with others, in sources and doers."""
        return JointNames(self.claims)

    def campaigns_of_roles(self, claim: Claim) -> frozenset[str]:
        """Ids of the campaigns whose place or name stands in what the claim is about: in its place, else in any such role.

        Args:
            claim: The claim.
        """
        if self.id_of(claim) not in self._of_roles:
            place = self.campaigns_in(split_words(claim.word("place") or ""))
            roles = [word for role in _WHAT_IT_IS_ABOUT if (word := claim.word(role)) is not None]
            self._of_roles[self.id_of(claim)] = place or self.campaigns_in([word for text in roles for word in (*split_words(text), "|")])
        return self._of_roles[self.id_of(claim)]

    def campaigns_likened(self, claim: Claim) -> frozenset[str]:
        """Ids of the two campaigns that its report likens, where the claim is about "both" operations or cities; they are what it means.

        It is so by its roles or, where nothing else tells of what it is, by a phrase right before or behind its quote.

        Args:
            claim: The claim.
        """
        likened = self._likened.get(claim.report_id, ())
        if len(likened) != _BOTH or self.campaigns_of_roles(claim):
            return frozenset()
        said = [word for role in _WHAT_IT_IS_ABOUT for word in (*split_words(claim.word(role) or ""), "|")]
        return (
            frozenset(likened) if are_both(said) or (self._may_go_on(claim, likened) and self.sentences.says_both(claim)) else frozenset()
        )

    def campaigns_placed(self, claim: Claim) -> frozenset[str]:
        """Ids of the campaigns where a command was by a phrase right before or behind its quote, which names none itself.

        Args:
            claim: The claim.
        """
        placed = self.sentences.placed(claim) if claim.kind is ClaimKind.COMMAND else frozenset()
        return placed if placed and self._may_go_on(claim, placed) else frozenset()

    def _may_go_on(self, claim: Claim, to: Iterable[str]) -> bool:
        """Whether a claim that is of no incident names no place of its own but what may hold one of these campaigns, as a war a siege."""
        if self.incidents_of.get(self.id_of(claim)) or self.campaigns_of_roles(claim):
            return False
        held = [self.campaigns[key] for key in to]
        return all(any(may_be_of(self.campaigns[one], campaign) for campaign in held) for one in self.campaigns_named(claim))

    @cached_property
    def sentences(self) -> SentenceWords:
        """What stands around the quotes in their sentences."""
        return SentenceWords(self.reports, self.campaigns_in)

    def campaigns_named(self, claim: Claim) -> frozenset[str]:
        """Ids of the campaigns whose place or name stands in what the claim is about; in its quote, where it stands in no role.

        Args:
            claim: The claim.
        """
        key = self.id_of(claim)
        if key not in self._of_all:
            quoted = split_words(claim.quote.of(self.reports[claim.report_id].text))
            self._of_all[key] = self.campaigns_of_roles(claim) or self.campaigns_in(quoted)
        return self._of_all[key]

    def campaigns_in_words(self, claim: Claim) -> frozenset[str]:
        """Ids of the campaigns whose place or name stands anywhere in the claim, be it in passing.

        Args:
            claim: The claim.
        """
        return self.campaigns_in(self.words(claim))

    def campaigns_quoted(self, claim: Claim) -> frozenset[str]:
        """Ids of the campaigns whose place or name stands in the claim's own words, and not only in words around them.

        Args:
            claim: The claim.
        """
        return self.campaigns_in(split_words(claim.quote.of(self.text(claim))))

    def campaigns_of_whole(self, claim: Claim) -> tuple[str, ...]:
        """Ids of the campaigns with which the claim is grouped as told of the whole, and of no incident.

        Args:
            claim: The claim.
        """
        if self.incidents_of.get(self.id_of(claim)):
            return ()
        return tuple(key for key, held in self.claims_of.items() if self.id_of(claim) in held)

    def places_named(self, claim: Claim) -> set[str]:
        """The gazetteer's ids of the claim's place, and of the places of the campaigns that it names.

        Args:
            claim: The claim.
        """
        entity = self.named.get(self.id_of(claim), {}).get("place")
        places = {self.campaigns[key].place for key in self.campaigns_named(claim)}
        found = {place.id for place in places if place is not None}
        return found if entity is None or entity.place_id is None else {*found, entity.place_id}

    def names_place(self, claim: Claim) -> bool:
        """Whether the claim's own words name its place, and not only words around them.

        Args:
            claim: The claim.
        """
        place = _name(claim.word("place") or "")
        return bool(place) and _stands(place, split_words(claim.quote.of(self.text(claim))))

    def objects_named(self, claim: Claim) -> frozenset[str]:
        """The target types that the claim's target, act or object names ("hospital", "theatre").

        Args:
            claim: The claim.
        """
        if self.id_of(claim) not in self._objects:
            found = {kind for role in _OBJECT for kind in self.objects_in(split_words(claim.word(role) or ""))}
            code = claim.word("target_type")
            self._objects[self.id_of(claim)] = frozenset(found if code is None else {*found, code})
        return self._objects[self.id_of(claim)]

    def objects_in(self, words: Iterable[str]) -> frozenset[str]:
        """The target types that some words name.

        Args:
            words: The words, in small letters.
        """
        return frozenset(hit.concept for hit in load_lexicon("targets").find([_Word(word) for word in words]))

    def _claims_with(self, word: str) -> list[Claim]:
        if self._by_word is None:
            self._by_word = defaultdict(list)
            for claim in self.case_file.claims:
                for each in dict.fromkeys(self.words(claim)):
                    self._by_word[each].append(claim)
        return self._by_word.get(word, [])

    def campaigns_in(self, words: Sequence[str]) -> frozenset[str]:
        """Ids of the campaigns whose place or name stands in some words.

        Args:
            words: The words, in small letters.
        """
        return frozenset(key for key, names in self._campaign_names if any(_stands(name, words) for name in names))

    def _names_of(self, campaign: Campaign) -> Iterator[list[str]]:
        """Names of the campaign and of its place, in every spelling that the reports have."""
        declared = [c for c in self.case_file.settings.campaigns if c.id == campaign.id]
        texts = [campaign.name, *(name for c in declared for name in (c.name, c.place, *c.names))]
        if campaign.place is not None:
            texts.append(campaign.place.name)
            for entity in self.case_file.entities:
                if entity.type is EntityType.PLACE and entity.place_id == campaign.place.id:
                    texts.extend((entity.name, *entity.names, *(naming.text for naming in entity.namings)))
        names = (text for text in dict.fromkeys(texts) if text != text.lower())  # "the city" names no city
        yield from (words for text in names if (words := _name(text)))


def _name(text: str) -> list[str]:
    """The words of a name without its article."""
    words = split_words(text)
    return words[1:] if words[:1] == ["the"] else words


def _stands(name: Sequence[str], words: Sequence[str]) -> bool:
    return any(words[i : i + len(name)] == name for i, word in enumerate(words) if word == name[0])
