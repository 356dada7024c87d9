"""What each role may do: every operation of pages and JSON with the least role that it needs, in this one table.

An operation that does not stand here is open to owners only, until somebody has thought about it.
"""

from collections.abc import Callable

from linkage.errors import InputError
from linkage.model.account import Role
from linkage.web.access import Visitor

READER, ANALYST, REVIEWER, OWNER = Role

LEAST: dict[str, Role] = {
    # what was published, for readers; everything, for everybody else
    "pages.overview.show_overview": READER,
    "pages.review.show_review": READER,
    "pages.reports.show_reports": READER,
    "pages.search.search": READER,
    "pages.entities.show_entities": READER,
    "pages.entities.show_entity": READER,
    "pages.incidents.show_incidents": READER,
    "pages.incidents.show_drawings": READER,
    "pages.incidents.show_campaigns": READER,
    "pages.incidents.show_incident": READER,
    "pages.streets.send_streets": READER,
    "pages.casefile.enter_case_file": READER,
    "pages.casefile.show_case_file": READER,
    "pages.publishing.send_written": READER,
    "api.case.get_case": READER,
    "api.claims.list_claims": READER,
    "api.claims.get_claim": READER,
    "api.claims.get_counts": READER,
    "api.reports.list_reports": READER,
    "api.reports.get_report": READER,
    "api.entities.list_entities": READER,
    "api.entities.get_entity": READER,
    "api.incidents.list_incidents": READER,
    "api.incidents.get_incident": READER,
    "api.maps.get_map": READER,
    "api.maps.get_ground": READER,
    # one's own account
    "pages.account.show_account": READER,
    "pages.account.sign_out": READER,
    "pages.account.sign_out_everywhere": READER,
    "pages.account.change_password": READER,
    "pages.account.make_token": READER,
    "pages.account.revoke_token": READER,
    "api.people.list_tokens": READER,
    "api.people.make_token": READER,
    "api.people.revoke_token": READER,
    # reading and deciding
    "pages.printed.send_page": ANALYST,  # the file as it was captured, in which nothing is withheld
    "pages.review.show_new_claim": ANALYST,
    "pages.deciding.decide": ANALYST,
    "pages.deciding.accept_shown": ANALYST,
    "pages.deciding.undo": ANALYST,
    "pages.deciding.add": ANALYST,
    "pages.describing.show_description": ANALYST,
    "pages.describing.describe": ANALYST,
    "api.reports.describe_report": ANALYST,
    "pages.marking.mark": ANALYST,
    "pages.marking.show_marks": ANALYST,
    "pages.joins.show_pairs": ANALYST,
    "pages.joins.show_pair": ANALYST,
    "pages.joins.decide": ANALYST,
    "pages.joins.undo": ANALYST,
    "pages.disputed.show_disputed": ANALYST,
    "pages.disputed.tell_disputed": ANALYST,
    "pages.casefile.write_case_file": ANALYST,
    "pages.workingout.start": ANALYST,
    "pages.workingout.show": ANALYST,
    "pages.adding.show_add": ANALYST,
    "pages.adding.show_progress": ANALYST,
    "pages.adding.take_files": ANALYST,
    "pages.adding.run_again": ANALYST,
    "pages.adding.leave_out": ANALYST,
    "pages.audit.show_audit": ANALYST,
    "pages.audit.start_check": ANALYST,
    "pages.publishing.show_publish": ANALYST,
    "pages.settings.show_settings": ANALYST,
    "pages.naming.show_name": ANALYST,  # one person on their own machine only
    "pages.naming.change_name": ANALYST,
    "api.claims.add_claim": ANALYST,
    "api.claims.correct_claim": ANALYST,
    "api.decisions.list_decisions": ANALYST,
    "api.decisions.decide": ANALYST,
    "api.marks.list_marked": ANALYST,
    "api.joins.list_possible_joins": ANALYST,
    "api.workingout.get_work": ANALYST,
    "api.workingout.start_work": ANALYST,
    "api.adding.add_files": ANALYST,
    "api.adding.get_run": ANALYST,
    "api.adding.do_run": ANALYST,
    "api.people.start_check": ANALYST,
    "api.people.get_check": ANALYST,
    "api.publishing.get_publication": ANALYST,
    "api.settings.get_settings": ANALYST,
    # letting out
    "pages.publishing.publish": REVIEWER,
    "api.publishing.publish": REVIEWER,
    # the case itself, and who works on it
    "pages.adding.take_path": OWNER,  # any folder of the machine that serves
    "api.adding.add_path": OWNER,
    "pages.settings.save_settings": OWNER,
    "api.settings.put_settings": OWNER,
    "pages.accounts.show_accounts": OWNER,
    "pages.accounts.change_accounts": OWNER,
    "api.people.list_accounts": OWNER,
    "api.people.list_log": OWNER,
}


def name_of(endpoint: Callable[..., object]) -> str:
    """The name of an operation in the table: its file and its function."""
    return f"{endpoint.__module__.removeprefix('linkage.web.')}.{endpoint.__name__}"


def least_role(endpoint: Callable[..., object]) -> Role:
    """The least role that an operation needs.

    Args:
        endpoint: The function that answers.
    """
    return LEAST.get(name_of(endpoint), OWNER)


def allow_role(visitor: Visitor, role: Role) -> Role:
    """The role of a token, where it is no more than what asks for it may do.

    Args:
        visitor: Who asks: a person, or a program whose token may have less than its account.
        role: The role.

    Raises:
        InputError: It is more.
    """
    if not visitor.role.may(role):
        raise InputError(f"you are {visitor.role} here and cannot give a token the role {role}: choose a lesser one")
    return role
