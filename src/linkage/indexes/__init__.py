"""CaseFile -> Index: the case in one SQLite file that answers a page at a time; made from the ledger, and made again at will.

One is for those who work on the case, another for readers: the case as it was last published.
"""

from linkage.indexes.catchup import catch_up
from linkage.indexes.index import Index
from linkage.indexes.write import write_index, write_published_index

__all__ = ["Index", "catch_up", "write_index", "write_published_index"]
