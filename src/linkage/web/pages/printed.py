"""Pages of a PDF as they were printed."""

from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from linkage.errors import ReportError
from linkage.ledger import CaseFolder
from linkage.model.pageplace import PagePlace
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.reports import draw_page, find_on_page
from linkage.web.problems import Problem
from linkage.web.workbench import workbench_of

router = APIRouter()

PDF = "application/pdf"
KEPT_PAGES = 40  # pictures kept in memory, at about 200 kB each


@router.get("/printed/{report_id}/{number}.png")
def send_page(request: Request, report_id: str, number: int) -> Response:
    """The picture of one page."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        media_type = desk.index.report(report_id).row.media_type
    picture = _draw(workbench.case_dir, report_id, number) if media_type == PDF else None
    if picture is None:
        raise Problem(404, "page", workbench.words("refused.404"))
    return Response(picture, media_type="image/png")


@lru_cache(maxsize=256)
def find_place(case_dir: Path, report: Report, span: Span) -> PagePlace | None:
    """Where a stretch of a report stands on a printed page; None where the report is no PDF or no page holds it.

    Args:
        case_dir: The case.
        report: The report.
        span: The stretch.
    """
    raw = CaseFolder(case_dir).archive.bytes_of(report.id) if report.media_type == PDF else None
    try:
        return None if raw is None else find_on_page(raw, report.text, span)
    except ReportError:  # it was read once, so the archive has suffered: `linkage verify` tells
        return None


@lru_cache(maxsize=KEPT_PAGES)
def _draw(case_dir: Path, report_id: str, number: int) -> bytes | None:
    raw = CaseFolder(case_dir).archive.bytes_of(report_id)
    return None if raw is None else draw_page(raw, number)
