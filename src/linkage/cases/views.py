"""CaseFile -> CaseViews: everything that has pages of its own in the case file."""

from linkage.cases.conduct import compare_declared
from linkage.cases.people import profile_people
from linkage.model.case import CaseFile
from linkage.model.views import CaseViews


def view_case(case_file: CaseFile) -> CaseViews:
    """The views of a case; the same for the same case.

    Args:
        case_file: The case, resolved.
    """
    return CaseViews(profiles=profile_people(case_file), comparisons=compare_declared(case_file))
