"""Account, session, token: who works on a case with others. In a file of its own, for passwords are no evidence."""

from linkage.accounts.passwords import SHORTEST, hash_password, is_password
from linkage.accounts.store import ACCOUNTS_FILE, Accounts, SignedIn

__all__ = ["ACCOUNTS_FILE", "SHORTEST", "Accounts", "SignedIn", "hash_password", "is_password"]
