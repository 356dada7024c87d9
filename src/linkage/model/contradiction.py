"""Two figures of one source that cannot both be right."""

from dataclasses import dataclass

from linkage.model.incident import Figure


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A figure that is greater than another one of the same source, though it counts a part of what that one counts.

    Nothing is said of which of the two is right: a report may have misread the source, the source may have counted anew.

    Args:
        source: Who gives both, by its usual name.
        part: The figure of the part.
        whole: The figure of the whole.
        reasons: Why one counts a part of the other, in plain words.
        part_of: Id of the incident or campaign of the part; None where it belongs to none.
        whole_of: Id of the incident or campaign of the whole; None where it belongs to none.
    """

    source: str
    part: Figure
    whole: Figure
    reasons: tuple[str, ...]
    part_of: str | None = None
    whole_of: str | None = None
