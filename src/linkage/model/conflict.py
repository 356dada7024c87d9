"""What kind of armed conflict a campaign belongs to, and who says so: the rules that may apply depend on it."""

from dataclasses import dataclass
from enum import StrEnum


class ConflictType(StrEnum):
    """The classes of armed conflict of Rome Statute, article 8(2); "disputed" where those who classify differ."""

    INTERNATIONAL = "international"
    NON_INTERNATIONAL = "non-international"
    DISPUTED = "disputed"
    NOT_CLASSIFIED = "not classified"


@dataclass(frozen=True, slots=True)
class Classification:
    """The class of a conflict, with whoever classifies it so.

    Args:
        type: The class.
        according_to: Who says so; "" only where nobody classifies.

    Raises:
        ValueError: A class is given and nobody who says so, or the other way round.
    """

    type: ConflictType = ConflictType.NOT_CLASSIFIED
    according_to: str = ""

    def __post_init__(self) -> None:
        if (self.type is ConflictType.NOT_CLASSIFIED) != (self.according_to == ""):
            raise ValueError(f"a class of conflict is somebody's: got {self.type!r} according to {self.according_to!r}")

    @property
    def is_made(self) -> bool:
        """Whether anybody classifies the conflict: only then article numbers are shown."""
        return self.type is not ConflictType.NOT_CLASSIFIED

    @property
    def in_words(self) -> str:
        """The class, who says so, and that the case's settings alone say it, without a quote."""
        if not self.is_made:
            return str(self.type)
        dispute = " (those who classify differ; the provisions for either class are shown)" if self.type is ConflictType.DISPUTED else ""
        return f"{self.type}{dispute}, according to {self.according_to}, as case.yaml has it (no quote and no date of it stand in the case)"


UNCLASSIFIED = Classification()
