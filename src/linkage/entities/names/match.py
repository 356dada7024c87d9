"""Whether two names can be the name of one person or body, with the reasons."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MATCH_THRESHOLD: Final = 0.8  # from here on, names are taken for one without asking
SUGGEST_THRESHOLD: Final = 0.6  # from here on, a person should decide


class NameKind(StrEnum):
    """What bears the name: a person; or a body, which is an organisation, company, unit or vessel."""

    PERSON = "person"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How surely two names are one.

    Args:
        score: From 0 to 1; see MATCH_THRESHOLD and SUGGEST_THRESHOLD.
        reasons: What speaks for and against, in plain words, with what each did to the score.
    """

    score: float
    reasons: tuple[str, ...]
