"""CaseFile -> static HTML: a folder of pages that works without network, and dossiers of one person or campaign."""

from linkage.exports.html.dossier import make_dossier_html
from linkage.exports.html.site import write_html

__all__ = ["make_dossier_html", "write_html"]
