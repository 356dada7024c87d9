"""The file of accounts: sign-in, sessions, tokens, and the log of what was done with them."""

import hashlib
import os
import secrets
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from linkage.accounts.passwords import hash_password, is_password
from linkage.accounts.schema import SCHEMA, VERSION
from linkage.accounts.waits import count_failure, forget_failures, wait_of
from linkage.errors import InputError
from linkage.model.account import Account, Event, Role, Token

ACCOUNTS_FILE = "accounts.sqlite"
IDLE_S, LONGEST_S = 8 * 3_600.0, 7 * 86_400.0  # a session ends after so long without a request, and in any case
BROWSER_S = 180 * 86_400.0
_WAIT_S = 5


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What came of an attempt to sign in.

    Args:
        account: Who it is; None where it failed.
        session: The secret of the new session.
        browser: The secret by which this browser is known again.
        wait_s: Seconds to wait before the next attempt counts; 0 for none.
    """

    account: Account | None
    session: str = ""
    browser: str = ""
    wait_s: float = 0.0


class Accounts:
    """The accounts of one case.

    Args:
        case_dir: The case.
        clock: Gives the time.
    """

    def __init__(self, case_dir: Path, clock: Callable[[], datetime] = _now) -> None:
        self.path = case_dir / ACCOUNTS_FILE
        self._clock = clock

    def add(self, name: str, role: Role, password: str, by: str = "", address: str = "") -> Account:
        """A new account.

        Args:
            name: The name that will stand in decisions.
            role: What it may do.
            password: Its password.
            by: Who adds it; "" for the command line.
            address: From where.

        Raises:
            InputError: The name is taken or no name, or the password too short.
        """
        name = " ".join(unicodedata.normalize("NFC", name).split())
        if not 1 <= len(name) <= 80 or not name.isprintable():
            raise InputError("a name has 1 to 80 letters: give the one that should stand in decisions")
        kept = hash_password(password)
        with self._open() as db:
            if db.execute("SELECT 1 FROM accounts WHERE folded = ?", (_fold(name),)).fetchone() is not None:
                raise InputError(f"there is an account {name!r} already: choose another name, also where that one is disabled")
            at = self._clock().isoformat(timespec="seconds")
            db.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, 0, ?)", (_fold(name), name, role, kept, at))
            self._note(db, by, "account added", f"{name} · {role}", address)
        return Account(name, role, at)

    def all(self) -> tuple[Account, ...]:
        """Every account, in order of name."""
        with self._open() as db:
            rows = db.execute("SELECT name, role, made_at, disabled FROM accounts ORDER BY folded").fetchall()
        return tuple(_account(row) for row in rows)

    def change_role(self, name: str, role: Role, by: str = "", address: str = "") -> None:
        """Gives an account another role, and ends its sessions.

        Raises:
            InputError: There is no such account, or it is the last owner.
        """
        with self._open() as db:
            account = self._account(db, name)
            self._keep_an_owner(db, account, leaves=role is not Role.OWNER)
            db.execute("UPDATE accounts SET role = ? WHERE folded = ?", (role, _fold(name)))
            db.execute("DELETE FROM sessions WHERE account = ?", (_fold(name),))
            self._note(db, by, "role changed", f"{account.name} · {account.role} → {role}", address)

    def disable(self, name: str, *, disabled: bool, by: str = "", address: str = "") -> None:
        """Keeps an account out, or lets it in again; its sessions end and its tokens open nothing meanwhile.

        Raises:
            InputError: There is no such account, or it is the last owner.
        """
        with self._open() as db:
            account = self._account(db, name)
            self._keep_an_owner(db, account, leaves=disabled)
            db.execute("UPDATE accounts SET disabled = ? WHERE folded = ?", (disabled, _fold(name)))
            db.execute("DELETE FROM sessions WHERE account = ?", (_fold(name),))
            self._note(db, by, "account disabled" if disabled else "account enabled", account.name, address)

    def change_password(self, name: str, password: str, by: str = "", address: str = "") -> None:
        """Gives an account another password, ends its sessions, forgets the browsers it used, and lifts any wait.

        Raises:
            InputError: There is no such account, or the password is too short.
        """
        kept = hash_password(password)
        with self._open() as db:
            account = self._account(db, name)
            db.execute("UPDATE accounts SET password = ? WHERE folded = ?", (kept, _fold(name)))
            for table in ("sessions", "browsers"):
                db.execute(f"DELETE FROM {table} WHERE account = ?", (_fold(name),))  # noqa: S608 - words of this line
            forget_failures(db, [f"account:{_fold(name)}"])
            self._note(db, by, "password changed", account.name, address)

    def sign_in(self, name: str, password: str, address: str, browser: str = "") -> SignedIn:
        """Tries a name and a password. It answers in the same way, and as slowly, whether or not there is such an account.

        Args:
            name: As typed.
            password: As typed.
            address: The network address it came from.
            browser: The secret by which the browser is known; "" where it has none.
        """
        now, folded = self._clock().timestamp(), _fold(name)[:200]
        keys, tried = self._try(folded, password, address, browser, now)
        if tried.account is None:
            return tried
        with self._open() as db:
            if self._enabled(db, folded) is None:  # disabled meanwhile
                return SignedIn(None)
            forget_failures(db, keys)
            session, known_as = secrets.token_urlsafe(32), tried.browser or secrets.token_urlsafe(32)
            db.execute("DELETE FROM sessions WHERE seen < ? OR began < ?", (now - IDLE_S, now - LONGEST_S))
            db.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (_hash(session), folded, now, now))
            db.execute("INSERT OR REPLACE INTO browsers VALUES (?, ?, ?)", (_hash(known_as), folded, now))
            self._note(db, tried.account.name, "signed in", "", address)
        return SignedIn(tried.account, session, known_as)

    def is_right(self, name: str, password: str, address: str, browser: str = "") -> bool:
        """Whether a password is that of the account: counted as an attempt to sign in is, and begins no session.

        Args:
            name: Whose.
            password: As typed.
            address: The network address it came from.
            browser: The secret by which the browser is known.
        """
        keys, tried = self._try(_fold(name)[:200], password, address, browser, self._clock().timestamp())
        if tried.account is not None:
            with self._open() as db:
                forget_failures(db, keys)
        return tried.account is not None

    def _try(self, folded: str, password: str, address: str, browser: str, now: float) -> tuple[list[str], SignedIn]:
        """By what the attempt was counted, and what came of it, without a session."""
        with self._open() as db:
            known = db.execute(
                "SELECT 1 FROM browsers WHERE hash = ? AND account = ? AND made > ?", (_hash(browser), folded, now - BROWSER_S)
            ).fetchone()
            keys = [f"address:{address}", f"account:{folded}"] if known is None else [f"browser:{_hash(browser)}"]
            wait = wait_of(db, keys, now)
            if wait > 0:
                return keys, SignedIn(None, wait_s=wait)
            count_failure(db, keys, now)
            row = db.execute("SELECT password FROM accounts WHERE folded = ?", (folded,)).fetchone()
        right = is_password(password, "" if row is None else str(row[0]))
        with self._open() as db:
            account = self._enabled(db, folded)
            if right and account is not None:
                return keys, SignedIn(account, browser=browser if known else "")
            named = db.execute("SELECT name FROM accounts WHERE folded = ?", (folded,)).fetchone()
            typed = "no account of this name" if named is None else str(named[0])  # people type passwords into the wrong field
            self._note(db, "", "sign-in refused", typed, address)
            return keys, SignedIn(None, wait_s=wait_of(db, keys, now))

    def of_session(self, session: str) -> Account | None:
        """Whose session that is; None where it has ended."""
        now = self._clock().timestamp()
        with self._open() as db:
            row = db.execute(
                "SELECT a.name, a.role, a.made_at, a.disabled, s.seen FROM sessions s JOIN accounts a ON a.folded = s.account "
                "WHERE s.hash = ? AND s.seen > ? AND s.began > ? AND NOT a.disabled",
                (_hash(session), now - IDLE_S, now - LONGEST_S),
            ).fetchone()
            if row is not None and now - float(row[4]) > 60:  # not for every request
                db.execute("UPDATE sessions SET seen = ? WHERE hash = ?", (now, _hash(session)))
        return None if row is None else _account(row)

    def sign_out(self, session: str, *, everywhere: bool = False, address: str = "") -> None:
        """Ends a session, or every session of its account."""
        with self._open() as db:
            row = db.execute(
                "SELECT account, name FROM sessions JOIN accounts ON folded = account WHERE hash = ?", (_hash(session),)
            ).fetchone()
            if row is None:
                return
            by, value = ("account", row[0]) if everywhere else ("hash", _hash(session))
            db.execute(f"DELETE FROM sessions WHERE {by} = ?", (value,))  # noqa: S608 - words of the line before
            self._note(db, str(row[1]), "signed out everywhere" if everywhere else "signed out", "", address)

    def make_token(self, name: str, role: Role, label: str, by: str = "", address: str = "") -> tuple[Token, str]:
        """A token for a program of that account.

        Returns:
            The token and its secret, which is kept nowhere: show it once.

        Raises:
            InputError: There is no such account, or it may not do as much itself.
        """
        with self._open() as db:
            account = self._account(db, name)
            if not account.role.may(role):
                raise InputError(f"{account.name} is {account.role} and cannot give a token the role {role}")
            secret, id_ = f"lk_{secrets.token_urlsafe(32)}", secrets.token_hex(4)
            token = Token(id_, account.name, role, " ".join(label.split())[:80], self._clock().isoformat(timespec="seconds"))
            values = (id_, _hash(secret), _fold(name), role, token.label, token.made_at)
            db.execute("INSERT INTO tokens VALUES (?, ?, ?, ?, ?, ?, 0)", values)
            self._note(db, by or account.name, "token made", f"{account.name} · {id_} · {role}", address)
        return token, secret

    def tokens(self, name: str = "") -> tuple[Token, ...]:
        """The tokens of an account; of all accounts without a name."""
        with self._open() as db:
            rows = db.execute(
                "SELECT t.id, a.name, t.role, t.label, t.made_at, t.revoked FROM tokens t JOIN accounts a ON a.folded = t.account "
                "WHERE ?1 = '' OR t.account = ?1 ORDER BY t.made_at, t.id",
                (_fold(name),),
            ).fetchall()
        return tuple(Token(str(i), str(n), Role(r), str(label), str(at), bool(gone)) for i, n, r, label, at, gone in rows)

    def revoke_token(self, id_: str, of: str = "", by: str = "", address: str = "") -> None:
        """Ends a token.

        Args:
            id_: Its id.
            of: Only where it is of this account; "" for any.
            by: Who ends it.
            address: From where.

        Raises:
            InputError: There is no such token.
        """
        with self._open() as db:
            row = db.execute("SELECT account FROM tokens WHERE id = ?", (id_,)).fetchone()
            if row is None or (of and row[0] != _fold(of)):
                raise InputError(f"there is no token {id_!r}: take an id of the list")
            db.execute("UPDATE tokens SET revoked = 1 WHERE id = ?", (id_,))
            self._note(db, by, "token revoked", id_, address)

    def of_token(self, secret: str) -> Account | None:
        """Whose token that is, with the role that the token and the account both allow; None where it opens nothing."""
        with self._open() as db:
            row = db.execute(
                "SELECT a.name, a.role, a.made_at, a.disabled, t.role FROM tokens t JOIN accounts a ON a.folded = t.account "
                "WHERE t.hash = ? AND NOT t.revoked AND NOT a.disabled",
                (_hash(secret),),
            ).fetchone()
        if row is None:
            return None
        return Account(str(row[0]), min(Role(row[1]), Role(row[4]), key=lambda role: role.rank), str(row[2]))

    def note(self, person: str, type_: str, subject: str, address: str = "") -> None:
        """Enters something into the log: an export, for example."""
        with self._open() as db:
            self._note(db, person, type_, subject, address)

    def log(self, before: int = 2**62, limit: int = 50, person: str = "", day: str = "") -> tuple[Event, ...]:
        """Lines of the log, the last first.

        Args:
            before: Only lines with a lower number.
            limit: How many.
            person: Only of this person.
            day: Only of this ISO day (UTC).
        """
        with self._open() as db:
            rows = db.execute(
                "SELECT seq, at, person, type, subject, address FROM log WHERE seq < ?1 AND (?2 = '' OR person = ?2) "
                "AND (?3 = '' OR substr(at, 1, 10) = ?3) ORDER BY seq DESC LIMIT ?4",
                (before, person, day, limit),
            ).fetchall()
        return tuple(Event(int(n), *(str(value) for value in rest)) for n, *rest in rows)

    def _note(self, db: sqlite3.Connection, person: str, type_: str, subject: str, address: str) -> None:
        at = self._clock().isoformat(timespec="seconds")
        db.execute("INSERT INTO log (at, person, type, subject, address) VALUES (?, ?, ?, ?, ?)", (at, person, type_, subject, address))

    @staticmethod
    def _account(db: sqlite3.Connection, name: str) -> Account:
        row = db.execute("SELECT name, role, made_at, disabled FROM accounts WHERE folded = ?", (_fold(name),)).fetchone()
        if row is None:
            raise InputError(f"there is no account {name!r}: `linkage accounts CASE list` shows those there are")
        return _account(row)

    @staticmethod
    def _enabled(db: sqlite3.Connection, folded: str) -> Account | None:
        row = db.execute("SELECT name, role, made_at, disabled FROM accounts WHERE folded = ? AND NOT disabled", (folded,)).fetchone()
        return None if row is None else _account(row)

    @staticmethod
    def _keep_an_owner(db: sqlite3.Connection, account: Account, *, leaves: bool) -> None:
        others = "SELECT count(*) FROM accounts WHERE role = 'owner' AND NOT disabled AND folded != ?"
        if leaves and account.role is Role.OWNER and db.execute(others, (_fold(account.name),)).fetchone()[0] == 0:
            raise InputError(f"{account.name} is the only owner: make another account owner first")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The file in one transaction; made where it is missing, for its user's eyes only."""
        try:
            if not self.path.exists():  # else left alone: to close it drops every lock that this process has on it
                os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            pass  # another was quicker
        except OSError as error:
            raise InputError(f"cannot open {self.path}: {error.strerror}; is this the folder of a case, and yours?") from error
        with closing(sqlite3.connect(self.path, isolation_level=None, timeout=_WAIT_S)) as db:
            try:
                (version,) = db.execute("PRAGMA user_version").fetchone()
                if version == 0:
                    db.executescript(f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")
                elif version != VERSION:
                    raise InputError(f"{self.path} was made by another version of Linkage: use that one")
                db.execute("BEGIN IMMEDIATE")
                yield db
                db.execute("COMMIT")
            except sqlite3.DatabaseError as error:
                raise InputError(f"{self.path} cannot be used now ({error}): try again, or put back a copy of it") from error


def _account(row: tuple[object, ...]) -> Account:
    return Account(str(row[0]), Role(str(row[1])), str(row[2]), bool(row[3]))


def _fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()  # of 256 random bits: nothing to guess
