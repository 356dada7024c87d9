"""Report -> leaves: a long report is shown on several pages, cut between lines so that no quote is cut."""

from bisect import bisect_right
from collections.abc import Sequence

from linkage.model.report import Report
from linkage.model.span import Span

MOST_CLAIMS = 600  # on one page: more make it slow to open


def cut_leaves(report: Report, quotes: Sequence[Span]) -> list[Span]:
    """The stretches of a report that are shown on one page each.

    Args:
        report: The report.
        quotes: The quotes of its claims, in the order in which they start.

    Returns:
        Stretches that hold all of the text, in order; one where the report has no more claims than a page takes. A stretch ends at the
        end of a line that no quote runs over.
    """
    edges, count, reach = [0], 0, 0
    for quote in quotes:
        start = quote.start
        if count >= MOST_CLAIMS and start >= reach:
            line = report.text.rfind("\n", 0, start) + 1
            if line >= reach and line > edges[-1]:
                edges.append(line)
                count = 0
        count += 1
        reach = max(reach, quote.end)
    return [Span(a, b) for a, b in zip(edges, [*edges[1:], len(report.text)], strict=True)]


def leaf_at(leaves: Sequence[Span], offset: int) -> int:
    """The number of the page, from 1, on which a stretch that starts at an offset is shown.

    Args:
        leaves: From `cut_leaves`.
        offset: Where the stretch starts.
    """
    return bisect_right([leaf.start for leaf in leaves], offset)
