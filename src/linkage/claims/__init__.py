"""Mention -> Claim."""

from linkage.claims.reader import Reader, ReaderOutput
from linkage.claims.rules import RulesReader

__all__ = ["Reader", "ReaderOutput", "RulesReader"]
