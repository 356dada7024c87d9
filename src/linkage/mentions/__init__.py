"""Report -> Mention."""

from linkage.mentions.parsing import parse_report, parse_reports

__all__ = ["parse_report", "parse_reports"]
