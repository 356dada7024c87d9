"""The steps by which a pipeline builds trees and finds names, taken while this process keeps Python's lock: the same in half the time.

spaCy lets go of the lock for the whole of its loop, and its compiled rules take it back for most of the moves that they weigh at every
word. Where the lock is kept that costs next to nothing: half of the time of finding names went into it. The scores are summed as spaCy
sums them, so that no word comes out otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from spacy.language import Language
from spacy.pipeline.transition_parser import Parser
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "linkage_steps"
_SUMS = NumpyOps()  # those of spaCy's loop, and not those of `matrices`

_Pipeline = TypeVar("_Pipeline", bound=Language)


class Steps:
    """A component that annotates as a parser, or a finder of names, of the pipeline does.

    Args:
        parser: Holds the rules, the weights, and sets what is found.
    """

    def __init__(self, parser: Any) -> None:
        self._parser = parser

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one text."""
        return next(self.pipe([doc], batch_size=1))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Annotate many texts.

        Args:
            docs: The texts.
            batch_size: How many of them take their steps together.

        Yields:
            Each, in their order.
        """
        texts = iter(docs)
        while batch := list(islice(texts, batch_size)):
            self._parser.set_annotations(batch, self._walk(batch))
            yield from batch

    def _walk(self, docs: list[Doc]) -> list[Any]:
        """The state of each text after its last step."""
        states: list[Any] = self._parser.moves.init_batch(docs)
        under_way = [state for state in states if not state.is_final()]
        if under_way == []:
            return states
        model = self._parser.model.predict(docs)
        weights, bias = (model.vec2scores.get_param(name) for name in ("W", "b"))
        while under_way:
            seen = model.state2vec.predict(model.get_token_ids(under_way))
            scores = _SUMS.gemm(seen, weights, trans2=True)
            scores += bias
            under_way = self._parser.transition_states(under_way, scores)
        model.clear_memory()
        return states


def _can_be_walked(component: object) -> bool:
    """Whether a component takes one step after another, the best at each, in the way known here."""
    if not isinstance(component, Parser) or component.cfg["beam_width"] != 1 or type(component).predict is not Parser.predict:
        return False
    attrs = component.model.attrs
    return bool(attrs["has_upper"]) and not attrs["unseen_classes"] and isinstance(component.model.ops, NumpyOps)


@Language.factory(NAME)
def make_steps(nlp: Language, name: str, of: str) -> Steps:  # noqa: ARG001 - the signature of a spaCy factory
    """The component for a pipeline that has a component of the name `of`."""
    return Steps(nlp.get_pipe(of))


def keep_lock(pipeline: _Pipeline) -> _Pipeline:
    """Put steps that keep the lock in the place of the parser and the finder of names, where they can be.

    Args:
        pipeline: The pipeline; it is changed.

    Returns:
        The same pipeline.
    """
    for name, component in pipeline.pipeline:
        if _can_be_walked(component):
            pipeline.add_pipe(NAME, name=f"linkage_{name}", after=name, config={"of": name})
            pipeline.disable_pipe(name)
    return pipeline
