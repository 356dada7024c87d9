"""Who has decided anything: what the audit page offers to narrow its list."""

from linkage.indexes.index import Index


def list_deciders(index: Index) -> tuple[str, ...]:
    """The persons who have decided anything, in order of name.

    Args:
        index: The case.
    """
    return tuple(str(person) for (person,) in index.connection.execute("SELECT DISTINCT person FROM decisions ORDER BY person"))
