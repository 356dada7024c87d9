"""Case -> the workbench: pages and JSON for people who read, judge and correct.

A page and its JSON call the same operations of `linkage.desk`; this package only asks, words and shows.
"""

from linkage.web.app import make_app
from linkage.web.serving import serve

__all__ = ["make_app", "serve"]
