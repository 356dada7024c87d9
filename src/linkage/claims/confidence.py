"""How likely an analyst is to accept a claim, by what can be seen of it."""

from linkage.vocab.weights import Weights, load_weights

WEIGHTS = "confidence.json"  # beside this file; made by `python -m training confidence`


def load_confidence() -> Weights:
    """The model that comes with the package: below its threshold a proposal is left out, with an issue.

    Raises:
        SetupError: Its weights are missing or not of their shape.
    """
    return load_weights("linkage.claims", WEIGHTS)
