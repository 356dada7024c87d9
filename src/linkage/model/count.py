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
