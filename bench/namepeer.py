"""The published matcher logic-v2 of nomenklatura, where that package can be imported; it is no dependency of ours."""

import importlib
from collections.abc import Callable, Sequence
from typing import Any

from bench.namepairs import Pair

THRESHOLD = 0.7  # the one at which its makers report it
SCHEMAS = {"Body": "Organization"}  # our word for it -> theirs


def make_peer(pairs: Sequence[Pair]) -> Callable[[], list[float]] | None:
    """A function that scores the pairs with logic-v2, or None where it is not installed.

    Args:
        pairs: What it will score; its entities are made here, so that only the comparison is timed.
    """
    try:
        model: Any = importlib.import_module("followthemoney").model
        matcher: Any = importlib.import_module("nomenklatura.matching").LogicV2
    except ImportError:
        return None
    config = matcher.default_config()

    def entity(schema: str, name: str) -> Any:
        made = model.make_entity(SCHEMAS.get(schema, schema))
        made.id = name
        made.add("name", name)
        return made

    entities = [(entity(p.schema, p.first), entity(p.schema, p.second)) for p in pairs]
    return lambda: [matcher.compare(a, b, config).score for a, b in entities]
