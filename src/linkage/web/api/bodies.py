"""What comes in as JSON -> what is to be decided."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from linkage.desk import Proposal
from linkage.errors import InputError
from linkage.model.claim import ROLES, ClaimKind, RoleValue, Stance
from linkage.model.decision import DecisionType, Mark, Subject
from linkage.model.description import FIELDS, LONGEST, Description
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.reviews import ClaimEdit
from linkage.web.binding import bind_role, find_words

Short = Annotated[str, StringConstraints(max_length=300)]
Line = Annotated[str, StringConstraints(max_length=LONGEST)]
Text = Annotated[str, StringConstraints(max_length=4_000)]
Many = Annotated[list[Short], Field(min_length=1, max_length=20)]
FARTHEST = 2**31

OTHERS = frozenset({DecisionType.CORRECT, DecisionType.ADD, DecisionType.DESCRIBE})  # they have doors of their own


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SpanIn(_Body):
    """Words of a report, in code points of its text: text[start:end]."""

    start: int = Field(ge=0, le=FARTHEST)
    end: int = Field(ge=1, le=FARTHEST)

    def span(self) -> Span:
        """It as a stretch.

        Raises:
            InputError: It ends before it starts.
        """
        if self.end <= self.start:
            raise InputError(f"{self.start}..{self.end} holds no words: end comes after start")
        return Span(self.start, self.end)


class RoleIn(_Body):
    """What fills a role: words of the report (given by their place or as text), a closed word, several, or a number."""

    value: Text | int | Many | None = None
    at: SpanIn | None = None


class DecisionIn(_Body):
    """One decision; correct and add have addresses of their own."""

    type: DecisionType
    subjects: Annotated[list[Short], Field(min_length=1, max_length=200)] = Field(
        description="Ids, as `about` tells. To keep two apart (`apart`), subjects of the one and of the other in turn."
    )
    about: Subject = Subject.CLAIM
    upon: Short = Field("", description="`version` of the claim that you had before you.")
    why: Text = Field("", description="The reason; a rejection needs one.")
    mark: Mark | None = None

    def proposal(self) -> Proposal:
        """It as a proposal.

        Raises:
            InputError: Its type has another address.
        """
        if self.type in OTHERS:
            raise InputError(
                "a correction is sent to /claims/{id}/corrections, a new claim to /claims, a description to /reports/{id}/descriptions"
            )
        return Proposal(self.type, tuple(self.subjects), self.why, self.about, self.upon, mark=self.mark)


class DecisionsIn(_Body):
    """Decisions that are entered together: all of them or none."""

    decisions: list[DecisionIn] = Field(min_length=1, max_length=200)


class DescriptionIn(_Body):
    """What is set anew of a report; what is left out stays, and an empty text says that it is not known."""

    title: Line | None = None
    publisher: Line | None = None
    author: Line | None = None
    published: Short | None = Field(None, description="A day, month or year: 2022-04-01, 2022-04 or 2022.")
    url: Line | None = None
    why: Text = Field("", description="How you know.")

    def proposal(self, report_id: str) -> Proposal:
        """It as a proposal.

        Args:
            report_id: The report.

        Raises:
            InputError: Nothing is set, or a value is none of its field.
        """
        given = {name: " ".join(value.split()) for name in FIELDS if (value := getattr(self, name)) is not None}
        try:
            description = Description(**given)
        except ValueError as error:
            raise InputError(str(error)) from error
        return Proposal(DecisionType.DESCRIBE, (report_id,), self.why, Subject.REPORT, description=description)


class EditIn(_Body):
    """What changes in a claim; what is left out stays. A role that is null is taken out."""

    quote: SpanIn | None = None
    roles: dict[Short, RoleIn | None] = Field(default_factory=dict, max_length=20)
    source: Short | None = Field(None, description="Who says so, in the report's words; empty for the report's own voice.")
    source_at: SpanIn | None = None
    stance: Stance | None = None
    when: Short | None = Field(None, description="EDTF; empty where the wording fixes no time.")
    when_at: SpanIn | None = None

    def edit(self, kind: ClaimKind, quote: Span, report: Report) -> ClaimEdit:
        """It as a change, its words tied to the report.

        Args:
            kind: The claim's kind.
            quote: Its quote, unless the change gives another.
            report: Its report.

        Raises:
            InputError: Words do not stand in the report, or a role is none of its kind.
        """
        moved = None if self.quote is None else self.quote.span()
        near = quote if moved is None else moved
        unknown = set(self.roles) - set(ROLES[kind])
        if unknown:
            raise InputError(f"a {kind} claim has the roles {', '.join(ROLES[kind])}, not {', '.join(sorted(unknown))}")
        roles = {
            name: None if role is None else bind_role(name, kind, _value(role), _span(role.at), report, near)
            for name, role in self.roles.items()
        }
        source_span = _span(self.source_at)
        if source_span is None and self.source:
            source_span = find_words(self.source, report, near)
        source = "" if self.source == "" and source_span is None else None
        return ClaimEdit(
            quote=moved,
            roles=roles,
            source=source,
            source_span=source_span,
            stance=self.stance,
            when=self.when,
            when_span=_span(self.when_at),
        )


class CorrectionIn(EditIn):
    """A correction of a claim."""

    upon: Short = Field("", description="`version` of the claim that you had before you.")
    why: Text = ""


class NewClaimIn(EditIn):
    """A claim on selected words."""

    report: Short
    kind: ClaimKind
    quote: SpanIn


def _span(at: SpanIn | None) -> Span | None:
    return None if at is None else at.span()


def _value(role: RoleIn) -> RoleValue | None:
    return tuple(role.value) if isinstance(role.value, list) else role.value
