"""The reliability plot: confidence against the share of right claims, as a small SVG that stands in a page of documentation."""

from collections.abc import Sequence

SIDE, LEFT, TOP = 360, 56, 24  # the square of the plot and where it stands, in pixels


def plot_reliability(points: Sequence[tuple[float, float, int]]) -> str:
    """An SVG drawing; the area of each disc is the number of claims it stands for.

    Args:
        points: (mean confidence, share of right claims, claims) of each bin.

    Returns:
        The drawing, whole.
    """
    most = max((n for _, _, n in points), default=1)
    shapes = [
        f'<rect x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#999"/>',
        f'<line x1="{LEFT}" y1="{TOP + SIDE}" x2="{LEFT + SIDE}" y2="{TOP}" stroke="#999" stroke-dasharray="4 4"/>',
    ]
    for tenth in range(0, 11, 2):
        share = tenth / 10
        shapes.append(f'<text x="{_x(share)}" y="{TOP + SIDE + 18}" text-anchor="middle">{share:.1f}</text>')
        shapes.append(f'<text x="{LEFT - 8}" y="{_y(share) + 4}" text-anchor="end">{share:.1f}</text>')
    path = " ".join(f"{_x(confidence)},{_y(right)}" for confidence, right, _ in points)
    shapes.append(f'<polyline points="{path}" fill="none" stroke="#1f5a7a"/>')
    for confidence, right, claims in points:
        radius = round(3 + 11 * (claims / most) ** 0.5, 1)
        told = f"{claims} claims of confidence {confidence:.2f} on average: {right:.2f} of them right"
        shapes.append(
            f'<circle cx="{_x(confidence)}" cy="{_y(right)}" r="{radius}" fill="#1f5a7a" fill-opacity="0.55"><title>{told}</title></circle>'
        )
    shapes.append(f'<text x="{LEFT + SIDE / 2}" y="{TOP + SIDE + 40}" text-anchor="middle">confidence of the claim</text>')
    middle = TOP + SIDE / 2
    shapes.append(
        f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">share that the analyst has too</text>'
    )
    width, height = LEFT + SIDE + 24, TOP + SIDE + 52
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    style = 'font-family="sans-serif" font-size="12" fill="#333"'
    body = "\n".join(shapes)
    return f'{head} {style} role="img" aria-label="Reliability plot">\n<rect width="100%" height="100%" fill="#fff"/>\n{body}\n</svg>\n'


def _x(share: float) -> float:
    return round(LEFT + SIDE * share, 1)


def _y(share: float) -> float:
    return round(TOP + SIDE * (1 - share), 1)
