"""Whether a report passes something on only to doubt it."""

from collections.abc import Sequence

from linkage.model.claim import Claim
from linkage.vocab.conditions import load_concepts


def is_doubted(claim: Claim, words: Sequence[str]) -> bool:
    """Whether a report passes an act on in its own voice, as alleged, in words that doubt it ("supposedly", "staged").

    Args:
        claim: The claim.
        words: Its words, as `read_words` gives them.
    """
    (doubt,) = load_concepts("elements", "doubt")
    return claim.source is None and doubt.borne_on_by(claim, words)
