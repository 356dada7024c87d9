"""CaseFile -> Dossier: everything that the case has on one person or one campaign, as one document holds it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from linkage.cases.asked import find_campaign, find_person
from linkage.cases.casewords import CaseWords
from linkage.cases.command import Command
from linkage.cases.conduct import Conduct
from linkage.cases.conflict import classify
from linkage.cases.courses import Courses
from linkage.cases.extents import time_of
from linkage.cases.figures import count_all
from linkage.cases.matrix import MatrixMaker
from linkage.cases.norms import engage_norms
from linkage.cases.onequote import quoted_once
from linkage.cases.oppositions import Oppositions
from linkage.cases.pairs import Ties, pair_up, pair_with
from linkage.cases.people import profile_people
from linkage.cases.placemaps import PlaceMaps
from linkage.cases.tellers import Tellers
from linkage.cases.timeline import Timelines
from linkage.model.case import CaseFile
from linkage.model.claim import Claim, ClaimKind
from linkage.model.comparison import Comparison
from linkage.model.counted import SubjectFigures
from linkage.model.course import Course
from linkage.model.dossier import Dossier, Fact, FactKind
from linkage.model.entity import Entity, EntityType
from linkage.model.incident import Campaign, Incident
from linkage.model.matrix import Matrix, MatrixPair, Reason
from linkage.model.norm import IncidentNorms
from linkage.model.opposition import Opposition
from linkage.model.telling import Telling
from linkage.vocab.gazetteer import load_gazetteer

MOST_HELD = 6  # matrices of incidents, and of campaigns, in one dossier: each is some five pages; the others are named
Pair = tuple[Entity, Incident | Campaign]
_ANSWERABLE = (ClaimKind.RESPONSIBILITY,)
_HARM = (ClaimKind.ATTACK, ClaimKind.CASUALTIES, ClaimKind.DAMAGE)


def make_person_dossier(case_file: CaseFile, called: str) -> Dossier:
    """The dossier of a person, with each campaign to which a claim ties the person.

    Args:
        case_file: The case, resolved.
        called: A name, words of one, or an id.

    Raises:
        InputError: None or several of the case are called so; the message says what to do.
    """
    person = find_person(case_file, called)
    making = _Making(case_file)
    profile = next(p for p in profile_people(case_file, making.words, making.conduct.wider) if p.entity.id == person.id)
    incidents = making.incidents(profile.incident_ids)
    pairs = making.pairs(pair_with(making.words, [person]))
    campaigns = sorted((what for _, what in pairs if isinstance(what, Campaign)), key=lambda campaign: not campaign.declared)
    matrices = tuple(making.matrices.make(person, c) for n, c in enumerate(campaigns) if c.declared or n < MOST_HELD)
    tied = making.tied([person], incidents, pairs)
    incident_matrices = making.matrices_of(tied[:MOST_HELD])
    shared = [c for c in making.comparisons() if any(s.entity.id == person.id for s in c.shared)]
    told, own = making.ids(profile.denied_or_doubted), making.ids(profile.denials)
    tied_to = (campaign for campaign in case_file.campaigns if campaign.id in profile.campaign_ids)
    wider = making.wider((*(campaign for c in shared for campaign in (c.first, c.second)), *tied_to, *incidents))
    beside = making.apart_from(wider, (*_denying(matrices), *(i for c in shared for i in _denied_in(c))))
    apart = {*own, *told, *making.conduct.wider.everywhere}
    others = tuple(dict.fromkeys(claim_id for claim_id in beside if claim_id not in apart))
    counted = (
        (FactKind.ACCUSED, making.ids(profile.accusations)),
        (FactKind.COMMAND, making.ids(profile.commands)),
        (FactKind.POSTS, making.ids(profile.posts)),
        (FactKind.TIES, making.ids(profile.ties)),
        (FactKind.STATEMENTS, making.ids(profile.statements)),
        (FactKind.LISTINGS, making.ids(profile.listings)),
        (FactKind.DENIALS, own),
        (FactKind.INCIDENT_DENIALS, told),
        (FactKind.OTHER_DENIALS, others),
        (FactKind.WIDER_DENIALS, making.ids(profile.wider_denials)),
    )
    return Dossier(
        subject=person,
        facts=making.facts(counted),
        profile=profile,
        chain=making.command.chain(person),
        command=None,
        matrices=matrices,
        incident_matrices=incident_matrices,
        matrices_left=making.left(pairs, (*matrices, *incident_matrices)),
        untied=(untied := tuple(c for c in case_file.campaigns if c.declared and c not in campaigns)),
        beside=making.beside({c.id: (person, c) for c in untied}),
        figures=making.figures({incident.id for incident in incidents}),
        incidents=incidents,
        denial_ids=(*own, *told, *others),
        oppositions=making.oppositions({person.id, *(incident.id for incident in incidents)}),
        courses=making.courses({person.id, *(incident.id for incident in incidents)}),
        comparisons=tuple(shared),
        norms=making.norms(incidents),
        timeline=making.timelines.of_person(profile),
        place_map=making.maps.of_person(profile) if incidents else None,
        wider=wider,
        wider_ids=making.once((*(i for ids in wider.values() for i in ids), *making.ids(profile.wider_denials))),
        telling=making.telling(incidents),
    )


def make_campaign_dossier(case_file: CaseFile, called: str) -> Dossier:
    """The dossier of a campaign, with each person of interest whom a claim ties to it.

    Args:
        case_file: The case, resolved.
        called: An id, or words of a name.

    Raises:
        InputError: None or several of the case are called so; the message says what to do.
    """
    campaign = find_campaign(case_file, called)
    making = _Making(case_file)
    incidents = making.incidents(campaign.incident_ids)
    told = [making.words.claims[c] for c in campaign.claim_ids]
    held = [making.words.claims[c] for incident in incidents for c in incident.claim_ids]
    every = list({making.words.id_of(c): c for c in (*told, *held)}.values())
    within = {campaign.id, *(incident.id for incident in incidents)}
    pairs = making.pairs(pair for pair in pair_up(making.words) if pair[1].id in within)
    tied_persons = {who.id for who, what in pairs if what.id == campaign.id}
    matrices = tuple(making.matrices.make(person, campaign) for person in making.persons() if person.id in tied_persons)
    tied = making.tied(making.persons(), incidents, pairs)
    incident_matrices = making.matrices_of(tied[:MOST_HELD])
    said = [c for c in every if making.words.speaks_for(c)]
    comparisons = [c for c in making.comparisons() if campaign.id in (c.first.id, c.second.id)]
    command = making.command.of_campaign(campaign)
    own = making.ids(c for c in every if making.words.speaks_against(c))
    wider = making.wider((campaign, *incidents))
    elsewhere = making.apart_from(wider, (*_denying(matrices), *(i for c in comparisons for i in _denied_in(c, campaign))))
    denied = tuple(dict.fromkeys((*own, *elsewhere)))
    counted = (
        (FactKind.ANSWERABLE, making.ids(c for c in said if c.kind in _ANSWERABLE or c.value("perpetrator") is not None)),
        (FactKind.COMMANDED, tuple(dict.fromkeys(i for link in command.links for i in link.claim_ids))),
        (FactKind.INCIDENTS, making.ids(c for c in said if c.kind in _HARM)),
        (FactKind.DEPRIVATION, making.ids(c for c in said if c.kind is ClaimKind.DEPRIVATION)),
        (FactKind.CAMPAIGN_DENIALS, denied),
        (FactKind.WIDER_DENIALS, making.once(i for ids in wider.values() for i in ids)),
        (FactKind.LIKENESS, tuple(dict.fromkeys(i for c in comparisons for i in c.likenesses))),
    )
    return Dossier(
        subject=campaign,
        facts=making.facts(counted),
        profile=None,
        chain=None,
        command=command,
        matrices=matrices,
        incident_matrices=incident_matrices,
        matrices_left=making.left(pairs, (*matrices, *incident_matrices)),
        untied=(untied := tuple(person for person in making.persons() if person.id not in tied_persons)),
        beside=making.beside({person.id: (person, campaign) for person in untied}),
        figures=making.figures({campaign.id, *(incident.id for incident in incidents)}),
        incidents=incidents,
        denial_ids=denied,
        oppositions=making.oppositions({campaign.id, *(incident.id for incident in incidents)}),
        courses=making.courses({campaign.id, *(incident.id for incident in incidents)}),
        comparisons=tuple(comparisons),
        norms=making.norms(incidents),
        timeline=making.timelines.of_campaign(campaign),
        place_map=making.maps.of_campaign(campaign),
        wider=wider,
        wider_ids=making.once(i for ids in wider.values() for i in ids),
        telling=making.telling(incidents),
    )


class _Making:
    """What the dossiers of one case are made of.

    Args:
        case_file: The case.
    """

    def __init__(self, case_file: CaseFile) -> None:
        self._case_file = case_file
        self.words = CaseWords(case_file)
        self.command = Command(self.words)
        self.matrices = MatrixMaker(case_file)
        self.conduct = Conduct(self.words)
        self.timelines = Timelines(self.words, self.command.persons(), self.conduct.wider)
        self.maps = PlaceMaps(case_file, load_gazetteer())
        self._tellers = Tellers(self.words)
        self._ties = Ties(self.words)

    def ids(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Ids of claims, each once."""
        return tuple(dict.fromkeys(self.words.id_of(claim) for claim in claims))

    def facts(self, counted: Sequence[tuple[FactKind, tuple[str, ...]]]) -> tuple[Fact, ...]:
        """The lines of the summary, with their independent origins."""
        return tuple(Fact(kind, ids, self._case_file.origins.count(ids)) for kind, ids in counted)

    def incidents(self, ids: Iterable[str]) -> tuple[Incident, ...]:
        """Incidents in order of time, those without a date last."""
        return tuple(sorted((self.words.incidents[i] for i in ids if i in self.words.incidents), key=time_of))

    def figures(self, subject_ids: set[str]) -> tuple[SubjectFigures, ...]:
        """The figures of some campaigns and incidents, campaigns first."""
        return tuple(one for one in count_all(self._case_file) if one.subject_id in subject_ids)

    def pairs(self, pairs: Iterable[Pair]) -> list[Pair]:
        """The pairs but for those that only case.yaml brings together: no claim ties the person to that campaign."""
        found, tied = list(pairs), dict[str, Mapping[str, Campaign]]()
        for who in {who.id: who for who, _ in found}.values():
            tied[who.id] = self._ties.campaigns(self._ties.claims_of(who))
        return [(who, what) for who, what in found if isinstance(what, Incident) or what.id in tied[who.id]]

    def beside(self, untied: Mapping[str, tuple[Entity, Campaign]]) -> dict[str, tuple[str, ...]]:
        """The claims of a person whose sentence names a campaign to which none ties the person, by who or what is untied."""
        found = {key: self._ties.beside(person, campaign) for key, (person, campaign) in untied.items()}
        return {key: claim_ids for key, claim_ids in found.items() if claim_ids}

    def tied(self, persons: Sequence[Entity], incidents: Sequence[Incident], pairs: Iterable[Pair]) -> list[tuple[Entity, Incident]]:
        """Those of the pairs that are of the persons and the incidents, person by person, in order of time."""
        order = {incident.id: n for n, incident in enumerate(incidents)}
        places = {person.id: n for n, person in enumerate(persons)}
        found = [(who, what) for who, what in pairs if isinstance(what, Incident) and who.id in places and what.id in order]
        return sorted(found, key=lambda pair: (places[pair[0].id], order[pair[1].id]))

    def matrices_of(self, pairs: Iterable[tuple[Entity, Incident]]) -> tuple[Matrix, ...]:
        """The linkage matrix of each pair."""
        return tuple(self.matrices.make(person, incident) for person, incident in pairs)

    def left(self, pairs: Iterable[Pair], held: Iterable[Matrix]) -> tuple[MatrixPair, ...]:
        """What the matrices are of that the dossier names, and does not hold: those of campaigns first, then in order of time."""
        known = {(matrix.person.id, matrix.subject.id) for matrix in held}
        found = [pair for pair in pairs if (pair[0].id, pair[1].id) not in known]
        campaigns = [(who, what) for who, what in found if isinstance(what, Campaign)]
        incidents = sorted(((who, what) for who, what in found if isinstance(what, Incident)), key=lambda pair: time_of(pair[1]))
        of_campaigns = (MatrixPair(who, what, classify(self._case_file, what.id)) for who, what in campaigns)
        return (*of_campaigns, *(MatrixPair(who, what, classify(self._case_file, what.campaign_id)) for who, what in incidents))

    def norms(self, incidents: Sequence[Incident]) -> tuple[IncidentNorms, ...]:
        """The rules for some incidents, in their order."""
        found = {one.incident_id: one for one in engage_norms(self._case_file)}
        return tuple(found[incident.id] for incident in incidents)

    def oppositions(self, about: set[str]) -> tuple[Opposition, ...]:
        """What sources say otherwise than others of some incidents, campaigns and persons."""
        return tuple(one for one in Oppositions(self.words, self.command).find() if one.about in about)

    def courses(self, about: set[str]) -> tuple[Course, ...]:
        """What sources say otherwise later of some incidents, campaigns and persons."""
        return tuple(one for one in Courses(self.words).find() if one.about in about)

    def comparisons(self) -> tuple[Comparison, ...]:
        """The declared campaigns, set beside each other."""
        return self.conduct.compare_declared()

    def wider(self, subjects: Iterable[Campaign | Incident]) -> dict[str, tuple[str, ...]]:
        """The claims that deny some campaigns and incidents in wider terms, by id; those that nobody denies so are left out."""
        return {subject.id: ids for subject in subjects if (ids := self.conduct.wider.of(subject))}

    def telling(self, incidents: Iterable[Incident]) -> dict[str, Telling]:
        """Who tells of some incidents, by id."""
        return {incident.id: self._tellers.of(incident) for incident in incidents}

    def once(self, claim_ids: Iterable[str]) -> tuple[str, ...]:
        """The claims, one for each sentence of a source."""
        return self.ids(quoted_once([self.words.claims[claim_id] for claim_id in dict.fromkeys(claim_ids)]))

    def apart_from(self, wider: Mapping[str, tuple[str, ...]], claim_ids: Iterable[str]) -> tuple[str, ...]:
        """The claims but for those that deny in wider terms, by whatever claim of their sentence: they stand apart."""
        subjects: dict[str, Campaign | Incident] = {**self.words.campaigns, **self.words.incidents}
        apart = {claim_id for key in wider for claim_id in self.conduct.wider.told_of(subjects[key])}
        return tuple(claim_id for claim_id in claim_ids if claim_id not in apart)

    def persons(self) -> tuple[Entity, ...]:
        """The persons of interest that the case declares, as far as a claim names them."""
        asked = [set(names) for names in self._case_file.settings.persons]
        return tuple(e for e in self._case_file.entities if e.type is EntityType.PERSON and any(set(e.names) & names for names in asked))


def _denying(matrices: Sequence[Matrix]) -> Iterator[str]:
    """Ids of the claims that deny or doubt something that an element asks about."""
    denying = (Reason.DENIES, Reason.DOUBTS, Reason.OTHER_KIND, Reason.DENIES_OTHER, Reason.DOUBTS_OTHER)
    for matrix in matrices:
        cells = (e for row in matrix.rows for side in (row.against, row.neither) for e in side.evidence)
        yield from (e.claim_id for e in cells if e.reason in denying)


def _denied_in(comparison: Comparison, campaign: Campaign | None = None) -> Iterator[str]:
    """Ids of the claims that deny something of one of two campaigns, or of both."""
    if campaign is None or campaign.id == comparison.first.id:
        yield from (claim_id for row in comparison.rows for claim_id in row.first.against)
        yield from comparison.first_denials
    if campaign is None or campaign.id == comparison.second.id:
        yield from (claim_id for row in comparison.rows for claim_id in row.second.against)
        yield from comparison.second_denials
