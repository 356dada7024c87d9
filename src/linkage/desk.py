"""What the workbench does with a case: look things up in its index, and decide. The pages and the API use no other door.

    with Desk.open(case_dir) as desk:                     # cheap: one for each request or thread
        page = desk.index.find_claims(ClaimFilter(), Order.LEAST_CERTAIN, after="", limit=50)
        (outcome,) = desk.decide("A. Person", [Proposal(DecisionType.ACCEPT, (page.rows[0].id,), upon=page.rows[0].version)])
        outcome.unseen                                    # decisions of others that were made meanwhile; both are kept

A server keeps one desk open for as long as it runs, so that closing those of its requests does not fold up the files each time.

A decision goes into the ledger first and is in the index when `decide` returns: the status and the corrected claim at once, entities and
incidents when the case is built next (`desk.freshness()` says what they do not show yet).
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from linkage.errors import InputError, NotACaseError, NotAllowedError, NotPublishedError
from linkage.indexes import Index, catch_up
from linkage.ledger import CaseFolder, Clock, SqliteLedger, append_decisions, utc_now
from linkage.ledger.entry import GENESIS
from linkage.model.claim import Claim
from linkage.model.decision import Anchor, Decision, DecisionType, Mark, Subject, subject_of
from linkage.model.description import Description
from linkage.model.indexed import Freshness
from linkage.model.review import Review
from linkage.model.span import Span
from linkage.reviews import claim_as_seen, version_of


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a person wants to decide; the desk adds who, when and where it stood.

    Args:
        type: What is decided.
        subjects: What it is about, named as `Subject` tells; for an added claim left empty.
        why: The reason; a rejection needs one.
        about: What the subjects are.
        upon: The version of the claim that the person had before them.
        claim: The corrected or added claim (`reviews.edit_claim`, `reviews.make_claim`).
        mark: What to mark or unmark as.
        description: What to set anew of a report.
    """

    type: DecisionType
    subjects: tuple[str, ...] = ()
    why: str = ""
    about: Subject = Subject.CLAIM
    upon: str = ""
    claim: Claim | None = None
    mark: Mark | None = None
    description: Description | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a proposal.

    Args:
        decision: What was entered.
        review: The claim after it; None where it is about something else.
        unseen: Decisions on the same claim that the person had not seen; they stand beside this one.
        is_indexed: Whether the index shows it already; not while a build writes the index anew, which then takes it in.
    """

    decision: Decision
    review: Review | None
    unseen: tuple[Decision, ...] = ()
    is_indexed: bool = True


class Desk(AbstractContextManager["Desk"]):
    """A case, open for work. Use `Desk.open`; not shared between threads."""

    def __init__(self, ledger: SqliteLedger, index: Index, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self.index = index
        self.may_check_second = True  # whether who decides here may be the second person to check a claim
        self.may_decide = True

    @classmethod
    def open(cls, case_dir: Path, clock: Clock = utc_now) -> "Desk":
        """The case in that folder; decisions that others made meanwhile are taken into its index.

        Args:
            case_dir: The case.
            clock: Gives the time of decisions.

        Returns:
            The desk.

        Raises:
            NotACaseError: The folder holds no ledger, or no index that this version can read: build the case.
        """
        folder = CaseFolder(case_dir)
        ledger = SqliteLedger.open(folder.ledger_file)
        try:
            index = Index.open(folder.index_file)
        except NotACaseError:
            ledger.close()
            raise
        catch_up(index, ledger, wait_s=0.1)
        return cls(ledger, index, clock)

    @classmethod
    def open_published(cls, case_dir: Path, published: Path) -> "Desk":
        """The case as it was last published, for readers; nothing can be decided on it.

        Args:
            case_dir: The case.
            published: The index that was written when it was published.

        Returns:
            The desk.

        Raises:
            NotPublishedError: Nothing was published yet, or by another version, or a name has been marked to be withheld, or no longer
                to be, since.
            NotACaseError: The folder holds no ledger, or no index that this version can read.
        """
        if not published.is_file():
            raise NotPublishedError("nothing has been published yet: a reviewer or an owner publishes the case, then readers see it")
        with cls.open(case_dir) as desk:
            try:
                index = Index.open(published)
            except NotACaseError as error:
                told = "what was published was made by another version, or is damaged: it is shown again once it is published anew"
                raise NotPublishedError(told) from error
            if desk.index.has_marks_since(index.resolved_seq()):
                index.close()
                raise NotPublishedError("names have been marked since the case was published: it is shown again once it is published anew")
        shown = cls(SqliteLedger.open(CaseFolder(case_dir).ledger_file), index, utc_now)
        shown.may_decide = False
        return shown

    def decide(self, person: str, proposals: Sequence[Proposal]) -> tuple[Outcome, ...]:
        """Enters decisions: all of them or, where one cannot be, none.

        Args:
            person: Who decides.
            proposals: What; "accept all" gives one a claim that was shown.

        Returns:
            One outcome a proposal, in their order.

        Raises:
            InputError: A subject is not in the case, a rejection has no reason, or nobody decides.
            NotAllowedError: Nobody decides on what was published, or it would be a second check, by somebody who may not.
            LedgerError: The ledger refused; nothing was entered.
        """
        if not self.may_decide:
            raise NotAllowedError("readers decide nothing: ask an owner of the case for another role")
        if not person.strip():
            raise InputError("say who decides: a decision has a person")
        decided_at = self._clock().isoformat(timespec="microseconds")
        decisions = [self._decision(person, decided_at, proposal) for proposal in proposals]
        texts = {d.claim.report_id: self.index.report(d.claim.report_id).report.text for d in decisions if d.claim is not None}
        append_decisions(self._ledger, decisions, texts)
        if not catch_up(self.index, self._ledger):
            return tuple(Outcome(decision, None, is_indexed=False) for decision in decisions)
        return tuple(self._outcome(decision) for decision in decisions)

    def freshness(self) -> Freshness:
        """What entities and incidents do not show yet."""
        return self.index.freshness()

    def decisions_since(self, head: str) -> int | None:
        """How many decisions were entered after a ledger entry.

        Args:
            head: The hash of the entry.

        Returns:
            Their number; None where the ledger has no such entry.
        """
        seq = self._ledger.seq_of(head)
        return self.index.count_decisions(seq) if seq > 0 or head == GENESIS else None

    def close(self) -> None:
        """Lets go of ledger and index."""
        self.index.close()
        self._ledger.close()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _decision(self, person: str, decided_at: str, proposal: Proposal) -> Decision:
        if proposal.type is DecisionType.REJECT and not proposal.why.strip():
            raise InputError("say why the claim is rejected: a rejection has a reason")
        subjects, claim, about = proposal.subjects, proposal.claim, subject_of(proposal.type, proposal.about)
        if proposal.type is DecisionType.ADD and claim is not None:
            subjects = (claim.id,)
        if not subjects:
            raise InputError(f"say what to {proposal.type}: no subject was given")
        if about is Subject.CLAIM and len(subjects) != 1:
            raise InputError("give one proposal a claim: each is decided upon by itself")
        if proposal.type in (DecisionType.ACCEPT, DecisionType.REJECT) and claim is None:
            claim = claim_as_seen(
                self.index.claim(subjects[0]).review, proposal.upon
            )  # in words: no later reading or correction changes it
        anchors = (
            (Anchor(claim.report_id, claim.quote, claim.kind),)
            if proposal.type is DecisionType.ADD and claim is not None
            else tuple(anchor for subject in subjects if (anchor := self._anchor(about, subject)) is not None)
        )
        if proposal.type in (DecisionType.ACCEPT, DecisionType.CORRECT) and not self.may_check_second:
            self._refuse_second_check(person, subjects[0])
        try:
            return Decision(
                proposal.type, subjects, person, decided_at, proposal.why, about, proposal.upon, claim, proposal.mark, anchors,
                proposal.description,
            )  # fmt: skip
        except ValueError as error:
            raise InputError(str(error)) from error

    def _refuse_second_check(self, person: str, claim_id: str) -> None:
        checked = (DecisionType.ACCEPT, DecisionType.CORRECT, DecisionType.ADD)
        by = {decision.person for decision in self.index.claim(claim_id).review.standing if decision.type in checked}
        if by - {person} and person not in by:
            raise NotAllowedError("another person has checked this claim: the second check is for a reviewer")

    def _anchor(self, about: Subject, subject: str) -> Anchor | None:
        if about in (Subject.CLAIM, Subject.INCIDENT):
            original = self.index.claim(subject).review.original
            return Anchor(original.report_id, original.quote, original.kind)
        if about is Subject.ENTITY:
            claim_id, _, role = subject.rpartition(":")
            review = self.index.claim(claim_id).review
            name = review.claim.source if role == "source" else review.claim.word(role)
            if name is None:
                raise InputError(f"the claim {claim_id} names nobody as {role!r}: give a role that does")
            return Anchor(review.original.report_id, review.original.quote, review.original.kind, name)
        if about is Subject.WORDS:
            report_id, _, at = subject.rpartition(":")
            report = self.index.report(report_id).report
            start, _, end = at.partition("-")
            if not (start.isdigit() and end.isdigit() and int(start) < int(end) <= len(report.text)):
                raise InputError(f"{at!r} is no selection of the report: give start-end inside of its text")
            span = Span(int(start), int(end))
            return Anchor(report_id, span, None, span.of(report.text))
        if about is Subject.REPORT:
            self.index.report(subject)
        elif about is Subject.DECISION:
            self.index.decision(subject)
        return None

    def _outcome(self, decision: Decision) -> Outcome:
        if decision.about is Subject.DECISION:
            undone = self.index.decision(decision.subjects[0])
            if undone.about != Subject.CLAIM:
                return Outcome(decision, None)
            return Outcome(decision, self.index.claim(undone.subjects[0]).review)
        if decision.about is not Subject.CLAIM or len(decision.subjects) != 1:
            return Outcome(decision, None)
        review = self.index.claim(decision.subjects[0]).review
        return Outcome(decision, review, _unseen(review, decision))


def _unseen(review: Review, decision: Decision) -> tuple[Decision, ...]:
    """What others decided on the claim between what the person saw and what they decided."""
    before = [d for d in review.history if d.id != decision.id]
    for seen in range(len(before) + 1):
        if version_of(before[:seen]) == decision.upon:
            return tuple(d for d in before[seen:] if d.person != decision.person)
    return tuple(d for d in before if d.person != decision.person)
