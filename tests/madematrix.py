"""A case made by hand for tests of linkage: a commander, an incident, a campaign, claims for and against."""

from dataclasses import dataclass, field, replace

from linkage.cases.matrix import MatrixMaker
from linkage.model.case import CaseFile, CaseSettings, DeclaredCampaign
from linkage.model.claim import ROLES, Attribution, Claim, ClaimKind, Role, RoleValue, Stance
from linkage.model.conflict import UNCLASSIFIED, Classification
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.incident import Campaign, Grade, Incident
from linkage.model.matrix import Matrix, MatrixRow, Side
from linkage.model.place import Place, WherePrecision
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When
from linkage.origins import find_origins
from madeclaims import make_report

GENERAL = "Oren Tasker"
TOWN = Place("overlay:port-vell", "Port Vell", 12.5, 42.25, "", WherePrecision.NEAR)
MAY_2 = When("", "2031-05-02")
SIEGE = "siege-of-port-vell"
STRIKE = "airstrike-hospital-port-vell"
STATES = {"Russia": "state:russia", "Ukraine": "state:ukraine", "Russian forces": "organization:russian-armed-forces"}
NAMES = {
    "state:russia": "Russia",
    "state:ukraine": "Ukraine",
    "organization:russian-armed-forces": "Russian armed forces",
}


@dataclass
class MadeCase:
    """Claims with their quotes, each in a report of its own unless one is named, and how they are grouped."""

    claims: list[Claim] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    in_strike: set[str] = field(default_factory=set)
    in_siege: set[str] = field(default_factory=set)
    namings: dict[str, list[Naming]] = field(default_factory=dict)
    classification: Classification = UNCLASSIFIED
    persons: tuple[tuple[str, ...], ...] = ()
    strike_when: When | None = MAY_2
    people: dict[str, str] = field(default_factory=dict)  # further persons: name -> id
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by id, where somebody has more than one

    def say(
        self,
        kind: str,
        quote: str,
        *,
        source: str | None = None,
        stance: str = "asserted",
        of: str = "",
        when: str = "",
        published: str | None = "2031-06-01",
        publisher: str | None = None,
        goes_on: str = "",
        **roles: RoleValue,
    ) -> Claim:
        """Adds a claim; `of` puts it into the "strike" or the "siege", and its sentence goes on behind its quote."""
        report = make_report(f"report {len(self.reports)}", published, publisher, text=f"{quote}{goes_on}. And more was said.")
        given = {name.rstrip("_"): value for name, value in roles.items()}
        claim = Claim(
            ClaimKind(kind),
            report.id,
            Span(0, len(quote)),
            tuple(Role(name, given[name]) for name in ROLES[ClaimKind(kind)] if name in given),
            () if source is None else (Attribution(source, None, "said"),),
            Stance(stance),
            When(when, when) if when else None,
        )
        self.reports.append(report)
        self.claims.append(claim)
        if of == "strike":
            self.in_strike.add(claim.id)
        elif of == "siege":
            self.in_siege.add(claim.id)
        named = {**given, **({"source": source} if source is not None else {})}
        for role, value in named.items():
            self._name(claim, role, str(value))
        return claim

    def _name(self, claim: Claim, role: str, value: str) -> None:
        persons = {GENERAL: "person:oren-tasker", "Ilan Moor": "person:ilan-moor", **self.people}
        places = {"Port Vell": "place:port-vell", "Old Karst": "place:old-karst"}
        key = {**STATES, **persons, **places}.get(value)
        if key is not None:
            self.namings.setdefault(key, []).append(Naming(claim.id, role, value))

    def entity(self, key: str) -> Entity:
        """The entity of that id, with its namings."""
        type_ = {"person": EntityType.PERSON, "state": EntityType.STATE, "place": EntityType.PLACE}.get(
            key.split(":")[0], EntityType.ORGANIZATION
        )
        known = {"person:oren-tasker": GENERAL, "person:ilan-moor": "Ilan Moor", "place:port-vell": "Port Vell", **NAMES}
        name = {**known, **{id_: name for name, id_ in self.people.items()}}.get(key, "Old Karst")
        place_id = {"place:port-vell": TOWN.id, "place:old-karst": "overlay:old-karst"}.get(key)
        return Entity(key, type_, name, self.names.get(key, (name,)), tuple(self.namings.get(key, ())), place_id)

    def case_file(self) -> CaseFile:
        """The whole case."""
        karst = Place("overlay:old-karst", "Old Karst", 11.0, 41.0, "", WherePrecision.NEAR)
        strike = Incident(
            id=STRIKE,
            name="Reported airstrike, hospital, Port Vell",
            act="airstrike",
            target_type="hospital",
            targets=("Saint Ada hospital",),
            place=TOWN,
            place_text="Port Vell",
            when=self.strike_when,
            perpetrators=(),
            figures=(),
            ranges=(),
            grade=Grade.WEAK,
            grade_reasons=(),
            campaign_id=SIEGE,
            claim_ids=tuple(c.id for c in self.claims if c.id in self.in_strike),
            report_ids=tuple(dict.fromkeys(c.report_id for c in self.claims if c.id in self.in_strike)),
        )
        siege = Campaign(
            SIEGE,
            "Siege of Port Vell",
            TOWN,
            When("", "2031-04/2031-06"),
            (STRIKE,),
            tuple(c.id for c in self.claims if c.id in self.in_siege),
            (),
            declared=True,
        )
        other = Campaign("siege-of-old-karst", "Siege of Old Karst", karst, When("", "2025"), (), (), (), declared=True)
        declared = DeclaredCampaign(SIEGE, "Siege of Port Vell", "Port Vell", classification=self.classification)
        karst_declared = DeclaredCampaign("siege-of-old-karst", "Siege of Old Karst", "Old Karst")
        keys = ["person:oren-tasker", "person:ilan-moor", "place:port-vell", "place:old-karst", *NAMES, *self.people.values()]
        entities = tuple(self.entity(key) for key in keys)
        return CaseFile(
            CaseSettings("Port Vell", (declared, karst_declared), self.persons),
            tuple(self.reports),
            tuple(self.claims),
            entities,
            (strike,),
            (siege, other),
            (),
            "",
            origins=find_origins(self.reports, self.claims, entities, (), {}),
        )

    def matrix(self, subject: str = STRIKE) -> Matrix:
        """The matrix of the general with the strike, or with another subject."""
        case_file = self.case_file()
        found = next(s for s in (*case_file.incidents, *case_file.campaigns) if s.id == subject)
        return MatrixMaker(case_file).make(case_file.entities[0], found)


def row_of(matrix: Matrix, key: str) -> MatrixRow:
    """The row of that key."""
    return next(row for row in matrix.rows if row.id == key)


def ids(side: Side) -> list[str]:
    """The claims of a cell."""
    return [evidence.claim_id for evidence in side.evidence]


def shuffled(case_file: CaseFile) -> CaseFile:
    """The same case with claims, entities and reports in another order."""
    return replace(case_file, claims=case_file.claims[::-1], entities=case_file.entities[::-1], campaigns=case_file.campaigns[::-1])
