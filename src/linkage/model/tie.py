"""Why two reports are taken, or may be taken, to share an origin."""

from dataclasses import dataclass
from enum import StrEnum

from linkage.model.span import Span


class TieType(StrEnum):
    """How a report is tied to another one."""

    COPY = "copy"
    TRANSLATION = "translation"
    REWRITE = "rewrite"
    RELAY = "relay"
    QUOTES = "quotes"  # shares quoted words: shown, and never makes two reports one origin
    DECLARED = "declared"  # case.yaml says that they share an origin


class Judgement(StrEnum):
    """Who holds that a tie is right."""

    AUTOMATIC = "automatic"  # above the threshold of its type
    SUGGESTED = "suggested"  # below it: for a person to decide
    CONFIRMED = "confirmed by case.yaml"
    REFUSED = "refused by case.yaml"


@dataclass(frozen=True, slots=True)
class SharedWords:
    """Words of one report and those of another that show the tie.

    Args:
        report_id: One report.
        span: Its words.
        other_id: The other report.
        other_span: The words that answer to them.
    """

    report_id: str
    span: Span
    other_id: str
    other_span: Span


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two reports are taken, or may be taken, to share an origin.

    Args:
        type: How they are tied.
        report_ids: The two reports; the one that was first stands first where that is known, else they stand in order of their ids.
        first_id: The report that was first; None where nothing says so.
        direction: Why it was first, in plain words; "unknown" where nothing says so.
        score: 0 to 100.
        judgement: Who holds it.
        reasons: Why, in plain words.
        shared: The words that show it, the closest first.
    """

    type: TieType
    report_ids: tuple[str, str]
    first_id: str | None
    direction: str
    score: int
    judgement: Judgement
    reasons: tuple[str, ...]
    shared: tuple[SharedWords, ...] = ()

    @property
    def joins(self) -> bool:
        """Whether the two reports share an origin by this tie."""
        return self.type is not TieType.QUOTES and self.judgement in (Judgement.AUTOMATIC, Judgement.CONFIRMED)


_MADE_FROM = {
    TieType.COPY: "copy of",
    TieType.TRANSLATION: "translation of",
    TieType.REWRITE: "rewrite of",
    TieType.RELAY: "relays",
    TieType.DECLARED: "declared to share an origin with",
}
_TIED_TO = {
    TieType.COPY: "the same text as",
    TieType.TRANSLATION: "the same text in another language as",
    TieType.REWRITE: "the same text in other words as",
    TieType.RELAY: "tied to",
    TieType.DECLARED: "declared to share an origin with",
}


def word_tie(tie: Tie, first_id: str) -> str:
    """How a report is tied to another, in words that stand before the other ("copy of").

    Args:
        tie: Their tie.
        first_id: The other report; only where it is known to have been first is the report made from it.
    """
    return (_MADE_FROM if tie.first_id == first_id else _TIED_TO)[tie.type]
