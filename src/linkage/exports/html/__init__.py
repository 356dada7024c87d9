"""CaseFile -> static HTML: a folder of pages that works without network."""

from linkage.exports.html.site import write_html

__all__ = ["write_html"]
