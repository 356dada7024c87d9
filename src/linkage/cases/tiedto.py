"""Claims -> the incidents and campaigns that they tie somebody to, and who denies or doubts these."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from linkage.cases.casewords import CaseWords
from linkage.cases.nearacts import NearActs
from linkage.cases.onequote import quoted_once, shares_words
from linkage.cases.pairs import Ties
from linkage.cases.widerdenials import WiderDenials
from linkage.model.claim import Claim
from linkage.model.entity import Entity
from linkage.model.incident import Campaign, Incident
from linkage.model.profile import DeniedTies
from linkage.vocab.doubts import speaks_against


class TiedTo:
    """The incidents and campaigns of a case, by their claims; one rule for persons, bodies and states.

    Args:
        words: The case, indexed.
        wider: Its denials in wider terms.
    """

    def __init__(self, words: CaseWords, wider: WiderDenials) -> None:
        self._words = words
        self._wider = wider
        self.claims = words.claims
        self._incidents = _holders((incident.id, incident.claim_ids) for incident in words.case_file.incidents)
        self._campaigns = _holders((campaign.id, campaign.claim_ids) for campaign in words.case_file.campaigns)
        told: tuple[Incident | Campaign, ...] = (*words.case_file.incidents, *words.case_file.campaigns)
        self._own = {one.id: [c for c in one.claim_ids if c in self.against] for one in told}
        self._whole: dict[str, list[str]] = {}

    @cached_property
    def against(self) -> frozenset[str]:
        """Ids of the claims that deny or doubt what they tell."""
        return frozenset(key for key, claim in self.claims.items() if speaks_against(claim, self._words.text(claim)))

    def of(self, entity: Entity, about: Iterable[str], named_in: Collection[str]) -> DeniedTies:
        """What the claims about somebody tie them to, and the denials and doubts of it that do not name them.

        Where a claim names them as the doer, the accused or the commander, these are all that a linkage matrix holds: those of the
        incidents of a campaign, too, and those that are near an incident without being told of it. A denial that stands in wider terms with
        anything of the case stands apart, whoever is asked about: it names no single act.

        Args:
            entity: A person, body or state.
            about: Ids of the claims that name them as more than who says so.
            named_in: Ids of all claims that name them.
        """
        told = tuple(about)
        answering = self._ties.claims_of(entity)
        campaigns = self._ties.campaigns(answering)
        paired: list[Incident | Campaign] = [*self._ties.incidents(answering), *campaigns.values()]
        incidents = tuple(dict.fromkeys(i for claim_id in told for i in self._incidents.get(claim_id, ())))
        tied = dict.fromkeys((*(i for claim_id in told for i in self._campaigns.get(claim_id, ())), *campaigns))
        own = (d for i in (*incidents, *tied) for d in self._own[i])
        denials = dict.fromkeys((*own, *(d for subject in paired for d in self._denied_of(subject))))
        plain = (self.claims[d] for d in denials if d not in named_in and d not in self._wider.everywhere)
        return DeniedTies(incidents, tuple(tied), tuple(plain), self._in_wider_terms((*incidents, *tied), denials, named_in))

    def _in_wider_terms(self, about: Iterable[str], denials: Iterable[str], named_in: Collection[str]) -> tuple[Claim, ...]:
        """The denials in wider terms, one for each sentence; a sentence that names who is asked about stands elsewhere, whole."""
        wider = (d for i in about for d in self._wider.told_of(self._words.incidents.get(i) or self._words.campaigns[i]))
        found = dict.fromkeys((*wider, *(d for d in denials if d in self._wider.everywhere)))
        named = [self.claims[claim_id] for claim_id in named_in if claim_id in self.against]
        told = [self.claims[claim_id] for claim_id in self.claims if claim_id in found]
        return tuple(quoted_once([claim for claim in told if not any(shares_words(claim, other) for other in named)]))

    @cached_property
    def _ties(self) -> Ties:
        return Ties(self._words)

    @cached_property
    def _near(self) -> NearActs:
        return NearActs(self._words, self.against)

    def _denied_of(self, subject: Incident | Campaign) -> list[str]:
        """The denials and doubts of a subject, of what it holds, and of acts near it; looked for once."""
        known = self._whole.get(subject.id)
        if known is None:
            known = self._whole[subject.id] = list(dict.fromkeys(self._find_denied(subject)))
        return known

    def _find_denied(self, subject: Incident | Campaign) -> Iterator[str]:
        yield from self._own[subject.id]
        for incident_id in subject.incident_ids if isinstance(subject, Campaign) else ():
            yield from self._own.get(incident_id, ())
        yield from (self._words.id_of(claim) for claim, _ in self._near.of(subject))


def _holders(members: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, list[str]]:
    """For each claim, the ids of what holds it."""
    holders: dict[str, list[str]] = defaultdict(list)
    for holder_id, claim_ids in members:
        for claim_id in claim_ids:
            holders[claim_id].append(holder_id)
    return holders
