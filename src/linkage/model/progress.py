"""How far a piece of work is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]  # what is being done, how much of it is done, how much there is


def no_progress(_stage: str, _done: int, _total: int) -> None:
    """Shows nothing."""
