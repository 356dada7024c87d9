"""Files of an authority -> SanctionsList."""

from linkage.entities.lists.read import ListFolder, read_lists, read_sources
from linkage.entities.lists.table import source_of

__all__ = ["ListFolder", "read_lists", "read_sources", "source_of"]
