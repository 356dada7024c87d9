"""An incident or campaign as the index has it."""

import json

from linkage.model.incidentrow import IncidentRow, LeftOut, RangeRow
from linkage.model.telling import UNLIKE

EVENT = "id, is_campaign, first, campaign, act, body"


def event_of(values: tuple[object, ...]) -> IncidentRow:
    """The row of a list, from the columns `EVENT`."""
    id_, is_campaign, first, campaign, act, body = values
    told = json.loads(str(body))
    return IncidentRow(
        id=str(id_),
        name=told["name"],
        is_campaign=bool(is_campaign),
        act=str(act),
        place=told["place"],
        lat=told["lat"],
        lon=told["lon"],
        precision=told["precision"],
        when=told["when"],
        first=str(first),
        last=told["last"],
        grade=told.get("grade", ""),
        grade_reasons=tuple(told.get("grade_reasons", ())),
        campaign_id=str(campaign),
        claims=told["claims"],
        reports=told["reports"],
        ranges=tuple(RangeRow(*one) for one in told.get("ranges", ())),
        apart=tuple(RangeRow(*one) for one in told.get("apart", ())),
        perpetrators=tuple((name, source) for name, source in told.get("perpetrators", ())),
        place_id=told["place_id"],
        said_by=tuple(told["said_by"]),
        left_out=tuple(LeftOut(*one) for one in told["left_out"]),
        **{how: tuple(told[how]) for how in UNLIKE},
    )
