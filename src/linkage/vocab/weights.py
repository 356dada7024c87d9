"""Trained weights of signs -> how likely something is: the same small model for all that is judged by what can be seen of it."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from linkage.errors import SetupError


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model over signs.

    Args:
        bias: The log-odds where nothing is seen.
        weights: What each sign adds to them.
        threshold: Below this share the answer is no.
    """

    bias: float
    weights: Mapping[str, float]
    threshold: float

    def estimate(self, signs: Iterable[str]) -> float:
        """How likely it is with such signs, 0 to 1, in thousandths.

        Args:
            signs: What is seen; a sign that was never seen in training adds nothing.
        """
        odds = self.bias + math.fsum(self.weights.get(sign, 0.0) for sign in signs)
        return round(1.0 / (1.0 + math.exp(-odds)), 3)


@cache
def load_weights(package: str, file: str) -> Weights:
    """Weights that come with the package, beside the code that uses them.

    Args:
        package: The stage that they belong to, for example "linkage.claims".
        file: The name of their file.

    Raises:
        SetupError: The file is missing or not of its shape.
    """
    try:
        record = json.loads((files(package) / file).read_text("utf-8"))
        return Weights(float(record["bias"]), {str(k): float(v) for k, v in record["weights"].items()}, float(record["threshold"]))
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise SetupError(f"the weights {file} of {package} cannot be read ({error}): install Linkage again with `make setup`") from error
