"""Products of matrices: as thinc's own, and the same for a row whatever rows stand beside it."""

import numpy as np
import pytest
from thinc.api import NumpyOps

from linkage.mentions.matrices import NumpyProducts, ReadingProducts, multiply_by_numpy
from linkage.mentions.sentences import load_installed

ROWS = np.random.default_rng(7).standard_normal((500, 96), dtype="float32")
WEIGHTS = np.random.default_rng(8).standard_normal((50, 96), dtype="float32")


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 5, 17, 24, 63, 64, 65, 127, 400])
def test_a_row_comes_out_the_same_whatever_stands_beside_it(rows):
    ops = NumpyProducts()
    whole = ops.gemm(ROWS, WEIGHTS, trans2=True)
    assert np.array_equal(ops.gemm(ROWS[:rows], WEIGHTS, trans2=True), whole[:rows])


@pytest.mark.parametrize(("trans1", "trans2"), [(False, False), (False, True), (True, False), (True, True)])
def test_products_are_those_of_thinc(trans1, trans2):
    left, right = ROWS.T if trans1 else ROWS, WEIGHTS if trans2 else WEIGHTS.T
    left, right = np.ascontiguousarray(left), np.ascontiguousarray(right)
    found = NumpyProducts().gemm(left, right, trans1=trans1, trans2=trans2)
    assert np.allclose(found, NumpyOps().gemm(left, right, trans1=trans1, trans2=trans2), atol=1e-4)


def test_a_product_can_be_written_to_a_place():
    out = np.zeros((3, 50), dtype="float32")
    assert NumpyProducts().gemm(ROWS[:3], WEIGHTS, out=out, trans2=True) is out
    assert np.array_equal(out, NumpyProducts().gemm(ROWS, WEIGHTS, trans2=True)[:3])


@pytest.mark.parametrize("pieces", [1, 2, 3])
def test_the_greatest_of_the_pieces_are_those_of_thinc(pieces):
    numbers = np.random.default_rng(9).standard_normal((70, 96, pieces), dtype="float32")
    assert np.array_equal(ReadingProducts().maxout(numbers)[0], NumpyOps().maxout(numbers)[0])


def test_a_pipeline_that_only_reads_cannot_be_learned_by():
    ops = ReadingProducts()
    best, which = ops.maxout(np.ones((2, 4, 3), dtype="float32"))
    with pytest.raises(NotImplementedError, match="to_learn"):
        ops.backprop_maxout(best, which, 3)


@pytest.mark.parametrize(("to_learn", "kind"), [(False, ReadingProducts), (True, NumpyProducts)])
def test_every_part_of_a_pipeline_multiplies_by_numpy(to_learn, kind):
    pipeline = multiply_by_numpy(load_installed(), to_learn=to_learn)
    nodes = [node for _, part in pipeline.components if getattr(part, "model", None) is not None for node in part.model.walk()]
    assert nodes != []
    assert {type(node.ops) for node in nodes} == {kind}
