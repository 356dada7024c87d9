"""Reports and what is said of them -> Corrections: those corrected, retracted or replaced, and later versions of one report."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from linkage.cases.ownnotice import find_notices
from linkage.model.claim import Claim
from linkage.model.correction import Correction, Corrections, DeclaredStatus, LaterVersion, Standing, ToldIn
from linkage.model.report import Report

_SHORTEST_ID = 8  # characters of a sha256 that name a report
_SAME_ADDRESS = "the same address"
_WORD = re.compile(r"[^\W_]+")
Key = tuple[str, str, str, str]


def find_corrections(reports: Sequence[Report], claims: Iterable[Claim], declared: Sequence[DeclaredStatus]) -> Corrections:
    """What sidecars, case.yaml and the reports themselves say of corrections, and what changed from one version to the next.

    Nothing is removed: a claim of a retracted report stays a claim of its source. A report's own notice tells that it stands corrected,
    so its claims are of the corrected text.

    Args:
        reports: The reports of the case.
        claims: Their claims.
        declared: What case.yaml says of reports.

    Returns:
        The notices and versions; the same for the same case.
    """
    said = [(r, r.status, ToldIn.SIDECAR) for r in reports if r.status is not None]
    unknown = []
    for entry in declared:
        report = find_report(entry.report, reports)
        if report is None:
            unknown.append(f"corrections in case.yaml: {entry.report} is no report of this case, or stands for several")
        else:
            said.append((report, entry.status, ToldIn.CASE))
    notices, pairs = [], []
    for report, status, told_in in said:
        if status.standing is not None:
            notices.append(Correction(report.id, status.standing, status.date, status.note, told_in))
        replaced = find_report(status.replaces, [r for r in reports if r.id != report.id]) if status.replaces else None
        if replaced is not None:
            notices.append(Correction(replaced.id, Standing.REPLACED, status.date, status.note, told_in, None, report.id))
            pairs.append((replaced, report, f"said to be replaced, in {_teller(told_in)}"))
        elif status.replaces:
            unknown.append(f"{report.file} is said to replace {status.replaces}, which is no report of this case, or stands for several")
    for report in reports:
        if not report.is_table:
            notices.extend(find_notices(report))
    order = {report.id: n for n, report in enumerate(reports)}
    told = {(earlier.id, later.id) for earlier, later, _ in pairs}
    pairs += [(a, b, _SAME_ADDRESS) for a, b in _same_address(reports) if (a.id, b.id) not in told and (b.id, a.id) not in told]
    by_report: dict[str, list[Claim]] = {report.id: [] for report in reports}
    for claim in claims if pairs else ():
        by_report[claim.report_id].append(claim)
    versions = [_version(a, b, why, by_report) for a, b, why in dict.fromkeys(pairs)]
    return Corrections(
        tuple(sorted(dict.fromkeys(notices), key=lambda n: (order[n.report_id], n.told_in, n.date, n.standing, n.span is not None))),
        tuple(sorted(versions, key=lambda v: (order[v.later], order[v.earlier]))),
        tuple(unknown),
    )


def find_report(called: str, reports: Sequence[Report]) -> Report | None:
    """The one report of that file, sha256 or address; None where there is none, or several.

    Args:
        called: A file's name, the first eight or more characters of a sha256, or an address.
        reports: The reports.
    """
    for found in (
        [r for r in reports if r.file == called],
        [r for r in reports if len(called) >= _SHORTEST_ID and r.id.startswith(called.lower())],
        [r for r in reports if r.url is not None and _address(r.url) == _address(called)],
    ):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _teller(told_in: ToldIn) -> str:
    """Where it is written, told of the report that replaces."""
    return "its sidecar" if told_in is ToldIn.SIDECAR else str(told_in)


def _same_address(reports: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """Each version of an address with the one before it: by publication, capture, then order in the ledger."""
    by_address: dict[str, list[Report]] = {}
    for report in reports:
        if report.url is not None and not report.is_table:
            by_address.setdefault(_address(report.url), []).append(report)
    for versions in by_address.values():
        ordered = sorted(versions, key=lambda r: (r.published or "", r.captured_at or ""))
        yield from pairwise(ordered)


def _address(url: str) -> str:
    """An address without what does not tell one page from another: scheme, "www." and a last slash."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url.strip()).rstrip("/")


def _version(earlier: Report, later: Report, why: str, claims: dict[str, list[Claim]]) -> LaterVersion:
    before, after = claims[earlier.id], claims[later.id]
    return LaterVersion(earlier.id, later.id, why, _only(before, earlier, after, later), _only(after, later, before, earlier))


def _only(claims: Sequence[Claim], report: Report, others: Sequence[Claim], other: Report) -> tuple[str, ...]:
    """Ids of the claims that have none of the same words, source and stance among the others."""
    left = Counter(_key(claim, other) for claim in others)
    found = []
    for claim in claims:
        key = _key(claim, report)
        if left[key] > 0:
            left[key] -= 1
        else:
            found.append(claim.id)
    return tuple(found)


def _key(claim: Claim, report: Report) -> Key:
    return claim.kind, " ".join(_WORD.findall(claim.quote.of(report.text).casefold())), (claim.source or "").casefold(), claim.stance
