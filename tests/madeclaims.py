"""Claims and reports made by hand for tests of what comes after reading."""

import hashlib

from linkage.model.claim import Attribution, Claim, ClaimKind, Role, RoleValue, Stance
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When


def make_report(name: str, published: str | None = "2019-05-16", publisher: str | None = None, text: str = "x" * 400) -> Report:
    """A report of that name, with an id of its own."""
    digest = hashlib.sha256(name.encode()).hexdigest()
    return Report(digest, f"{name}.txt", "text/plain", text, name, publisher=publisher or name, published=published, language="en")


def make_claim(
    report: Report, kind: str, at: int = 0, source: str | None = None, stance: str = "asserted", edtf: str = "", **roles: RoleValue
) -> Claim:
    """A claim of the report whose quote begins at `at`; `from_` stands for the role "from"."""
    values = tuple(Role(name.rstrip("_"), value, Span(at, at + 5) if isinstance(value, str) else None) for name, value in roles.items())
    chain = (Attribution(source, None, "said"),) if source is not None else ()
    when = When(edtf, edtf) if edtf else None
    return Claim(ClaimKind(kind), report.id, Span(at, at + 20), values, chain, Stance(stance), when)
