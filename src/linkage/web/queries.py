"""Which claims a page or a program asks for: one set of parameters for both, in the address, so that it can be shared."""

from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl, urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from linkage.errors import InputError
from linkage.model.asked import ClaimFilter, Order
from linkage.model.claim import ClaimKind, Stance
from linkage.model.review import Status

DAY = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"


def _open(value: Any) -> Any:
    """An empty field of a form asks for nothing."""
    return None if value == "" else value


Word = Annotated[str, Field(max_length=300)]


class ClaimQuery(BaseModel):
    """Which claims, in which order. What is left out does not narrow."""

    model_config = ConfigDict(frozen=True)

    text: Word = Field("", description="Words of the quote, a role or the source, each as a beginning of a word.")
    kind: Annotated[ClaimKind | None, BeforeValidator(_open)] = Field(None, description="Kind of claim.")
    status: Annotated[Status | None, BeforeValidator(_open)] = Field(None, description="How far it was checked.")
    stance: Annotated[Stance | None, BeforeValidator(_open)] = Field(None, description="The source's stance.")
    source: Word = Field("", description="Who says so, exactly as written.")
    since: str = Field("", pattern=DAY, description="Day, month or year: the claim's time ends on it or later.")
    until: str = Field("", pattern=DAY, description="Day, month or year: the claim's time begins on it or earlier.")
    place: Word = Field("", description="Words of its place.")
    entity: Word = Field("", description="Id of a person, body, place or state that it names.")
    incident: Word = Field("", description="Id of the incident or campaign that it tells of.")
    report: Word = Field("", description="Id of the report.")
    second: Word = Field("", description="A person: claims that somebody else has checked once, and that wait for a second person.")
    order: Order = Field(Order.LEAST_CERTAIN, description="The order in which they come.")

    def filter(self) -> ClaimFilter:
        """What it asks of the index."""
        return ClaimFilter(
            text=self.text,
            kind=self.kind,
            status=self.status,
            stance=self.stance,
            source=self.source,
            since=self.since,
            until=self.until,
            place=self.place,
            entity_id=self.entity,
            incident_id=self.incident,
            report_id=self.report,
            second=self.second,
        )

    def base(self) -> "ClaimQuery":
        """Which claims, without the place in them that a page adds."""
        return ClaimQuery(**{name: getattr(self, name) for name in ClaimQuery.model_fields})

    def address(self, **more: str) -> str:
        """It as the query of an address; `status` is always there, as its absence means what nobody has checked yet.

        Args:
            more: Further parameters.
        """
        given = {name: str(value) for name, value in self.model_dump().items() if value not in (None, "") and name != "status"}
        if given.get("order") == Order.LEAST_CERTAIN:
            del given["order"]
        status = "" if self.status is None else str(self.status)
        return urlencode({**given, "status": status, **{name: value for name, value in more.items() if value != ""}})


class ReviewQuery(ClaimQuery):
    """A place in the queue."""

    claim: Word = Field("", description="The claim that is shown; empty for the first of the queue.")
    after: Word = Field("", description="Where the shown part of the queue begins.")
    view: Literal["", "text", "page"] = Field("", description="A PDF as text or as printed.")


def read_query(address: str) -> ReviewQuery:
    """The query that an address holds.

    Args:
        address: From `ClaimQuery.address`.

    Raises:
        InputError: It is none that a page gave.
    """
    try:
        return ReviewQuery.model_validate(dict(parse_qsl(address, keep_blank_values=True)))
    except ValidationError as error:
        raise InputError("the page's own address was changed: open the review page again") from error
