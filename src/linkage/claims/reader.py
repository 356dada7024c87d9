"""What reads claims: rules, a trained model and a language model are all readers."""

from dataclasses import dataclass
from typing import Protocol

from linkage.model.claim import Claim
from linkage.model.issue import Issue
from linkage.model.parse import ParsedReport


@dataclass(frozen=True, slots=True)
class ReaderOutput:
    """What a reader found in one report.

    Args:
        claims: In order of their quotes; each id once.
        issues: What it saw and left out.
    """

    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]


class Reader(Protocol):
    """Anything that reads claims in a parsed report: a pure function of the report and of its own version."""

    @property
    def name(self) -> str:
        """Its name, for example "rules"."""

    @property
    def version(self) -> str:
        """Changes whenever the same report could give other claims."""

    def read(self, parsed: ParsedReport) -> ReaderOutput:
        """The claims of one report.

        Every claim's quote and every role's span is a stretch of the report's text; a reader that cannot
        point to the words leaves the claim out and records an issue.
        """
