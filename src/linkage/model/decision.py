"""What a person decided about a claim, an entity, an incident or a report."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from linkage.model.claim import Claim, ClaimKind
from linkage.model.description import Description
from linkage.model.span import Span


class DecisionType(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
    UNDO = "undo"
    JOIN = "join"
    SPLIT = "split"
    APART = "apart"  # not the same: the two are neither joined nor suggested again
    MARK = "mark"
    UNMARK = "unmark"
    DESCRIBE = "describe"  # title, publisher, author, date or address of a report


class Subject(StrEnum):
    """What a decision is about."""

    CLAIM = "claim"  # subjects: ids of claims
    INCIDENT = "incident"  # join, split, apart; subjects: ids of claims that tell of it
    ENTITY = "entity"  # join, split, apart, mark, unmark; subjects: "<claim id>:<role>", a role that names it
    WORDS = "words"  # mark, unmark; subjects: "<report id>:<start>-<end>", a name where no claim has it
    REPORT = "report"  # mark, unmark as graphic, describe; subjects: ids of reports
    DECISION = "decision"  # undo; subjects: ids of decisions


class Mark(StrEnum):
    """What a person or report is marked as; all but the last mask a name in what is published."""

    VICTIM = "victim"
    WITNESS = "witness"
    MINOR = "minor"
    MASKED = "masked"
    GRAPHIC = "graphic"


# What a decision is about where it does not say.
_OWN_SUBJECT = {
    DecisionType.JOIN: Subject.INCIDENT,
    DecisionType.SPLIT: Subject.INCIDENT,
    DecisionType.APART: Subject.INCIDENT,
    DecisionType.UNDO: Subject.DECISION,
    DecisionType.DESCRIBE: Subject.REPORT,
}


def subject_of(type_: DecisionType, about: Subject = Subject.CLAIM) -> Subject:
    """What a decision of this type is about: what it says, but undoing is about decisions, and joining and splitting about no claim.

    Args:
        type_: What is decided.
        about: What it says that it is about.
    """
    return _OWN_SUBJECT.get(type_, about) if about is Subject.CLAIM else about


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a subject of a decision stood, so that it is found again when its id has changed.

    Args:
        report_id: The report.
        quote: The quote of the claim, or the words that were marked.
        kind: The kind of the claim; None where the subject is no claim.
        text: The name as the claim has it, for an entity; the words, for marked words; "" otherwise.
    """

    report_id: str
    quote: Span
    kind: ClaimKind | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A dated judgement of a person; it never changes the claim, it stands beside it.

    Args:
        type: What was decided.
        subjects: What it is about, named as `Subject` tells. An added claim is its own subject. To keep two apart, subjects of the one
            and of the other take turns (`alternate`).
        person: Who decided.
        decided_at: ISO 8601 time with its offset from UTC.
        why: The reason given; a rejection has one.
        about: What the subjects are.
        upon: The version (`Review.version`) of the claim that the person had before them; "" where they saw no decision on it.
        claim: The claim as it should be (correct), as it was made (add), or as it was accepted or rejected after a correction; None
            where the reader's own claim is meant.
        mark: What is marked or unmarked.
        anchors: Where each subject stood, in the order of the subjects; empty where the subject needs none.
        description: What is set anew of a report.

    Raises:
        ValueError: A part that this type of decision needs is missing.
    """

    type: DecisionType
    subjects: tuple[str, ...]
    person: str
    decided_at: str
    why: str
    about: Subject = Subject.CLAIM
    upon: str = ""
    claim: Claim | None = None
    mark: Mark | None = None
    anchors: tuple[Anchor, ...] = ()
    description: Description | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "about", subject_of(self.type, self.about))
        if self.type in (DecisionType.CORRECT, DecisionType.ADD) and self.claim is None:
            raise ValueError(f"to {self.type} a claim, give the claim as it should be")
        if self.type in (DecisionType.MARK, DecisionType.UNMARK) and self.mark is None:
            raise ValueError(f"to {self.type}, say as what: {', '.join(Mark)}")
        if (self.type is DecisionType.DESCRIBE) != (self.description is not None):
            raise ValueError(f"to {DecisionType.DESCRIBE} a report, and for nothing else, give its description")
        if self.type is DecisionType.APART and (len(self.subjects) < 2 or len(self.subjects) % 2 == 1):
            raise ValueError("to keep two apart, give subjects of the one and of the other in turn")
        if self.anchors and len(self.anchors) != len(self.subjects):
            raise ValueError(f"one anchor a subject, got {len(self.anchors)} for {len(self.subjects)}")

    @property
    def id(self) -> str:
        """sha256 (first 16 hex digits) over everything in it."""
        content = [
            self.type, self.subjects, self.person, self.decided_at, self.why, self.about, self.upon,
            None if self.claim is None else content_key(self.claim), self.mark,
            *([] if self.description is None else [self.description.values]),
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()[:16]

    @property
    def sides(self) -> tuple[frozenset[str], frozenset[str]]:
        """What is kept apart: the subjects of the one and those of the other; both empty for another type of decision."""
        if self.type is not DecisionType.APART:
            return frozenset(), frozenset()
        return frozenset(self.subjects[0::2]), frozenset(self.subjects[1::2])


def alternate(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    """The subjects of a decision that keeps two apart: each at least once, those of the shorter side again and again.

    Args:
        first: Subjects of the one; at least one.
        second: Subjects of the other; at least one.
    """
    turns = max(len(first), len(second))
    return tuple(subject for n in range(turns) for subject in (first[n % len(first)], second[n % len(second)]))


def content_key(claim: Claim) -> str:
    """What tells two wordings of one claim apart: its id and, beyond it, its time, which the id leaves out.

    Args:
        claim: A claim.
    """
    return claim.id if claim.when is None else f"{claim.id}@{claim.when.edtf}"
