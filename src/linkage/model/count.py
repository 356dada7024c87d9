"""How many, as far as the words allow."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """A number of persons or things, with the bounds that its wording allows.

    Args:
        min: The least it can be; 0 is a finding ("no casualties"), not an absence.
        max: The most it can be; None where the wording leaves it open ("at least").
        hedged: Whether the wording itself says that the figure is rough ("about", "at least", "an estimated").
    """

    min: int
    max: int | None
    hedged: bool = False

    def __post_init__(self) -> None:
        if self.min < 0 or (self.max is not None and self.max < self.min):
            raise ValueError(f"bounds of a count run upward from 0, got {self.min}..{self.max}")


def word_bounds(low: int, high: int | None) -> str:
    """A number with its bounds in words ("at least 300", "12 to 15", "up to 40", "0").

    Args:
        low: The least it can be.
        high: The most it can be; None where the wording leaves it open.
    """
    if high is None:
        return f"at least {low:,}"
    if low == high:
        return f"{low:,}"
    return f"up to {high:,}" if low == 0 else f"{low:,} to {high:,}"
