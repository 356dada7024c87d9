"""Which incidents or campaigns a page or a program asks for: one set of parameters for both, in the address, so that it can be shared."""

from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field

from linkage.errors import InputError
from linkage.model.asked import Area, EventFilter, EventOrder
from linkage.web.queries import DAY, Word

_NUMBER = r"-?\d{1,3}(\.\d{1,6})?"
AREA = rf"^({_NUMBER},{_NUMBER},{_NUMBER},{_NUMBER})?$"


class EventQuery(BaseModel):
    """Which incidents or campaigns, in which order. What is left out does not narrow."""

    model_config = ConfigDict(frozen=True)

    text: Word = Field("", description="Words of a claim that tells of it, each as a beginning of a word.")
    since: str = Field("", pattern=DAY, description="Day, month or year: its time ends on it or later.")
    until: str = Field("", pattern=DAY, description="Day, month or year: its time begins on it or earlier.")
    place: Word = Field("", description="Words of its place.")
    act: Word = Field("", description="Its act, a closed word.")
    campaign: Word = Field("", description="Id of the campaign that holds it.")
    entity: Word = Field("", description="Id of a person, body or place that a claim of it names.")
    area: str = Field("", pattern=AREA, description="A part of the map: west, south, east and north in degrees, with commas.")
    denied: bool = Field(default=False, description="Only those of which somebody says that it was not so, by itself or in wider terms.")
    order: EventOrder = Field(EventOrder.TIME, description="The order in which they come.")

    def filter(self, *, campaigns: bool = False) -> EventFilter:
        """What it asks of the index.

        Args:
            campaigns: Whether campaigns are asked for, not incidents.
        """
        return EventFilter(
            campaigns=campaigns,
            text=self.text,
            since=self.since,
            until=self.until,
            place=self.place,
            act=self.act,
            campaign_id=self.campaign,
            entity_id=self.entity,
            area=read_area(self.area),
            denied=self.denied,
        )

    def address(self, **more: str) -> str:
        """It as the query of an address.

        Args:
            more: Parameters to set in it; "" takes one out.
        """
        own = {name: getattr(self, name) for name in EventQuery.model_fields}
        given = {**own, "denied": "true" if self.denied else "", "order": "" if self.order is EventOrder.TIME else str(self.order), **more}
        return urlencode({name: str(value) for name, value in given.items() if value != ""})

    @property
    def narrows(self) -> bool:
        """Whether it asks for less than all."""
        return self.address(order="") != ""


def read_area(text: str) -> Area | None:
    """The area that an address gives; None for none.

    Args:
        text: West, south, east and north in degrees.

    Raises:
        InputError: It is none on the earth.
    """
    if text == "":
        return None
    west, south, east, north = (float(part) for part in text.split(","))
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise InputError(f"{text!r} is no part of the map: give west, south, east and north in degrees, as 36.1,33.2,38.5,37.1")
    return Area(west, south, east, north)


def write_area(west: float, south: float, east: float, north: float) -> str:
    """An area as an address has it; a little wider than asked for, so that its edges lie within.

    Args:
        west: Its western edge.
        south: Its southern edge.
        east: Its eastern edge.
        north: Its northern edge.
    """
    a_little = 0.0005
    edges = max(-180.0, west - a_little), max(-90.0, south - a_little), min(180.0, east + a_little), min(90.0, north + a_little)
    return ",".join(f"{edge:.4f}" for edge in edges)
