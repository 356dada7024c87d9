"""Parses one short text of a test the way the pipeline parses a report."""

import hashlib
from collections.abc import Callable

import pytest

from linkage.mentions import parse_report
from linkage.model.mention import MentionType
from linkage.model.parse import ParsedReport
from linkage.model.report import Report


@pytest.fixture(scope="session")
def parse() -> Callable[..., ParsedReport]:
    """The parsed report of a text."""

    def parsed(text: str, published: str | None = "2019-05-16", language: str = "en") -> ParsedReport:
        report = Report(
            hashlib.sha256(text.encode()).hexdigest(),
            "test.txt",
            "text/plain",
            text,
            text.split("\n", 1)[0],
            published=published,
            language=language,
        )
        return parse_report(report)

    return parsed


@pytest.fixture(scope="session")
def texts_of(parse) -> Callable[[str, MentionType], list[str]]:
    """The wordings of the mentions of one type in a text."""
    return lambda text, sort: [m.text for m in parse(text).mentions if m.type is sort]
