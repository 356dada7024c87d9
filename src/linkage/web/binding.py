"""Words that a person gives for a role -> where they stand in the report. A name that is not in the report is never in a claim."""

import re

from linkage.errors import InputError
from linkage.model.claim import CODES, UNWORDED, ClaimKind, RoleValue
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.reviews import RoleEdit

AT = re.compile(r"(\d{1,9})-(\d{1,9})")
NUMBERS = frozenset({"min", "max"})
MANY = frozenset({"what"})


def is_closed(role: str, kind: ClaimKind) -> bool:
    """Whether a role takes one of a list of closed words."""
    return role in CODES and (role != "act" or kind is ClaimKind.ATTACK)


def read_at(at: str) -> Span | None:
    """A selection as a form sends it ("12-34"); None where nothing was selected.

    Raises:
        InputError: It is neither empty nor a selection.
    """
    if at == "":
        return None
    match = AT.fullmatch(at)
    if match is None or int(match[2]) <= int(match[1]):
        raise InputError(f"{at!r} is no selection: select the words in the report again")
    return Span(int(match[1]), int(match[2]))


def find_words(words: str, report: Report, near: Span) -> Span:
    """Where words stand in a report: inside of a quote if they can, else as near to it as they do.

    Args:
        words: The words.
        report: The report.
        near: The quote.

    Raises:
        InputError: They stand nowhere in it.
    """
    found = [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), report.text)] if words != "" else []
    if not found:
        raise InputError(f"“{words}” does not stand in the report: select the words that say it")
    return min(found, key=lambda span: (not near.covers(span), abs(span.start - near.start), span.start))


def bind_role(role: str, kind: ClaimKind, value: RoleValue | None, at: Span | None, report: Report, near: Span) -> RoleEdit:
    """What fills a role, tied to words of the report wherever the role has words.

    Args:
        role: Its name.
        kind: The claim's kind.
        value: What was given.
        at: The selected words; None where none were.
        report: The report.
        near: The claim's quote.

    Raises:
        InputError: The words do not stand in the report, or a number is none.
    """
    if role in NUMBERS:
        if isinstance(value, str):
            if not value.strip().isascii() or not value.strip().isdigit() or len(value) > 9:
                raise InputError(f"{role} is a whole number of persons, not “{value}”")
            value = int(value)
        return RoleEdit(value, at)
    if is_closed(role, kind) or role in UNWORDED:
        return RoleEdit(value, at)
    if at is not None:
        return RoleEdit(None, at)
    if not isinstance(value, str):
        raise InputError(f"the role {role} takes words of the report")
    return RoleEdit(None, find_words(value, report, near))
