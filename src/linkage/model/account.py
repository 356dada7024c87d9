"""Who may work on a case with others."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account may do; each may do what the one before it may."""

    READER = "reader"  # sees the case as it was last published
    ANALYST = "analyst"  # sees everything; decides
    REVIEWER = "reviewer"  # may be the second person who checks a claim; publishes
    OWNER = "owner"  # sets what the case asks about and what may be published; manages accounts

    @property
    def rank(self) -> int:
        """Its place among the roles, from 0."""
        return list(Role).index(self)

    def may(self, least: "Role") -> bool:
        """Whether it may do what needs that role at least."""
        return self.rank >= least.rank


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a case.

    Args:
        name: The name that stands in decisions.
        role: What it may do.
        made_at: ISO 8601 time.
        is_disabled: Whether it may not sign in; what it decided stays.
    """

    name: str
    role: Role
    made_at: str
    is_disabled: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """What a program shows in place of a password; the secret itself is shown once and kept nowhere.

    Args:
        id: Names it, to revoke it by.
        account: Whose it is.
        role: What it may do; never more than its account may.
        label: What it is for.
        made_at: ISO 8601 time.
        is_revoked: Whether it opens nothing any more.
    """

    id: str
    account: str
    role: Role
    label: str
    made_at: str
    is_revoked: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the log of sign-ins, changes of accounts and exports.

    Args:
        seq: Its number.
        at: ISO 8601 time.
        person: Who did it; "" where nobody was known.
        type: What was done ("sign in", "account added").
        subject: To whom or what.
        address: The network address it came from; "" for the command line.
    """

    seq: int
    at: str
    person: str
    type: str
    subject: str
    address: str
