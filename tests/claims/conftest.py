"""Reads one short text of a test the way the pipeline reads a report."""

import hashlib
from collections.abc import Callable

import pytest

from linkage.claims import ReaderOutput, RulesReader
from linkage.mentions import parse_report
from linkage.model.claim import Claim, ClaimKind
from linkage.model.report import Report
from linkage.vocab.weights import Weights

Read = Callable[..., list[Claim]]
ReadWhole = Callable[..., ReaderOutput]


def make_report(text: str, **metadata: object) -> Report:
    values = {"file": "test.txt", "media_type": "text/plain", "title": text.split("\n", 1)[0], "language": "en", "published": "2019-05-16"}
    return Report(id=hashlib.sha256(text.encode()).hexdigest(), text=text, **{**values, **metadata})  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def read_whole() -> ReadWhole:
    """Everything the rules find in a text, with their issues: sure or not, so that no test of a rule hangs on trained weights."""
    reader = RulesReader(Weights(0.0, {}, 0.0))
    return lambda text, **metadata: reader.read(parse_report(make_report(text, **metadata)))


@pytest.fixture(scope="session")
def read(read_whole: ReadWhole) -> Read:
    """The claims of a text, of one kind where it is given."""

    def claims(text: str, kind: ClaimKind | None = None, **metadata: object) -> list[Claim]:
        return [c for c in read_whole(text, **metadata).claims if kind is None or c.kind is kind]

    return claims
