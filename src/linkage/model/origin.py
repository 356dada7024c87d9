"""Where a report, a figure or an accusation first came from, and the reports that carry it."""

from dataclasses import dataclass

from linkage.model.tie import Tie

OWN_VOICE = "in its own voice"
NAMES_SOURCE = "names it as the source"


@dataclass(frozen=True, slots=True)
class Carrier:
    """A report that carries what an origin says.

    Args:
        report_id: The report.
        from_id: The report that it has it from; None where it has it from the origin itself, or nothing says from where.
        how: How it is tied to what it has it from, in plain words ("translation of", "names it as the source").
        claim_ids: The claims in which it does, in reading order; empty where the report was joined by its text alone.
        tie: The tie to `from_id`; None where it names the origin.
        by_publisher: Whether the origin is the publisher of the report, so that taking the report back takes back what the origin said.
    """

    report_id: str
    from_id: str | None
    how: str
    claim_ids: tuple[str, ...]
    tie: Tie | None = None
    by_publisher: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Whoever first said or wrote something, with the tree of the reports that carry it.

    Args:
        id: The same in every run ("origin:syrian-network", "origin:report-1a2b3c4d").
        name: Who it is, in plain words.
        carriers: The reports that carry it, each behind the one that it has it from.
        reasons: Why names or reports were taken for one origin.
    """

    id: str
    name: str
    carriers: tuple[Carrier, ...]
    reasons: tuple[str, ...] = ()

    @property
    def report_ids(self) -> tuple[str, ...]:
        """The reports that carry it."""
        return tuple(carrier.report_id for carrier in self.carriers)

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims that come from it."""
        return tuple(claim_id for carrier in self.carriers for claim_id in carrier.claim_ids)

    def children(self, report_id: str | None) -> tuple[Carrier, ...]:
        """The carriers that have it from a report; those that have it from no other report, for None.

        Args:
            report_id: A carrier's report, or None.
        """
        return tuple(carrier for carrier in self.carriers if carrier.from_id == report_id)
