"""What rests on a retracted report: the claims of other reports that were made from it, or tell what it took back."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from linkage.model.origin import NAMES_SOURCE, Origin
from linkage.model.tie import Tie, word_tie


@dataclass(frozen=True, slots=True)
class Resting:
    """On which retracted report a claim of another report rests.

    Args:
        report_id: The retracted report.
        how: How the claim's report is tied to it, in words that stand before it ("copy of").
        by_text: Whether the whole report is tied to it, and not the claim alone.
    """

    report_id: str
    how: str
    by_text: bool = True


def find_resting(origins: Iterable[Origin], retracted: frozenset[str], agreeing: Callable[[str], tuple[str, ...]]) -> Mapping[str, Resting]:
    """What reports that were not retracted have from one that was.

    An agency takes its report back, and the papers that printed it say nothing: what they have from it rests on it. So does a claim of a
    copy, translation, rewrite or relay that comes from an origin which the retracted report tells too, and a claim that names the
    publisher of the retracted report as its source and says the same, unless that publisher says it in a report that stands. What a copy
    adds from an origin of its own stands; so does the report that a retracted one was made from, and whoever names the source that both
    name. Where nothing says which of two was first, each may rest on the other.

    Args:
        origins: The origins.
        retracted: Ids of the retracted reports.
        agreeing: Gives the claims that say the same as a claim.

    Returns:
        Claim id -> the nearest retracted report.
    """
    found: dict[str, Resting] = {}
    for origin in origins if retracted else ():
        if not retracted.isdisjoint(origin.report_ids):
            by_text = _rest_by_text(origin, retracted)
            found |= by_text
            found |= _rest_by_name(origin, retracted, by_text, agreeing)
    return found


def _rest_by_text(origin: Origin, retracted: frozenset[str]) -> dict[str, Resting]:
    """The claims of an origin whose report was made from a retracted one that tells the origin too."""
    has_it_from: dict[str, list[tuple[str, Tie]]] = defaultdict(list)
    for carrier in origin.carriers:
        if carrier.from_id is not None and carrier.tie is not None:
            if carrier.tie.first_id in (None, carrier.from_id):
                has_it_from[carrier.report_id].append((carrier.from_id, carrier.tie))
            if carrier.tie.first_id in (None, carrier.report_id):
                has_it_from[carrier.from_id].append((carrier.report_id, carrier.tie))
    found = {}
    for carrier in origin.carriers:
        if carrier.report_id not in retracted and (resting := _nearest(carrier.report_id, has_it_from, retracted)) is not None:
            found.update(dict.fromkeys(carrier.claim_ids, resting))
    return found


def _rest_by_name(
    origin: Origin, retracted: frozenset[str], by_text: Mapping[str, Resting], agreeing: Callable[[str], tuple[str, ...]]
) -> dict[str, Resting]:
    """The claims that name an origin as their source and say what it said only in reports that it took back."""
    taken_back: dict[str, str] = {}
    upheld: set[str] = set()
    for carrier in origin.carriers:
        if carrier.by_publisher and carrier.report_id in retracted:
            taken_back.update(dict.fromkeys(carrier.claim_ids, carrier.report_id))
        elif carrier.by_publisher:
            upheld.update(c for c in carrier.claim_ids if c not in by_text)
    naming: set[str] = set()
    found = {}
    for carrier in origin.carriers:  # a copy stands behind what it copies, and names whom that names
        if carrier.by_publisher or not (carrier.how == NAMES_SOURCE or carrier.from_id in naming):
            continue
        naming.add(carrier.report_id)
        for claim_id in carrier.claim_ids if carrier.report_id not in retracted else ():
            same = agreeing(claim_id)
            told = sorted(taken_back.keys() & same)
            if told and claim_id not in by_text and upheld.isdisjoint(same):
                found[claim_id] = Resting(taken_back[told[0]], "names as its source the publisher of", by_text=False)
    return found


def _nearest(report_id: str, has_it_from: Mapping[str, list[tuple[str, Tie]]], retracted: frozenset[str]) -> Resting | None:
    """The nearest retracted report from which a report has it, over others or not."""
    seen, waiting = {report_id}, deque([(report_id, "")])
    while waiting:
        at, how = waiting.popleft()
        for above, tie in sorted(has_it_from.get(at, ()), key=lambda step: step[0]):
            words = how or word_tie(tie, above)
            if above in retracted:
                return Resting(above, words)
            if above not in seen:
                seen.add(above)
                waiting.append((above, words))
    return None
