"""What one source says of one matter, time after time."""

from dataclasses import dataclass
from enum import StrEnum

SAID_BY = ", according to "  # in the label of a step, before the source, where a course is of several


class Change(StrEnum):
    """What is other from one claim to the next."""

    FIGURE = "figure"
    COUNTS = "a rise, or another count"
    STANCE = "denial or admission"
    PERPETRATOR = "perpetrator"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Step:
    """What a source said on a day.

    Args:
        on: ISO date of the day it was said, else that of the report.
        label: What it says, in few words.
        claim_id: The claim.
    """

    on: str
    label: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class Course:
    """The successive claims of one source on one matter, of which not all say the same; of several, where a toll may have risen.

    Args:
        source: Who says so; "several sources" where each step names its own.
        change: What changes.
        about: Id of the incident, campaign or person.
        matter: What the source speaks of, in few words.
        steps: In order of the days; two or more.
    """

    source: str
    change: Change
    about: str
    matter: str
    steps: tuple[Step, ...]
