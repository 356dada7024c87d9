"""file -> Report."""

from linkage.reports.listing import FileList, list_files
from linkage.reports.reading import read_report

__all__ = ["FileList", "list_files", "read_report"]
