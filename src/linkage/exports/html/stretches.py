"""The claims of a table's cell, cut into stretches of which each fits a page: a long row becomes several, each with the row's name."""

from collections.abc import Iterator, Sequence

from linkage.exports.html.sections import SourceRows

Labelled = Sequence[tuple[str, Sequence[SourceRows]]]  # (why they stand there, the claims by who says so)
Stretch = list[tuple[str, list[SourceRows]]]


def cut_stretches(groups: Labelled, most: int) -> list[Stretch]:
    """The groups in order, cut so that no stretch has more than so many claims; a group that is cut names its source again.

    Args:
        groups: The claims of a cell.
        most: Claims of a stretch.

    Returns:
        One stretch or more; none where there are no claims.
    """
    stretches: list[Stretch] = []
    room = 0
    for label, pieces in groups:
        for group in pieces:
            left = group.rows
            while left:
                if room == 0:
                    stretches.append([])
                    room = most
                here, left = left[:room], left[room:]
                room -= len(here)
                if not stretches[-1] or stretches[-1][-1][0] != label:
                    stretches[-1].append((label, []))
                stretches[-1][-1][1].append(SourceRows(here[0], here))
    return stretches


def line_up(cells: Sequence[Labelled], most: int) -> Iterator[list[Stretch]]:
    """The stretches of the cells of one row, side by side.

    Args:
        cells: The cells.
        most: Claims of a stretch.

    Yields:
        One list a table row, with the stretch of each cell; empty for a cell that has none left. At least one row.
    """
    cut = [cut_stretches(cell, most) for cell in cells]
    for n in range(max(1, *map(len, cut))):
        yield [stretches[n] if n < len(stretches) else [] for stretches in cut]
