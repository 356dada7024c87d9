"""A case made by hand for tests: every kind of claim and every stance, overlapping quotes, hostile text, an unread language."""

import hashlib
from collections.abc import Sequence

from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import ROLES, Attribution, Claim, ClaimKind, Role, RoleValue, Stance
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.incident import Campaign, Figure, FigureRange, Grade, Incident, Scope
from linkage.model.issue import Issue, Severity
from linkage.model.place import Place, WherePrecision
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When

COURIER = """Council accuses general <b>Tasker</b>

The town council of Port Vell accuses General Oren Tasker of the shelling of Saint Ada hospital on 2 May. At least 12 patients were \
killed, residents told the council. “Lay down your arms & leave,” Tasker said. He admits that he ordered the guns to the ridge. \
Tasker, 51, heads the Third Brigade and is a friend of President Ilan Moor. Sund put him under sanctions. \
Port Vell has had no water or food for nine days, and half of the quay is destroyed. Some liken Port Vell to Old Karst.
<script>document.title = "owned"</script><img src=x onerror="document.title='owned'">

Read more of our stories"""

GAZETTE = """The Northern Ministry of Defence denies that its guns shelled the hospital in Port Vell. It counts 3 dead."""

DIARIO = """El hospital fue bombardeado."""


def make_report(text: str, title: str, **known: object) -> Report:
    """A report whose id is the hash of its text."""
    file = f"{title.split()[0].lower()}.txt"
    return Report(hashlib.sha256(text.encode()).hexdigest(), file, "text/plain", text, title, **known)  # type: ignore[arg-type]


REPORTS = (
    make_report(
        COURIER,
        "Council accuses general <b>Tasker</b>",
        publisher="Harbour Courier",
        author="I. Lind",
        published="2031-05-04",
        url="https://courier.example/tasker?a=1&b=2",
        language="en",
        boilerplate=(Span(len(COURIER) - 24, len(COURIER)),),
        translation_signs=("a calque",),
    ),
    make_report(GAZETTE, "Ministry denies", publisher="North Gazette", published="2031-05", language="en"),
    make_report(DIARIO, "Hospital bombardeado", language="es"),
)


def make_claim(
    kind: str,
    quote: str,
    source: str | Sequence[str] | None = None,
    stance: str = "asserted",
    report: Report = REPORTS[0],
    when: When | None = None,
    named: bool = True,
    **roles: RoleValue,
) -> Claim:
    """A claim whose quote is looked up in its report; `from_` stands for the role "from"."""
    start = report.text.index(quote)
    chain = () if source is None else (source,) if isinstance(source, str) else tuple(source)
    given = {name.rstrip("_"): value for name, value in roles.items()}
    return Claim(
        kind=ClaimKind(kind),
        report_id=report.id,
        quote=Span(start, start + len(quote)),
        roles=tuple(Role(name, given[name]) for name in ROLES[ClaimKind(kind)] if name in given),
        attribution=tuple(Attribution(name, None, "said", named) for name in chain),
        stance=Stance(stance),
        when=when,
    )


MAY_2 = When("on 2 May", "2031-05-02")
CLAIMS = {
    "accusation": make_claim(
        "responsibility",
        "The town council of Port Vell accuses General Oren Tasker of the shelling of Saint Ada hospital on 2 May",
        "The town council of Port Vell",
        "alleged",
        accused="Oren Tasker",
        act="the shelling of Saint Ada hospital",
        place="Port Vell",
        time="on 2 May",
        when=MAY_2,
    ),
    "attack": make_claim(
        "attack",
        "the shelling of Saint Ada hospital on 2 May",
        "The town council of Port Vell",
        "alleged",
        act="shelling",
        target="Saint Ada hospital",
        target_type="hospital",
        place="Port Vell",
        time="on 2 May",
        perpetrator="Oren Tasker",
        weapon="guns",
        when=MAY_2,
    ),
    "casualties": make_claim(
        "casualties",
        "hospital on 2 May. At least 12 patients were killed",
        ("residents", "the council"),
        "estimated",
        named=False,
        outcome="killed",
        min=12,
        victims="patients",
        place="Saint Ada hospital",
    ),
    "statement": make_claim(
        "statement", "“Lay down your arms & leave,”", "Oren Tasker", speaker="Oren Tasker", utterance="Lay down your arms & leave,"
    ),
    "command": make_claim(
        "command",
        "He admits that he ordered the guns to the ridge",
        "Oren Tasker",
        "admitted",
        superior="Oren Tasker",
        subordinate="the guns",
        mode="ordered",
    ),
    "age": make_claim("identity", "Tasker, 51", person="Oren Tasker", attribute="age", value="51"),
    "post": make_claim(
        "post", "heads the Third Brigade", person="Oren Tasker", rank="General", title="head", organization="Third Brigade", from_="2029"
    ),
    "tie": make_claim("affiliation", "a friend of President Ilan Moor", person="Oren Tasker", other="Ilan Moor", tie="a friend of"),
    "listing": make_claim(
        "designation", "Sund put him under sanctions", person="Oren Tasker", authority="Sund", instrument="sanctions", time="2031-05-03"
    ),
    "deprivation": make_claim(
        "deprivation", "Port Vell has had no water or food for nine days", what=("water", "food"), place="Port Vell", time="for nine days"
    ),
    "damage": make_claim("damage", "half of the quay is destroyed", object="the quay", extent="half", place="Port Vell"),
    "likeness": make_claim("similarity", "Some liken Port Vell to Old Karst", "Some", named=False, first="Port Vell", second="Old Karst"),
    "denial": make_claim(
        "attack",
        "The Northern Ministry of Defence denies that its guns shelled the hospital in Port Vell",
        "The Northern Ministry of Defence",
        "denied",
        REPORTS[1],
        act="shelling",
        target="the hospital",
        target_type="hospital",
        place="Port Vell",
        perpetrator="its guns",
    ),
    "low-count": make_claim("casualties", "It counts 3 dead", "It", report=REPORTS[1], outcome="killed", min=3, max=3, place="Port Vell"),
}

NAMED = {
    "person:oren-tasker": (
        EntityType.PERSON,
        "Oren Tasker",
        {
            "accusation": "accused",
            "attack": "perpetrator",
            "statement": "speaker",
            "command": "superior",
            "age": "person",
            "post": "person",
            "tie": "person",
            "listing": "person",
        },
    ),
    "person:ilan-moor": (EntityType.PERSON, "Ilan Moor", {"tie": "other"}),
    "organization:third-brigade": (EntityType.UNIT, "Third Brigade", {"post": "organization"}),
    "organization:northern-ministry-of-defence": (EntityType.ORGANIZATION, "The Northern Ministry of Defence", {"denial": "source"}),
    "state:sund": (EntityType.STATE, "Sund", {"listing": "authority"}),
    "place:port-vell": (EntityType.PLACE, "Port Vell", {"accusation": "place", "attack": "place"}),
}


def make_small_case(**changes: object) -> CaseFile:
    """The whole small case, or parts of it replaced."""
    entities = tuple(
        Entity(key, type_, name, (name,), tuple(Naming(CLAIMS[c].id, role, name) for c, role in roles.items()))
        for key, (type_, name, roles) in NAMED.items()
    )
    figures = tuple(
        Figure(
            "killed",
            claim.number("min") or 0,
            claim.number("max"),
            claim.word("victims") or "",
            claim.source,
            Scope.INCIDENT,
            claim.id,
            claim.report_id,
            as_of,
        )
        for claim, as_of in ((CLAIMS["casualties"], "2031-05-04"), (CLAIMS["low-count"], "2031-05"))
    )
    told = ("accusation", "attack", "casualties", "denial", "low-count")
    incident = Incident(
        id="incident:shelling-port-vell-2031-05-02",
        name="Shelling, Saint Ada hospital, Port Vell, 2 May 2031",
        act="shelling",
        target_type="hospital",
        targets=("Saint Ada hospital",),
        place=Place("overlay:port-vell", "Port Vell", 12.5, 42.25, "", WherePrecision.NEAR),
        place_text="Port Vell",
        when=MAY_2,
        perpetrators=(("Oren Tasker", "The town council of Port Vell"),),
        figures=figures,
        ranges=(FigureRange("killed", 3, None, "lowest and highest source", figures),),
        grade=Grade.CONTESTED,
        grade_reasons=("somebody denies it",),
        campaign_id="siege-of-port-vell",
        claim_ids=tuple(CLAIMS[c].id for c in told),
        report_ids=(REPORTS[0].id, REPORTS[1].id),
        denied_by=("The Northern Ministry of Defence",),
    )
    whole = ("deprivation", "damage", "likeness", "command")
    campaign = Campaign(
        "siege-of-port-vell",
        "Siege of Port Vell",
        incident.place,
        When("", "2031-04/2031-06"),
        (incident.id,),
        tuple(CLAIMS[c].id for c in whole),
        (),
        declared=True,
    )
    issues = (
        Issue("scan.pdf", "reports", "a scan without a text layer", "run it through text recognition", Severity.FAILURE),
        Issue(
            REPORTS[0].file,
            "claims",
            "nobody to give a pronoun to",
            "enter the claim by hand",
            report_id=REPORTS[0].id,
            span=Span(44, 60),
            value="it",
        ),
    )
    parts: dict[str, object] = {
        "settings": CaseSettings("Port Vell"),
        "reports": REPORTS,
        "claims": tuple(CLAIMS.values()),
        "entities": entities,
        "incidents": (incident,),
        "campaigns": (campaign,),
        "issues": issues,
        "head": hashlib.sha256(b"head").hexdigest(),
    }
    return CaseFile(**(parts | changes))  # type: ignore[arg-type]
