"""Whether a claim speaks for what it tells, or denies it, or passes it on only to doubt it."""

from linkage.model.claim import Claim, Stance
from linkage.vocab.conditions import load_concepts, read_words
from linkage.vocab.narratives import is_narrative


def is_doubted(claim: Claim, text: str) -> bool:
    """Whether a report passes something on in its own voice, as alleged, in words that doubt it ("supposedly", "staged").

    Args:
        claim: The claim.
        text: The text of its report.
    """
    return claim.source is None and _in_words_of_doubt(claim, text)


def is_doubted_in_passing_on(claim: Claim, text: str) -> bool:
    """Whether a report passes on, in words that doubt it, what it says that somebody alleges ("they claim that it was supposedly struck").

    Args:
        claim: The claim.
        text: The text of its report.
    """
    return claim.source is not None and _in_words_of_doubt(claim, text)


def _in_words_of_doubt(claim: Claim, text: str) -> bool:
    if claim.stance is not Stance.ALLEGED or claim.record is not None:  # a row's cells doubt nothing
        return False
    (doubt,) = load_concepts("elements", "doubt")
    return doubt.borne_on_by(claim, read_words(claim, text))


def speaks_for(claim: Claim, text: str) -> bool:
    """Whether a claim speaks for what it tells: it neither denies it nor passes it on in words that doubt it, and somebody tells it.

    Args:
        claim: The claim.
        text: The text of its report.
    """
    return not speaks_against(claim, text) and not is_narrative(claim)


def speaks_against(claim: Claim, text: str) -> bool:
    """Whether a claim denies what it tells, or passes it on in words that doubt it.

    Args:
        claim: The claim.
        text: The text of its report.
    """
    return claim.stance is Stance.DENIED or is_doubted(claim, text)
