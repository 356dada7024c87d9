"""CaseFile -> the linkage matrices that have a page in the case file, and those that have none."""

from collections.abc import Iterator

from linkage.cases.casewords import CaseWords
from linkage.cases.conflict import classify
from linkage.cases.matrix import MatrixMaker
from linkage.cases.pairs import is_asked_about, pair_up
from linkage.model.case import CaseFile
from linkage.model.entity import Entity
from linkage.model.incident import Campaign, Incident
from linkage.model.matrix import MOST_PAIRS, Matrix, MatrixPair


class MatrixPages:
    """Which matrices have a page; going through it makes them one after the other, and keeps none.

    Where there are few pairs each has one. Of many, those have one whose person case.yaml declares; those of the campaigns that it
    declares, unless these are many too; and each other of which a claim says more than that the person did it (`MatrixMaker.is_linked`).

    Args:
        case_file: The case, resolved.
        words: The case, indexed.
        most_pairs: How many pairs are few.
    """

    def __init__(self, case_file: CaseFile, words: CaseWords, most_pairs: int = MOST_PAIRS) -> None:
        self._maker = MatrixMaker(case_file, words)
        pairs = [self._pair(person, subject) for person, subject in pair_up(words)]
        declared = [pair for pair in pairs if isinstance(pair.subject, Campaign) and pair.subject.declared]
        self._whole = frozenset(pair.subject.id for pair in declared) if len(declared) <= most_pairs else frozenset()
        self.shown = tuple(pairs if len(pairs) <= most_pairs else (pair for pair in pairs if self._has_page(pair)))
        shown = {id(pair) for pair in self.shown}
        self.left = tuple(pair for pair in pairs if id(pair) not in shown)

    def __iter__(self) -> Iterator[Matrix]:
        for pair in self.shown:
            yield self._maker.make(pair.person, pair.subject)

    def _has_page(self, pair: MatrixPair) -> bool:
        asked = pair.subject.id in self._whole or is_asked_about(pair.person, self._maker.case_file.settings)
        return asked or self._maker.is_linked(pair.person, pair.subject)

    def _pair(self, person: Entity, subject: Incident | Campaign) -> MatrixPair:
        campaign_id = subject.id if isinstance(subject, Campaign) else subject.campaign_id
        return MatrixPair(person, subject, classify(self._maker.case_file, campaign_id))
