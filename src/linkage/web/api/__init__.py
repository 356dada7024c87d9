"""The JSON side, one file a thing; each is given to `make_app` by its router."""

from linkage.web.api.adding import router as adding
from linkage.web.api.case import router as case
from linkage.web.api.claims import router as claims
from linkage.web.api.decisions import router as decisions
from linkage.web.api.entities import router as entities
from linkage.web.api.incidents import router as incidents
from linkage.web.api.joins import router as joins
from linkage.web.api.maps import router as maps
from linkage.web.api.marks import router as marks
from linkage.web.api.people import router as people
from linkage.web.api.publishing import router as publishing
from linkage.web.api.reports import router as reports
from linkage.web.api.settings import router as settings
from linkage.web.api.workingout import router as workingout

ROUTERS = (case, claims, decisions, marks, reports, entities, incidents, maps, joins, workingout, adding, settings, publishing, people)

__all__ = ["ROUTERS"]
