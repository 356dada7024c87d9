"""Files -> readings: runs the reading of many reports, in this process or in several."""

from linkage.jobs.capture import Capture, capture_files
from linkage.jobs.local import default_workers, read_files
from linkage.jobs.reading import read_one, reader_name

__all__ = ["Capture", "capture_files", "default_workers", "read_files", "read_one", "reader_name"]
