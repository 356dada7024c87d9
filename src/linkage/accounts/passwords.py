"""Passwords as they are kept: scrypt with a salt of their own.

Source: RFC 7914; OWASP Password Storage Cheat Sheet (N = 2^15, r = 8, p = 3 is one of its equal choices: 32 MB a guess).
"""

import hashlib
import hmac
import secrets
from threading import BoundedSemaphore

from linkage.errors import InputError

SHORTEST, LONGEST = 12, 1_000
_N, _R, _P, _BYTES = 2**15, 8, 3, 32
_AT_ONCE = BoundedSemaphore(2)  # 32 MB each: many who guess at once must not fill the machine


def hash_password(password: str) -> str:
    """What is kept of a password.

    Args:
        password: The password.

    Returns:
        "scrypt$N$r$p$salt$hash", the last two in hex digits.

    Raises:
        InputError: It is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(f"a password has {SHORTEST} characters or more (and at most {LONGEST:,}): several words are easy to keep in mind")
    salt = secrets.token_bytes(16)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${_derive(password, salt, _N, _R, _P).hex()}"


def is_password(password: str, kept: str) -> bool:
    """Whether a password is the one of which that was kept; it takes as long where nothing was kept.

    Args:
        password: What was typed.
        kept: From `hash_password`; "" where there is no such account.
    """
    if len(password) > LONGEST:
        return False
    parts = (kept or _NOBODY).split("$")
    n, r, p = (int(part) for part in parts[1:4])
    same = hmac.compare_digest(_derive(password, bytes.fromhex(parts[4]), n, r, p), bytes.fromhex(parts[5]))
    return same and kept != ""


def _derive(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    with _AT_ONCE:
        return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, maxmem=2**27, dklen=_BYTES)


_NOBODY = f"scrypt${_N}${_R}${_P}${'00' * 16}${'00' * _BYTES}"
