"""How far persons have checked a claim."""

from dataclasses import dataclass
from enum import StrEnum

from linkage.model.claim import Claim
from linkage.model.decision import Decision, DecisionType, content_key

WITHHELD = "[name withheld]"  # what stands in the place of a name in what is published


class Status(StrEnum):
    """How far a claim was checked. It says how well the words were read, never whether they are true."""

    PROPOSED = "proposed"
    CHECKED_ONCE = "checked once"
    CHECKED_TWICE = "checked twice"
    REJECTED = "rejected"
    DISPUTED = "disputed"  # two persons decided differently: neither goes before the other


class Profile(StrEnum):
    """For whom a case file is written."""

    INTERNAL = "internal"  # everything
    PUBLISH = "publish"  # what the case lets out, with the names of the marked withheld


class Bar(StrEnum):
    """How far a claim must have been checked to be published; a case sets it."""

    ANY = "any"
    CHECKED_ONCE = "checked once"
    CHECKED_TWICE = "checked twice"


@dataclass(frozen=True, slots=True)
class Review:
    """A claim with everything that was decided on it.

    Args:
        original: The claim as its reader, or the person who added it, made it; its id names the claim in the workbench.
        claim: The claim as it stands: corrected where those who decided agree on the correction.
        status: How far it was checked.
        version: Changes with every decision on it; "" before the first. A new decision gives it back as `upon`.
        standing: What stands of the decisions, the last of each person, in the order of the persons' names.
        history: Every decision on it and every undoing of one, in order.
    """

    original: Claim
    claim: Claim
    status: Status
    version: str = ""
    standing: tuple[Decision, ...] = ()
    history: tuple[Decision, ...] = ()

    @property
    def id(self) -> str:
        """The id that names the claim in the workbench, whatever it is corrected to."""
        return self.original.id

    @property
    def is_corrected(self) -> bool:
        """Whether it stands otherwise than it was read."""
        return content_key(self.claim) != content_key(self.original)

    @property
    def is_added(self) -> bool:
        """Whether a person made it, and no reader found it."""
        return any(d.type is DecisionType.ADD and d.claim == self.original for d in self.history)


@dataclass(frozen=True, slots=True)
class PublishRule:
    """What a case lets out.

    Args:
        bar: How far a claim must have been checked.
        coarsen: Whether the place of a claim that names a person who is withheld is given as its country only.
        profile: For whom the case file is written where the command line does not say.
    """

    bar: Bar = Bar.ANY
    coarsen: bool = False
    profile: Profile = Profile.INTERNAL


def passes(status: Status, bar: Bar) -> bool:
    """Whether a claim of that status may be published.

    Args:
        status: Its status.
        bar: How far it must have been checked.
    """
    if bar is Bar.ANY:
        return status is not Status.REJECTED
    if bar is Bar.CHECKED_ONCE:
        return status in (Status.CHECKED_ONCE, Status.CHECKED_TWICE)
    return status is Status.CHECKED_TWICE
