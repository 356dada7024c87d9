"""The pages, one file a page; each is given to `make_app` by its router."""

from linkage.web.pages.account import router as account
from linkage.web.pages.accounts import router as accounts
from linkage.web.pages.adding import router as adding
from linkage.web.pages.audit import router as audit
from linkage.web.pages.casefile import router as casefile
from linkage.web.pages.deciding import router as deciding
from linkage.web.pages.describing import router as describing
from linkage.web.pages.disputed import router as disputed
from linkage.web.pages.entities import router as entities
from linkage.web.pages.entrance import router as entrance
from linkage.web.pages.incidents import router as incidents
from linkage.web.pages.joins import router as joins
from linkage.web.pages.marking import router as marking
from linkage.web.pages.naming import router as naming
from linkage.web.pages.overview import router as overview
from linkage.web.pages.printed import router as printed
from linkage.web.pages.publishing import router as publishing
from linkage.web.pages.reports import router as reports
from linkage.web.pages.review import router as review
from linkage.web.pages.search import router as search
from linkage.web.pages.settings import router as settings
from linkage.web.pages.signin import router as signin
from linkage.web.pages.streets import router as streets
from linkage.web.pages.workingout import router as workingout

ENTRANCES = (entrance, signin)  # open to who has no cookie yet
ROUTERS = (
    overview, review, deciding, reports, describing, printed, search, entities, incidents, streets, casefile, joins, disputed, naming,
    workingout, adding, settings, publishing, marking, audit, account, accounts,
)  # fmt: skip

__all__ = ["ENTRANCES", "ROUTERS"]
