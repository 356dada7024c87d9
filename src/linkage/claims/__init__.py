"""Mention -> Claim."""

from linkage.claims.reader import Reader, ReaderOutput
from linkage.claims.rules import RulesReader
from linkage.claims.table import TableReader
from linkage.claims.tableexample import example_mapping

__all__ = ["Reader", "ReaderOutput", "RulesReader", "TableReader", "example_mapping"]
