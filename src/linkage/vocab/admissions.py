"""Whether an admission stands in the words of whoever admits, or only a report tells of it."""

import re

from linkage.model.claim import Attribution, Claim, Stance
from linkage.model.report import Report

_QUOTED = re.compile(r"[“”„\"«»]")


def is_told_admission(claim: Claim, report: Report) -> bool:
    """Whether a report says that somebody admits something, and gives no words of theirs; such a claim is the report's own telling.

    "“We struck the mill,” the navy admitted" has the navy's words, and so has what the navy publishes; "the navy admitted it" has not.

    Args:
        claim: The claim.
        report: Its report.
    """
    if claim.stance is not Stance.ADMITTED:
        return False
    if report.publisher is not None and report.publisher.casefold() == (claim.source or "").casefold():
        return False
    return _QUOTED.search(report.text[max(0, claim.quote.start - 1) : claim.quote.end + 1]) is None


def chain_of_tellers(claim: Claim, report: Report) -> tuple[Attribution, ...]:
    """Who says so, originator first; of an admission that is only told, who tells it: empty where the report does.

    Args:
        claim: The claim.
        report: Its report.
    """
    return claim.attribution[1:] if is_told_admission(claim, report) else claim.attribution


def told_by(claim: Claim, report: Report) -> str:
    """Who tells that somebody admits something, where no words of whoever admits are given; "" for every other claim.

    Args:
        claim: The claim.
        report: Its report.
    """
    if not is_told_admission(claim, report):
        return ""
    tellers = chain_of_tellers(claim, report)
    return tellers[0].source if tellers else report.publisher or "a report of unknown publisher"


def voice_of(claim: Claim, report: Report) -> str:
    """Who says so, in the words of the report: the publisher for its own voice, and with whoever tells it an admission that is only told.

    Args:
        claim: The claim.
        report: Its report.
    """
    if claim.source is None:
        return report.publisher or report.file
    teller = told_by(claim, report)
    return f"{claim.source} (told by {teller})" if teller else claim.source
