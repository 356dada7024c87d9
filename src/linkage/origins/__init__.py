"""Report and Claim -> Origin: what comes from one hand, however many reports carry it."""

from linkage.origins.declared import declare_pairs
from linkage.origins.find import find_origins
from linkage.origins.ties import find_ties

__all__ = ["declare_pairs", "find_origins", "find_ties"]
