"""A claim as exports carry it: who says so, with what stance, in which words of which report."""

from collections.abc import Iterable, Mapping

from linkage.exports.jsonl import Json
from linkage.model.case import CaseFile
from linkage.model.claim import Claim, Stance
from linkage.model.incident import Campaign, Incident
from linkage.model.reportmarks import ReportMarks
from linkage.model.telling import BLAMING, OTHERWISE, PASSED_ON, UNLIKE, Telling
from linkage.vocab.actnames import word_denied
from linkage.vocab.admissions import told_by, voice_of
from linkage.vocab.context import words_around
from linkage.vocab.sayers import name_sayers


class Teller:
    """Tells the claims of one case, indexed once.

    Args:
        case_file: The case.
        wider: Id of an incident -> the claims that deny it in wider terms; none where nobody asked.
        telling: Id of an incident or campaign -> who tells of it; nobody where nobody asked.
    """

    def __init__(
        self, case_file: CaseFile, wider: Mapping[str, tuple[str, ...]] | None = None, telling: Mapping[str, Telling] | None = None
    ) -> None:
        self._wider = {} if wider is None else wider
        self._telling = {} if telling is None else telling
        self._claims = {claim.id: claim for claim in case_file.claims}
        self._reports = {report.id: report for report in case_file.reports}
        self._graphic = case_file.graphic
        self._passed_on = case_file.origins.passed_on
        self._marks = ReportMarks(case_file)

    def is_graphic(self, claim_id: str) -> bool:
        """Whether the words of a claim are those of a report that is marked as graphic.

        Args:
            claim_id: The claim.
        """
        return self._claims[claim_id].report_id in self._graphic

    def claims_of(self, incident: Incident) -> list[Json]:
        """The claims that tell of an incident, each with its source, its quote and its report.

        Args:
            incident: The incident.

        Returns:
            One object a claim. A `source` of None is the report's own voice.
        """
        return [self.claim(claim_id) for claim_id in incident.claim_ids if claim_id in self._claims]

    def sayers_of(self, subject: Incident | Campaign) -> list[str]:
        """Who tells of an incident or campaign, each once, not who denies it or tells it otherwise.

        A source stands as it is written, and for a report's own voice the publisher.

        Args:
            subject: The incident or campaign.
        """
        told = [self._claims[c] for c in self._told(subject).told if c in self._claims]
        return list(name_sayers((self._name(c), c, self._reports[c.report_id]) for c in told))

    def daters_of(self, incident: Incident) -> list[str]:
        """Who of those who tell of an incident gives its time, each once.

        Args:
            incident: The incident.
        """
        return self._names(c for c in incident.timed_by if c in self._told(incident).told)

    def apart_of(self, subject: Incident | Campaign) -> dict[str, list[str]]:
        """How -> who of whoever neither tells of an incident or campaign nor denies it; kinds without anybody are left out.

        Args:
            subject: The incident or campaign.
        """
        return {how: self._names(claim_ids) for how, claim_ids in self._told(subject).apart()}

    def unlike_of(self, subject: Incident | Campaign) -> dict[str, list[str]]:
        """Who is named with an incident or campaign and does not tell of it, each once, by how; the names of `UNLIKE`.

        Args:
            subject: The incident or campaign.
        """
        against = [c for c in self._told(subject).against if c in self._claims]
        if isinstance(subject, Incident):
            denied, doubted = list(subject.denied_by), list(subject.doubted_by)
        else:
            denied, doubted = (self._names(c for c in against if self._is_denial(c) is kind) for kind in (True, False))
        apart = self.apart_of(subject)
        who = (denied, doubted, self.deniers_in_wider_terms(subject), *(apart.get(how, []) for how in (OTHERWISE, BLAMING, PASSED_ON)))
        return dict(zip(UNLIKE, who, strict=True))

    def _is_denial(self, claim_id: str) -> bool:
        return self._claims[claim_id].stance is Stance.DENIED

    def _told(self, subject: Incident | Campaign) -> Telling:
        return self._telling.get(subject.id, Telling())

    def _names(self, claim_ids: Iterable[str]) -> list[str]:
        """Who says so, each once: the source as written, the publisher for a report's own voice."""
        return list(dict.fromkeys(self._name(self._claims[c]) for c in claim_ids if c in self._claims))

    def _name(self, claim: Claim) -> str:
        return voice_of(claim, self._reports[claim.report_id])

    def wider_denials_of(self, incident: Incident) -> list[Json]:
        """The claims that deny an incident in wider terms: none denies it by itself, and none is among `claims_of`.

        Args:
            incident: The incident.
        """
        return [self.claim(claim_id) for claim_id in self._wider.get(incident.id, ()) if claim_id in self._claims]

    def deniers_in_wider_terms(self, subject: Incident | Campaign) -> list[str]:
        """Who denies an incident or campaign in wider terms, and of what, each once ("Northland (of strikes on hospitals)").

        Args:
            subject: The incident or campaign.
        """
        denials = [self._claims[claim_id] for claim_id in self._wider.get(subject.id, ()) if claim_id in self._claims]
        return list(dict.fromkeys(f"{self._name(denial)} (of {word_denied(denial)})" for denial in denials))

    def mark(self, claim_id: str) -> str | None:
        """That a claim's report was corrected, retracted or replaced, or that it rests on a retracted one; None where nothing says so.

        Args:
            claim_id: The claim.
        """
        return self._marks.of_claim(claim_id) or None

    def marks(self, claim_ids: Iterable[str]) -> dict[str, str]:
        """Claim id -> its mark, of those of some claims that have one.

        Args:
            claim_ids: The claims.
        """
        return {claim_id: mark for claim_id in sorted(set(claim_ids)) if (mark := self.mark(claim_id)) is not None}

    def claim(self, claim_id: str) -> Json:
        """One claim of the case.

        Args:
            claim_id: Its id.

        Returns:
            A `source` of None is the report's own voice; `told_by` is who tells an admission without words of whoever admits; `mark`
            says that its report was corrected, retracted or replaced.
        """
        claim = self._claims[claim_id]
        report = self._reports[claim.report_id]
        return {
            "id": claim_id,
            "kind": claim.kind,
            "source": claim.source,
            "stance": claim.stance,
            "told_by": told_by(claim, report) or None,
            "passed_on": claim_id in self._passed_on,
            "attribution": [link.source for link in claim.attribution],
            "quote": claim.quote.of(report.text),
            **words_around(claim, report)._asdict(),
            "start": claim.quote.start,
            "end": claim.quote.end,
            "report": report.id,
            "file": report.file,
            "title": report.title,
            "publisher": report.publisher,
            "published": report.published,
            "url": report.url,
            "graphic": self.is_graphic(claim_id),
            "mark": self.mark(claim_id),
        }
