"""Claims of one report -> incident templates with role fillers, in the scheme of the fourth Message Understanding Conference."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from linkage.model.claim import Claim, ClaimKind, Role, Stance
from linkage.model.mention import Mention, MentionType
from linkage.model.reading import Reading
from linkage.model.span import Span

ROLE_NAMES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
INCIDENT_TYPES = {"abduction": "kidnapping", "arson": "arson", "bombing": "bombing", "missile": "bombing", "looting": "robbery"}
PEOPLE = frozenset({"civilians", "journalists", "aid", "military"})  # target types of which a common noun is no physical target
HARM = frozenset({"killed", "injured", "missing"})
LEADING = re.compile(r"^(?:the|a|an|this|that|these|those|some|several|their|his|her|its)\s+", re.IGNORECASE)
TAIL = re.compile(r"\s*(?:\(|--| who | which | that | in | on | at | from | near | during | against | with ).*$", re.IGNORECASE)
LINKED = re.compile(r"\s*(?:,|\band\b|\bor\b)\s*")


@dataclass(slots=True)
class Template:
    """One incident.

    Args:
        type: "attack", "bombing", "kidnapping", "arson", "robbery".
        fillers: For each role its entities, each with the ways in which the text names it.
    """

    type: str
    fillers: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: {name: [] for name in ROLE_NAMES})

    def add(self, role: str, filler: str) -> None:
        """Note an entity by one wording; of wordings that lie in each other ("Rivas", "Ana Rivas") the longest stays."""
        words = set(filler.lower().split())
        known = [set(entity[0].lower().split()) for entity in self.fillers[role]]
        if words and not any(words <= other for other in known):
            self.fillers[role] = [e for e, other in zip(self.fillers[role], known, strict=True) if not other < words]
            self.fillers[role].append((filler,))


def read_templates(reading: Reading, events: dict[str, str]) -> list[Template]:
    """The incidents that a report's claims tell of.

    Claims of one incident make one template; claims that no incident holds join the template of their kind of act. What its source denies
    is left out.

    Args:
        reading: The report with its claims and mentions.
        events: The incident of each claim, by the claim's id.

    Returns:
        Templates in the order of the text.
    """
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in reading.claims:
        if claim.stance is not Stance.DENIED:
            groups[events.get(claim.id, "none")].append(claim)
    templates = [_template(reading, claims) for claims in groups.values()]
    return [template for template in templates if template is not None]


def _template(reading: Reading, claims: list[Claim]) -> Template | None:
    attacks = [claim for claim in claims if claim.kind is ClaimKind.ATTACK]
    if attacks != [] and all(_value(claim, "target_type") == "military" for claim in attacks):
        return None  # fighting between forces is no incident of this scheme
    acts = [act for claim in attacks if (act := _value(claim, "act")) is not None]
    types = [INCIDENT_TYPES.get(act, "attack") for act in acts]
    template = Template(max(set(types), key=types.count) if types != [] else "attack")
    for claim in claims:
        for role, name in _fillers(reading, claim):
            template.add(role, name)
    return template if any(template.fillers[name] != [] for name in ROLE_NAMES) else None


def _fillers(reading: Reading, claim: Claim) -> Iterator[tuple[str, str]]:
    """(role of the scheme, wording) for each filled role of a claim."""
    roles = {role.name: role for role in claim.roles}
    for name in ("perpetrator", "accused"):
        if name in roles:
            yield from _perpetrators(reading, roles[name])
    if "weapon" in roles:
        yield "Weapon", trimmed(str(roles["weapon"].value))
    if claim.kind is ClaimKind.DAMAGE and "object" in roles:
        yield "Target", trimmed(str(roles["object"].value))
    if claim.kind in (ClaimKind.ATTACK, ClaimKind.RESPONSIBILITY) and "target" in roles:
        people = list(_persons(reading, roles["target"]))
        yield from (("Victim", name) for name in people)
        code = _value(claim, "target_type")
        if people == [] and code is not None and code not in PEOPLE and not _is_place(reading, roles["target"].span):
            yield from (("Target", part) for part in parts_of(str(roles["target"].value)))
    if claim.kind is ClaimKind.CASUALTIES and _value(claim, "outcome") in HARM and "victims" in roles:
        yield from (("Victim", name) for name in _persons(reading, roles["victims"]))


def _perpetrators(reading: Reading, role: Role) -> Iterator[tuple[str, str]]:
    people = list(_persons(reading, role))
    yield from (("PerpInd", name) for name in people)
    if people != []:
        return
    bodies = [mention.text for mention in _inside(reading, role.span) if mention.type in (MentionType.ORGANIZATION, MentionType.PLACE)]
    wording = trimmed(str(role.value))
    if bodies != []:
        yield "PerpOrg", trimmed(bodies[0])
        if len(bodies[0]) + 3 < len(wording):
            yield "PerpInd", wording
    else:
        yield from (("PerpInd", part) for part in parts_of(str(role.value)))


def _persons(reading: Reading, role: Role) -> Iterator[str]:
    yield from (mention.text for mention in _inside(reading, role.span) if mention.type is MentionType.PERSON)


def _inside(reading: Reading, span: Span | None) -> list[Mention]:
    return [] if span is None else [mention for mention in reading.mentions if span.covers(mention.span)]


def _is_place(reading: Reading, span: Span | None) -> bool:
    """Whether the stretch ends in the name of a place: towns are locations of an incident, not its targets."""
    return any(m.type is MentionType.PLACE and span is not None and span.end - m.span.end <= 1 for m in _inside(reading, span))


def _value(claim: Claim, name: str) -> str | None:
    """The first of the values under a role, as text."""
    for role in claim.roles:
        if role.name == name:
            return role.value[0] if isinstance(role.value, tuple) else str(role.value)
    return None


def parts_of(wording: str) -> list[str]:
    """The noun phrases that a wording joins."""
    return [part for piece in LINKED.split(trimmed(wording)) if (part := trimmed(piece)) != ""]


def trimmed(wording: str) -> str:
    """A noun phrase without its article and without what hangs on it after its head."""
    return LEADING.sub("", TAIL.sub("", wording.strip())).strip(" \"'")
