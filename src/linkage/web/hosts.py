"""By which addresses the workbench is reached: on this machine only, or by several people over a line that is encrypted."""

import ssl
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

from linkage.errors import InputError

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Team:
    """How a case is served to several people.

    Args:
        host: The address to listen on.
        names: Names by which browsers reach it, beside that address.
        certificate: The file of its TLS certificate.
        key: The file of the certificate's key.
        behind_proxy: The address of the reverse proxy that encrypts for it; "" for none.
    """

    host: str = LOOPBACK
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None
    behind_proxy: str = ""

    def __post_init__(self) -> None:
        if (self.certificate is None) != (self.key is None):
            raise InputError("give --cert and --key together: the certificate and its key")
        if self.certificate is not None and self.key is not None:
            _check_certificate(self.certificate, self.key)
        if self.behind_proxy:
            _read_address(self.behind_proxy)
        if not _is_loopback(self.host) and not self.is_encrypted:
            raise InputError(
                f"{self.host} is not this machine alone: give --cert and --key, or --behind-proxy ADDRESS where a proxy encrypts for it"
            )
        if any("/" in name or not name.isascii() for name in self.names):
            raise InputError("give --name as browsers send it, without https://: case.example.org, or case.example.org:8443")
        if self.host in ("0.0.0.0", "::") and not self.names:  # noqa: S104 - compared, not bound
            raise InputError(f"{self.host} is every address of this machine: say with --name by which name browsers reach it")

    def address(self, port: int) -> str:
        """By which host and port browsers reach it; the proxy's port is not known.

        Args:
            port: The port that it listens on.
        """
        name = self.names[0] if self.names else f"[{self.host}]" if ":" in self.host else self.host
        has_port = ":" in name.rpartition("]")[2]
        return name if self.behind_proxy or has_port else f"{name}:{port}"

    @property
    def is_encrypted(self) -> bool:
        """Whether browsers reach it by https only."""
        return self.certificate is not None or self.behind_proxy != ""


def own_hosts(port: int) -> frozenset[str]:
    """The values of the Host header that are ours.

    Args:
        port: The port.
    """
    return frozenset({f"{LOOPBACK}:{port}", f"localhost:{port}"})


def team_hosts(team: Team, port: int) -> frozenset[str]:
    """The values of the Host header that are those of a case served to several.

    Args:
        team: How it is served.
        port: The port.
    """
    names = team.names or (f"[{team.host}]" if ":" in team.host else team.host,)
    loopback = own_hosts(port) if _is_loopback(team.host) else frozenset()
    return frozenset({*(name for name in names), *(f"{name}:{port}" for name in names), *loopback})


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    return _read_address(host).is_loopback


def _read_address(text: str) -> IPv4Address | IPv6Address:
    try:
        return ip_address(text)
    except ValueError as error:
        raise InputError(f"{text} is no address of a machine: give one such as 127.0.0.1 or 192.168.1.20, and names with --name") from error


def _check_certificate(certificate: Path, key: Path) -> None:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password=lambda: b"")  # asks nobody for one
    except OSError as error:  # ssl.SSLError too
        raise InputError(
            f"{certificate} and {key} are no certificate and its key ({error.strerror}): give both as PEM, the key without a password"
        ) from error
