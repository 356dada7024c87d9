"""Words before a date that say that it is the day of publication, and no time of what a report tells."""

import re

CUE = re.compile(
    r"(?:posted|published|publication|published date|date|issued|опубликовано|дата|опубліковано|publicado|publié|veröffentlicht)"
    r"(?: (?:on|at|le|el|am))?\s*:?\s*$",
    re.IGNORECASE,
)
UPDATE_CUE = re.compile(r"(?:updated|modified|обновлено|оновлено|actualizado)(?: (?:on|at))?\s*:?\s*$", re.IGNORECASE)
LEAD = re.compile(r"(?:(?:the )?date of |first |last |originally )?", re.IGNORECASE)
_LONGEST = 40  # characters of a line before the date


def heads_line(text: str, start: int) -> bool:
    """Whether a date stands at the head of a line behind a word for publication: it says when the report came out.

    Args:
        text: The text of a report.
        start: Where the date begins.
    """
    begin = text.rfind("\n", 0, start) + 1
    if start - begin > _LONGEST:
        return False
    lead = text[begin:start]
    cue = CUE.search(lead) or UPDATE_CUE.search(lead)
    return cue is not None and LEAD.fullmatch(lead[: cue.start()]) is not None
