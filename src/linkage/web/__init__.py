"""Case -> the workbench: pages and JSON for people who read, judge and correct.

A page and its JSON call the same operations of `linkage.desk`; this package only asks, words and shows.
"""

from linkage.web.app import make_app
from linkage.web.hosts import Team
from linkage.web.serving import serve, serve_team

__all__ = ["Team", "make_app", "serve", "serve_team"]
