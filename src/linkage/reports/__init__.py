"""file -> Report."""

from linkage.reports.listing import FileList, list_files
from linkage.reports.pdfpages import draw_page, find_on_page
from linkage.reports.reading import read_report
from linkage.reports.sidecar import has_sidecar, read_status
from linkage.reports.table import is_table, mapping_path, read_mapping_text

__all__ = [
    "FileList",
    "draw_page",
    "find_on_page",
    "has_sidecar",
    "is_table",
    "list_files",
    "mapping_path",
    "read_mapping_text",
    "read_report",
    "read_status",
]
