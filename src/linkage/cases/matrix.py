"""CaseFile -> Matrix: which claims bear on each element of one person's link to one incident or campaign."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from linkage.cases.actkinds import ActKinds
from linkage.cases.asked import find_person, find_subject
from linkage.cases.calledafter import CalledAfter
from linkage.cases.casewords import CaseWords
from linkage.cases.conflict import classify
from linkage.cases.facing import Facing
from linkage.cases.forces import Forces, read_forces
from linkage.cases.nearacts import Office, PostsByOffice
from linkage.cases.onequote import quoted_once
from linkage.cases.personclaims import PersonClaims
from linkage.cases.placedacts import Cells, PlacedActs, Sorting
from linkage.cases.reach import Reach
from linkage.cases.tenure import calls_former
from linkage.cases.times import lie_apart, lies_before
from linkage.model.case import CaseFile
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.entity import Entity, EntityType
from linkage.model.incident import Campaign, Grade, Incident
from linkage.model.matrix import ACT_ROWS, Evidence, Matrix, MatrixRow, Nearness, Reason, Side, reason_of_act
from linkage.model.when import When
from linkage.vocab import load_phrases
from linkage.vocab.conditions import Concept, load_concepts

GRADES = (Grade.CONFIRMED, Grade.FAIR, Grade.WEAK, Grade.CONTESTED, Grade.DISCOUNTED, Grade.NOT_GRADED)  # Airwars' order, best first
CAPACITY = ("commander", "superior")  # rows that another holder of the same post speaks against
ROLE_ROWS = (*CAPACITY, "acting")  # rows on what the person is said to be, whatever the person commanded
COMMANDING = ("commands", "oversees")
_NEAREST = {nearness: n for n, nearness in enumerate(Nearness)}

Commanding = tuple[str, str, Nearness]  # the commander's id, the claim that says so, how near it is


class MatrixMaker:
    """Makes the matrices of one case.

    Args:
        case_file: The case, resolved.
        words: The case, indexed; None to index it here.
    """

    def __init__(self, case_file: CaseFile, words: CaseWords | None = None) -> None:
        self.case_file = case_file
        self.words = CaseWords(case_file) if words is None else words
        self.kinds = ActKinds(self.words)
        self.facing = Facing(self.words, self.kinds)
        self.sorting = Sorting(self.words, self.kinds, self.facing)
        order = sorted(self.words.claims.items(), key=lambda item: (self.words.numbers[item[1].report_id], item[1].quote.start, item[0]))
        self.rank = {claim_id: n for n, (claim_id, _) in enumerate(order)}
        self.posts = PostsByOffice(self.words, self.office_of)
        self._roles: dict[str, dict[str, set[str]]] = {}
        self._forces: dict[str, Forces] = {}
        self._called = CalledAfter(self.words)
        self._claims: PersonClaims | None = None
        self._commanders: dict[str, list[Commanding]] = {}

    def roles(self, person: Entity) -> dict[str, set[str]]:
        """Claim id -> the roles that name the person."""
        if person.id not in self._roles:
            self._roles[person.id] = self.words.roles_naming(person)
        return self._roles[person.id]

    def claims_of(self, person: Entity) -> PersonClaims:
        """The claims that name the person, looked up; those of the person who is asked about last are kept."""
        if self._claims is None or self._claims.person is not person:
            self._claims = PersonClaims(person, self.roles(person), self.words)
        return self._claims

    def forces(self, person: Entity) -> Forces:
        """What claims put under the person."""
        if person.id not in self._forces:
            self._forces[person.id] = read_forces(person, self.roles(person), self.words, self._called)
        return self._forces[person.id]

    def commanders(self, reach: Reach) -> list[Commanding]:
        """Who is said to have commanded a subject, by claims that are about it.

        Args:
            reach: The incident or campaign.
        """
        if reach.subject.id not in self._commanders:
            self._commanders[reach.subject.id] = list(self._find_commanders(reach))
        return self._commanders[reach.subject.id]

    def _find_commanders(self, reach: Reach) -> Iterator[Commanding]:
        for claim in self.words.of_kinds((ClaimKind.COMMAND,)):
            superior = self.words.named.get(self.words.id_of(claim), {}).get("superior")
            if claim.word("mode") not in COMMANDING or claim.stance is Stance.DENIED:
                continue
            if superior is None or superior.type is not EntityType.PERSON:
                continue
            near = reach.of_person(claim)
            if near is not None and near not in (Nearness.PERSON, Nearness.CONTEXT):
                yield superior.id, self.words.id_of(claim), near

    def office_of(self, claim: Claim) -> Office | None:
        """The body and the title of a post."""
        body, title = self.words.named.get(self.words.id_of(claim), {}).get("organization"), claim.word("title")
        return None if claim.kind is not ClaimKind.POST or body is None or title is None else (body.id, title.casefold())

    def make(self, person: Entity, subject: Incident | Campaign) -> Matrix:
        """The matrix of one person and one incident or campaign.

        Args:
            person: The person.
            subject: The incident or campaign.

        Returns:
            Every row of the vocabulary, those without a claim too, but for the modes that no claim alleges, which are named.
        """
        return _Making(self, person, subject).matrix()

    def is_linked(self, person: Entity, subject: Incident | Campaign) -> bool:
        """Whether a claim says more of the two than that the person did it or answers for it.

        It does where it tells of the person's post, command, knowledge or measures at that time, there or in that incident; where it gives
        the act to forces of the person; where it denies what the person is accused of, or gives the person's post to another at that
        time; and where the person speaks. All else of the matrix stands on the page of the person or on that of the subject.

        Args:
            person: The person.
            subject: The incident or campaign.
        """
        return _Making(self, person, subject).is_linked()


def find_matrix(case_file: CaseFile, person: str, subject: str) -> Matrix:
    """The matrix of one person and one incident or campaign, whether or not the case file has a page for it.

    Args:
        case_file: The case, resolved.
        person: A name, words of one, or an id.
        subject: An id, or words of a name, of an incident or campaign.

    Raises:
        InputError: None or several of the case are called so; the message says what to do.
    """
    return MatrixMaker(case_file).make(find_person(case_file, person), find_subject(case_file, subject))


class _Making:
    """The making of one matrix."""

    def __init__(self, maker: MatrixMaker, person: Entity, subject: Incident | Campaign) -> None:
        self.maker = maker
        self.words = maker.words
        self.case_file = maker.case_file
        self.person = person
        self.subject = subject
        self.claims = maker.claims_of(person)
        self.roles = self.claims.roles
        self.reach = Reach(subject, self.words)
        self.told = PlacedActs(maker.sorting, subject, self.claims, maker.forces(person), self.reach)
        self.near: dict[str, Nearness] = {}
        self._acts: Mapping[str, Cells] = {}

    def is_linked(self) -> bool:
        found = self._find_near(self.claims.within(self.reach))
        self.near = {claim_id: near for claim_id, near in found.items() if near is not Nearness.PERSON}
        if any(self.claims.is_own(claim_id) for claim_id in self.near):
            return True
        if any(any(self._of_person(c)) for part in ("command", "indicia") for c in load_concepts("elements", part) if c.id not in ACT_ROWS):
            return True
        if any(self._of_person(concept)[1] for concept in load_concepts("elements", "modes")):
            return True
        return bool(self._other_holders() or self._other_posts() or self._elsewhere() or self.told.is_of_forces())

    def matrix(self) -> Matrix:
        self.near = self._find_near(self.roles)
        self._acts = self.told.by_row()
        command = tuple(self._row(concept) for concept in load_concepts("elements", "command"))
        denials = tuple(self._denials_in(command))
        modes = tuple(self._answered(concept, denials) for concept in load_concepts("elements", "modes"))
        indicia = tuple(self._row(concept) for concept in load_concepts("elements", "indicia"))
        own = [Evidence(c, near) for c, near in self.near.items() if self.claims.is_own(c) and near is not Nearness.PERSON]
        placed = {e.claim_id for row in (*command, *modes, *indicia) for side in row.sides for e in side.evidence}
        placed |= {e.claim_id for e in own}
        others = [Evidence(c, near) for c, near in self.near.items() if c not in placed]
        return Matrix(
            person=self.person,
            subject=self.subject,
            classification=classify(self.case_file, None if self.reach.campaign is None else self.reach.campaign.id),
            command=command,
            modes=tuple(row for row in modes if not row.is_empty),
            modes_without=tuple(row.name for row in modes if row.is_empty),
            indicia=indicia,
            indicia_authority=load_phrases("elements", "indicia_authority")[0],
            own_words=self._side(own),
            others=self._side(others),
            report_count=len(self.case_file.reports),
            denials=self._side(denials),
        )

    def _denials_in(self, rows: Iterable[MatrixRow]) -> Iterator[Evidence]:
        """What denies or doubts reported acts, by others or by the person."""
        acts = (row for row in rows if row.id in ACT_ROWS)
        yield from (e for row in acts for e in (*row.against.evidence, *row.own.evidence) if reason_of_act(e.reason) is not None)

    def _answered(self, mode: Concept, denials: Iterable[Evidence]) -> MatrixRow:
        """A mode with the denials of such acts as claims for it rest on; those of acts of other kinds do not speak against it."""
        row = self._row(mode)
        told = [self.words.claims[e.claim_id] for e in row.for_.evidence]
        own = [e for e in row.own.evidence if self.maker.facing.is_of_mode(mode, self.words.claims[e.claim_id], told)]
        if not told:
            return replace(row, own=self._side(own))  # it rests on nothing that could be of another kind
        stands = [self._by_kind(e, told) for e in row.against.evidence]
        against = [e for e in stands if not e.is_neutral]
        neither = [*row.neither.evidence, *(e for e in stands if e.is_neutral)]
        placed = {e.claim_id for e in (*stands, *own)}
        for denial in denials:
            claim, reason = self.words.claims[denial.claim_id], reason_of_act(denial.reason)
            if reason is None or denial.claim_id in placed or not self.maker.facing.answers(claim, told):
                continue
            (own if self.claims.is_own(denial.claim_id) else against).append(replace(denial, reason=reason))
        return replace(row, against=self._side(against), own=self._side(own), neither=self._side(neither))

    def _by_kind(self, evidence: Evidence, told: Sequence[Claim]) -> Evidence:
        """What stands against a mode; a denial of acts of other kinds than those on which it rests speaks neither for nor against."""
        claim, kinds = self.words.claims[evidence.claim_id], self.maker.kinds
        is_of_other_kind = told and kinds.of(claim) and not self.maker.facing.answers(claim, told)
        return replace(evidence, reason=Reason.OTHER_KIND) if evidence.reason is Reason.DENIES and is_of_other_kind else evidence

    def _row(self, concept: Concept) -> MatrixRow:
        shown, against, own = self._acts[concept.id] if concept.id in ACT_ROWS else self._of_person(concept)
        if concept.id in CAPACITY:
            against += [*self._other_holders(), *self._other_posts()]
        if concept.id == "control":
            against += [*self._other_commanders(), *self._elsewhere()]
        group, article = concept.other.get("group", ""), concept.other.get("article", "")
        neither = [e for e in (*shown, *against) if e.is_neutral]
        for_, against_ = (self._side(e for e in found if not e.is_neutral) for found in (shown, against))
        return MatrixRow(concept.id, group, concept.name, article, for_, against_, self._side(own), self._side(neither))

    def _find_near(self, claim_ids: Iterable[str]) -> dict[str, Nearness]:
        """How near each of the claims that name the person is; those of something else are left out."""
        found = ((claim_id, self.reach.of_person(self.words.claims[claim_id]) or self._grouped_only(claim_id)) for claim_id in claim_ids)
        return {claim_id: near for claim_id, near in found if near is not None}

    def _grouped_only(self, claim_id: str) -> Nearness | None:
        """Of a command that is grouped with the subject and names another operation: its page shows it as no command of it."""
        claim = self.words.claims[claim_id]
        is_grouped = claim.kind is ClaimKind.COMMAND and claim_id in self.subject.claim_ids
        return Nearness.PERSON if is_grouped and not lie_apart(claim.when, self.reach.when) else None

    def _of_person(self, concept: Concept) -> Cells:
        """The near claims that name the person in a role that the row asks for, and bear on it by their kind and words."""
        shown: list[Evidence] = []
        against: list[Evidence] = []
        own: list[Evidence] = []
        for claim_id, opposes in self.claims.bearing(concept):
            near = self.near.get(claim_id)
            if near is None:
                continue
            claim = self.words.claims[claim_id]
            if self.claims.is_own(claim_id):
                own.append(Evidence(claim_id, near))
            elif (reason := self._other_time(claim)) is not Reason.NONE:
                against.append(Evidence(claim_id, near, reason))
            elif claim.kind is ClaimKind.COMMAND and near is Nearness.PERSON and concept.id not in ROLE_ROWS:
                against.append(Evidence(claim_id, near, Reason.OTHER_COMMAND))
            elif self._is_without_forces(concept, claim):
                against.append(Evidence(claim_id, near, Reason.NO_FORCES))
            elif not opposes and self._is_of_no_time(claim, near):
                against.append(Evidence(claim_id, near, Reason.NOT_THEN))
            elif (claim.stance is Stance.DENIED) != opposes:
                against.append(Evidence(claim_id, near, Reason.OTHER_WORDS if opposes else Reason.DENIES))
            else:
                shown.append(Evidence(claim_id, near))
        return shown, against, own

    def _is_without_forces(self, concept: Concept, claim: Claim) -> bool:
        """Whether a claim tells of a post in a body without forces, where the row names such posts as speaking neither for nor against."""
        section = concept.other.get("neither")
        return section is not None and any(self.words.bearing(civil, claim)[0] for civil in load_concepts("elements", section))

    def _is_of_no_time(self, claim: Claim, near: Nearness) -> bool:
        """Whether nobody gives a post, or a command that names no campaign, for this time: the same test as for acts of forces."""
        if near is not Nearness.PERSON or claim.kind not in (ClaimKind.POST, ClaimKind.COMMAND) or claim.stance is Stance.DENIED:
            return False
        return not self.told.under.is_told_then(claim, self._entries)

    @cached_property
    def _entries(self) -> frozenset[str]:
        """The reports that tell of the person in what is asked about."""
        near = (claim_id for claim_id, near in self.near.items() if near not in (Nearness.PERSON, Nearness.TIME))
        return frozenset(self.words.claims[claim_id].report_id for claim_id in near)

    def _other_time(self, claim: Claim) -> Reason:
        """Why a post is one of another time; NONE where it is no post, or may be of this time."""
        if claim.kind is not ClaimKind.POST:
            return Reason.NONE
        if lie_apart(claim.when, self.reach.when):
            return Reason.OTHER_TIME
        (appointed,) = load_concepts("elements", "appointment")
        report = self.words.reports[claim.report_id]
        if claim.when is not None and claim.when.edtf != "":
            return Reason.NONE
        if calls_former(claim, self.words.words(claim), report):
            held_before = not report.record and lie_apart(When("", f"../{report.published or ''}"), self.reach.when)
            return Reason.OTHER_TIME if held_before else Reason.FORMER
        told_later = lies_before(self.reach.when, report.published)
        return Reason.LATER if told_later and self.words.bearing(appointed, claim)[0] else Reason.NONE

    def _other_holders(self) -> list[Evidence]:
        """Posts of others in a body and office of the person's, at a time that may be the subject's and is told."""
        own = (self.maker.office_of(self.words.claims[c]) for c, roles in self.roles.items() if "person" in roles)
        offices = {office for office in own if office is not None}
        return [
            Evidence(self.words.id_of(claim), Nearness.PERSON, Reason.OTHER_HOLDER)
            for claim in self.maker.posts.of(offices)
            if self.words.id_of(claim) not in self.roles
            and claim.when is not None
            and claim.stance is not Stance.DENIED
            and claim.when.edtf != ""
            and not lie_apart(claim.when, self.reach.when)
        ]

    def _other_posts(self) -> list[Evidence]:
        """Posts of the person at a time that may be the subject's, of which none is one over forces or subordinates."""
        capacities = [concept for concept in load_concepts("elements", "command") if concept.id in ROLE_ROWS]
        found = []
        for claim_id, near in self.near.items():
            claim = self.words.claims[claim_id]
            if (
                claim.kind is not ClaimKind.POST
                or near is not Nearness.TIME
                or claim.stance is Stance.DENIED
                or self.claims.is_own(claim_id)
            ):
                continue
            if "person" in self.roles[claim_id] and not any(self.words.bearing(c, claim)[0] for c in capacities):
                found.append(Evidence(claim_id, near, Reason.OTHER_POST))
        return found

    def _other_commanders(self) -> list[Evidence]:
        """Claims that another person commanded the same campaign or incident."""
        named = self.maker.commanders(self.reach)
        return [Evidence(claim_id, near, Reason.OTHER_COMMANDER) for superior, claim_id, near in named if superior != self.person.id]

    def _elsewhere(self) -> list[Evidence]:
        """Claims that the person was not there."""
        (alibi,) = load_concepts("elements", "alibi")
        claims = ((self.words.claims[claim_id], near) for claim_id, near in self.near.items() if not self.claims.is_own(claim_id))
        return [Evidence(self.words.id_of(c), near, Reason.OTHER_WORDS) for c, near in claims if self.words.bearing(alibi, c)[0]]

    def _side(self, found: Iterable[Evidence]) -> Side:
        """The claims of a cell, each once, the nearest first."""
        found = list(found)
        if not found:
            return Side()
        once = {evidence.claim_id: evidence for evidence in reversed(found)}
        counted, wider = ([c for c, e in once.items() if e.is_wider_denial is wanted] for wanted in (False, True))
        standing = self.case_file.origins.standing(counted)
        grades = {self.words.incidents[i].grade for claim_id in standing for i in self.words.incidents_of.get(claim_id, ())}
        return Side(
            evidence=tuple(sorted(once.values(), key=self._order)),
            origins=self.case_file.origins.count(tuple(counted)),
            best_grade=min(grades, key=GRADES.index, default=None),
            quotes=len(quoted_once([self.words.claims[claim_id] for claim_id in counted])),
            wider_origins=self.case_file.origins.count(tuple(wider)),
            wider_quotes=len(quoted_once([self.words.claims[claim_id] for claim_id in wider])),
        )

    def _order(self, evidence: Evidence) -> tuple[int, int]:
        return _NEAREST[evidence.nearness], self.maker.rank[evidence.claim_id]
