"""CaseFile -> Telling: who tells of each incident and campaign. Timelines, maps, GeoJSON, TimeMap and the workbench all ask here."""

from collections.abc import Iterable

from linkage.cases.casewords import CaseWords
from linkage.cases.movedotherwise import MovedOtherwise
from linkage.cases.speakers import Speakers
from linkage.model.case import CaseFile
from linkage.model.claim import Claim, ClaimKind
from linkage.model.incident import Campaign, Incident
from linkage.model.telling import OF_ACT_OR_HARM, Telling
from linkage.vocab.accusing import accuses_of_it


class Tellers:
    """Who tells of the incidents and campaigns of a case.

    Args:
        words: The case, indexed.
    """

    def __init__(self, words: CaseWords) -> None:
        self._words = words
        self._moved = MovedOtherwise(words)
        self._speakers = Speakers(words)

    def of(self, subject: Incident | Campaign) -> Telling:
        """The claims of an incident, or those of a campaign as a whole, by what they are to it.

        Of an incident tells who tells of the act or its harm: who is "appalled by the escalation" on that day tells of no strike.
        Whoever tells otherwise, or is only passed on, is no teller by what else he says beside it, but by another account of the act.

        Args:
            subject: An incident or campaign of the case.
        """
        held = [c for c in subject.claim_ids if c in self._words.claims]
        blaming = frozenset(subject.blaming if isinstance(subject, Incident) else ())
        against = [c for c in held if self._words.speaks_against(self._words.claims[c])]
        otherwise, deporting = self._movement(held)
        passed_on = self._words.case_file.origins.passed_on
        apart = {
            "otherwise": [c for c in held if c in otherwise],
            "blaming": [c for c in held if c in blaming and c not in otherwise],
            "passed_on": [c for c in held if c in passed_on and c not in otherwise and c not in blaming],
        }
        taken = {*against, *(c for found in apart.values() for c in found)}
        beside = self._sayers(c for found in apart.values() for c in found) - self._sayers(deporting)
        told = [c for c in held if c not in taken and self._words.speaks_for(self._words.claims[c])]
        told = [c for c in told if isinstance(subject, Campaign) or _tells(self._words.claims[c])]
        kept = tuple(c for c in told if self._words.claims[c].kind is not ClaimKind.STATEMENT or self._sayers((c,)).isdisjoint(beside))
        return Telling(kept, tuple(against), **{kind: tuple(c for c in found if c not in against) for kind, found in apart.items()})

    def all(self) -> dict[str, Telling]:
        """Id of an incident or campaign -> its claims by what they are to it."""
        case_file = self._words.case_file
        subjects: tuple[Incident | Campaign, ...] = (*case_file.campaigns, *case_file.incidents)
        return {subject.id: self.of(subject) for subject in subjects}

    def _movement(self, held: Iterable[str]) -> tuple[set[str], set[str]]:
        """The claims that tell a deportation otherwise, and those that tell of it."""
        sides = self._moved.sides([self._words.claims[c] for c in held])
        found = [{self._words.id_of(c) for _, claims, is_other in sides if is_other is kind for c in claims} for kind in (True, False)]
        return found[0], found[1]

    def _sayers(self, claim_ids: Iterable[str]) -> set[str]:
        return {self._speakers.of(self._words.claims[c]).key for c in claim_ids}


def _tells(claim: Claim) -> bool:
    """Whether a claim tells of the act of an incident or of its harm."""
    return claim.kind in OF_ACT_OR_HARM and accuses_of_it(claim)


def find_tellers(case_file: CaseFile) -> dict[str, Telling]:
    """Id of an incident or campaign -> who tells of it, and who is none of those.

    Args:
        case_file: The case, resolved.
    """
    return Tellers(CaseWords(case_file)).all()
