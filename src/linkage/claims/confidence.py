"""How likely an analyst is to accept a claim, by what can be seen of it: a trained sum of weights, one a sign."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from linkage.errors import SetupError

WEIGHTS = "confidence.json"  # beside this file; made by `python -m training confidence`


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic model over signs.

    Args:
        bias: The log-odds of a claim of which nothing is seen.
        weights: What each sign adds to them.
        threshold: Claims below are proposals that were not good enough: they are left out, with an issue.
    """

    bias: float
    weights: Mapping[str, float]
    threshold: float

    def estimate(self, signs: Iterable[str]) -> float:
        """The share of claims with such signs that an analyst accepts, 0 to 1, in thousandths.

        Args:
            signs: As `SignReader` gives them; a sign that was never seen in training adds nothing.
        """
        odds = self.bias + math.fsum(self.weights.get(sign, 0.0) for sign in signs)
        return round(1.0 / (1.0 + math.exp(-odds)), 3)


@cache
def load_confidence() -> Confidence:
    """The model that comes with the package.

    Raises:
        SetupError: Its weights are missing or not of its shape.
    """
    try:
        record = json.loads((files(__package__) / WEIGHTS).read_text("utf-8"))
        return Confidence(float(record["bias"]), {str(k): float(v) for k, v in record["weights"].items()}, float(record["threshold"]))
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise SetupError(
            f"the weights of the confidence model cannot be read ({error}): install Linkage again with `make setup`"
        ) from error
