"""What a user calls a campaign -> the campaign of the case."""

import re

from rapidfuzz import fuzz, process

from linkage.errors import InputError
from linkage.model.case import CaseFile
from linkage.model.incident import Campaign

_WORD = re.compile(r"[^\W_]+")
_NEAREST = 5  # names that an error offers


def find_campaign(case_file: CaseFile, called: str) -> Campaign:
    """The campaign with that id, that name, or the only one whose name holds all these words.

    Args:
        case_file: The case.
        called: An id, a name, or some words of a name.

    Raises:
        InputError: There is none, or there are several; the message lists the nearest.
    """
    exact = [c for c in case_file.campaigns if called in (c.id, c.name)]
    words = _words(called)
    found = exact or [c for c in case_file.campaigns if words and words <= _words(f"{c.id} {c.name}")]
    if len(found) == 1:
        return found[0]
    if not case_file.campaigns:
        raise InputError("the case has no campaign: declare one in case.yaml and run `linkage build` again")
    several = "several campaigns are" if found else "no campaign is"
    among = found or [c for *_, c in process.extract(called, {c: c.name for c in case_file.campaigns}, scorer=fuzz.WRatio, limit=_NEAREST)]
    offered = ", ".join(f"{c.id} ({c.name})" for c in among[:_NEAREST])
    raise InputError(f"{several} called {called!r}: name one by its id, for example {offered}")


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
