"""From how many independent origins some claims come, and how many more are not counted, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OriginCount:
    """From how many independent origins some claims come.

    Args:
        standing: Origins of which a report tells that neither was retracted nor has it from one that was.
        retracted: Origins of which only retracted reports, and copies of them, tell; they are shown and not counted.
        passed_on: Origins of which only reports that deny or doubt it tell, in words of doubt; they are shown and not counted.
    """

    standing: int = 0
    retracted: int = 0
    passed_on: int = 0

    @property
    def in_words(self) -> str:
        """The count, with those that are not counted ("2 independent origins (1 more retracted)")."""
        left = ((self.retracted, "retracted"), (self.passed_on, "only as a report that denies or doubts it passes it on"))
        more = ", ".join(f"{number:,} more {why}" for number, why in left if number > 0)
        return f"{self.standing:,} independent origin{'' if self.standing == 1 else 's'}{f' ({more})' if more else ''}"


NO_ORIGINS = OriginCount()
