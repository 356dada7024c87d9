"""Who has decided anything: what the audit page offers to narrow its list."""

from linkage.indexes.index import Index
from linkage.model.indexed import AuditRow


def list_deciders(index: Index) -> tuple[str, ...]:
    """The persons who have decided anything, in order of name.

    Args:
        index: The case.
    """
    return tuple(str(person) for (person,) in index.connection.execute("SELECT DISTINCT person FROM decisions ORDER BY person"))


def list_descriptions(index: Index, report_id: str) -> tuple[AuditRow, ...]:
    """What was set anew of a report, the last first; what was taken back too.

    Args:
        index: The index.
        report_id: The report.
    """
    sql = "SELECT id FROM decisions WHERE type = 'describe' AND json_extract(body, '$.subjects[0]') = ? ORDER BY seq DESC"
    return tuple(index.decision(str(id_)) for (id_,) in index.connection.execute(sql, (report_id,)))
