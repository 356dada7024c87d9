"""Which borders the maps of a case draw, and the sentences that say so under each of them."""

from dataclasses import replace

from linkage.exports.html.maplayers import Borders, shown_territories
from linkage.exports.html.projection import Box
from linkage.model.case import BordersDrawn, CaseSettings
from linkage.vocab.borderlines import COARSE, FINE, HOW_TO_GET, BorderLines, load_border_lines
from linkage.vocab.borders import AS_SOURCE, borders_path, load_borders
from linkage.vocab.gazetteer import load_gazetteer

_POSITION = "Linkage takes no position on the status of any territory"


def find_borders(settings: CaseSettings) -> Borders:
    """The borders on this machine, as the case asks for them.

    Args:
        settings: What the case declares.
    """
    drawn = settings.borders
    lines, world = load_border_lines(FINE), load_border_lines(COARSE)
    territories = load_borders(borders_path()) if drawn is BordersDrawn.POLICY else ()
    if drawn is BordersDrawn.NONE:
        lines, world = _land_alone(lines), _land_alone(world)
    return Borders(lines, world, territories)


def word_borders(settings: CaseSettings, borders: Borders, box: Box | None = None) -> list[str]:
    """What stands under a map on its borders, one sentence each.

    Args:
        settings: What the case declares.
        borders: The borders that are drawn.
        box: What the map shows; None to name every territory of the policy.
    """
    said = [_word_lines(settings, borders)]
    shown = borders.territories if box is None else shown_territories(box, borders.territories)
    if shown:
        given = "; ".join(f"{t.name} to {_name_country(t.country)} (according to {t.according})" for t in shown)
        said.append(f"Dashed, on wide maps: rough outlines of territories whose country is disputed. Places in them are given so: {given}.")
    elif settings.borders is not BordersDrawn.POLICY:
        said.append(f"Disputed territories are not marked: case.yaml says so (borders: {settings.borders}).")
    elif borders_path() is None:
        said.append(f"Disputed territories are not marked: LINKAGE_BORDERS={AS_SOURCE} says so.")
    said.append(f"{_POSITION}; what is drawn can be changed (borders in case.yaml, and the border policy).")
    return said


def _word_lines(settings: CaseSettings, borders: Borders) -> str:
    """Where the lines are from."""
    if borders.lines is None:
        return f"Borders and coasts are not drawn, for they are not on this machine. Type `{HOW_TO_GET}` and build the case again."
    if settings.borders is BordersDrawn.NONE:
        return f"Land: {borders.lines.source}. No borders are drawn: case.yaml says so (borders: none)."
    scale = f"Land and borders: {borders.lines.source}, at 1:50 million, so that lines are off by some kilometres"
    return f"{scale}; it draws Crimea in Ukraine, as in UN General Assembly resolution 68/262."


def _name_country(code: str) -> str:
    country = load_gazetteer().country(code)
    return code if country is None else country.name


def _land_alone(lines: BorderLines | None) -> BorderLines | None:
    return None if lines is None else replace(lines, borders=())
