"""The claims of one case -> their sentences. Pages, dossiers and the command line all ask here, so that they say the same."""

from collections import defaultdict

from linkage.exports.html.wording import Wording, by_name, word_claim
from linkage.model.case import CaseFile
from linkage.model.claim import Claim, ClaimKind
from linkage.model.entity import Entity

SOURCE_ROLE = "source"
QUOTES = "‘’“”'\"«» "


class CaseWording:
    """The sentences of the claims of a case, indexed once.

    Persons stand by their names where a report calls them by what others call them; who is only passed on in words of doubt is said to be.

    Args:
        case_file: The case, resolved.
    """

    def __init__(self, case_file: CaseFile) -> None:
        self._claims = {claim.id: claim for claim in case_file.claims}
        self._reports = {report.id: report for report in case_file.reports}
        self._passed_on = case_file.origins.passed_on
        self._named: dict[str, dict[str, Entity]] = defaultdict(dict)
        for entity in case_file.entities:
            for naming in entity.namings:
                self._named[naming.claim_id][naming.role] = entity
        self._nicknames: dict[str, set[str]] = defaultdict(set)  # person id -> what claims say that the person is also called
        for claim_id, named in self._named.items():
            told = self._claims.get(claim_id)
            if told is not None and told.word("attribute") == "alias" and "person" in named:
                self._nicknames[named["person"].id].add((told.word("value") or "").strip(QUOTES))

    def of(self, claim_id: str) -> Wording:
        """The sentence of a claim.

        Args:
            claim_id: The claim.
        """
        claim = self._claims[claim_id]
        wording = word_claim(claim, self._reports[claim.report_id], is_passed_on=claim_id in self._passed_on)
        return by_name(wording, self._called_otherwise(claim_id, claim))

    def _called_otherwise(self, claim_id: str, claim: Claim) -> dict[str, str]:
        """Role -> the name of the person whom the claim calls there by what a claim says that others call them."""
        if claim.kind is ClaimKind.IDENTITY:
            return {}
        entities = self._named.get(claim_id, {})
        said = {role: claim.source if role == SOURCE_ROLE else claim.word(role) for role in entities}
        return {
            role: entities[role].name
            for role, text in said.items()
            if (text or "").strip(QUOTES) in self._nicknames.get(entities[role].id, ())
        }
