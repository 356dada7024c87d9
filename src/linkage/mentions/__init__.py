"""Report -> Mention."""

from linkage.mentions.parsing import parse_report

__all__ = ["parse_report"]
