"""CaseFile -> IncidentNorms: the rules that the reported facts of each incident bear on, and what would defeat each."""

from collections.abc import Mapping, Sequence
from functools import cache

from linkage.cases.conflict import classify
from linkage.cases.passedover import PassedOver
from linkage.model.case import CaseFile
from linkage.model.claim import Claim
from linkage.model.conflict import Classification, ConflictType
from linkage.model.incident import Incident
from linkage.model.norm import Defeater, EngagedNorm, IncidentNorms
from linkage.vocab import load_vocabulary
from linkage.vocab.conditions import Concept, Phrases, load_concepts, read_words
from linkage.vocab.doubts import speaks_for

_CLASSES = (("international", ConflictType.INTERNATIONAL), ("non_international", ConflictType.NON_INTERNATIONAL))


def engage_norms(case_file: CaseFile) -> tuple[IncidentNorms, ...]:
    """The rules for every incident, in the order of the incidents.

    Args:
        case_file: The case, resolved.

    Returns:
        For each incident its rules; none where no reported fact bears on a rule of the vocabulary. Denials, what a report passes on in
        words of doubt, and what propaganda is said to say make no rule relevant and defeat none.
    """
    claims = {claim.id: claim for claim in case_file.claims}
    texts = {report.id: report.text for report in case_file.reports}
    reports = (
        {} if case_file.held_back else {report.id: report for report in case_file.reports}
    )  # a sentence may be that of a claim held back
    passed_over = PassedOver(reports, tuple(claims.items()))
    return tuple(
        _engage(
            incident,
            classify(case_file, incident.campaign_id),
            [fact for fact in _told(incident, claims, texts) if not _is_propaganda(*fact)],
            passed_over,
        )
        for incident in case_file.incidents
    )


def _told(incident: Incident, claims: Mapping[str, Claim], texts: Mapping[str, str]) -> list[tuple[Claim, list[str]]]:
    """The claims of an incident that speak for what they tell, each with its words."""
    held = [(claims[c], texts[claims[c].report_id]) for c in incident.claim_ids if c in claims]
    return [(claim, read_words(claim, text)) for claim, text in held if speaks_for(claim, text)]


def _is_propaganda(claim: Claim, words: list[str]) -> bool:
    """Whether a claim tells what propaganda says: that it says so is no report that it is so."""
    return _propaganda().stand_in([*words, *(claim.source or "").casefold().split()])


@cache
def _propaganda() -> Phrases:
    listed = load_vocabulary("norms")["words"]
    return Phrases(map(str, listed["propaganda"])) if isinstance(listed, dict) else Phrases()


def _engage(
    incident: Incident, classification: Classification, facts: Sequence[tuple[Claim, list[str]]], passed_over: PassedOver
) -> IncidentNorms:
    defeaters = {concept.id: concept for concept in load_concepts("norms", "defeaters")}
    norms = []
    act = incident.act or "other"  # an act that is not told is one of no kind
    for concept in load_concepts("norms", "norms"):
        acts = concept.other.get("of_acts", act).split()
        found = tuple(claim.id for claim, words in facts if act in acts and concept.borne_on_by(claim, words))
        if found:
            asked = [defeaters[key] for key in concept.other.get("defeated_by", "").split()]
            norms.append(_norm(concept, classification, found, tuple(_defeater(one, facts, incident, passed_over) for one in asked)))
    return IncidentNorms(incident.id, classification, tuple(norms))


def _defeater(concept: Concept, facts: Sequence[tuple[Claim, list[str]]], incident: Incident, passed_over: PassedOver) -> Defeater:
    read = [claim for claim, words in facts if concept.borne_on_by(claim, words)]
    return Defeater(concept.id, concept.name, tuple(claim.id for claim in read), passed_over.of(incident, concept, read))


def _norm(concept: Concept, classification: Classification, found: tuple[str, ...], defeaters: tuple[Defeater, ...]) -> EngagedNorm:
    shown = [
        (str(type_), articles)
        for key, type_ in _CLASSES
        if classification.type in (type_, ConflictType.DISPUTED) and (articles := concept.other.get(key, "")) != ""
    ]
    rules = tuple(rule.strip() for rule in concept.other["rules"].split(","))
    return EngagedNorm(concept.id, concept.name, rules, tuple(shown), concept.other.get("note", ""), found, defeaters)
