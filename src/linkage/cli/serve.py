"""`linkage serve`: the workbench."""

import getpass
import webbrowser
from pathlib import Path

import click

from linkage.cli.options import PATH, example
from linkage.errors import InputError


@click.command(epilog=example("linkage serve my-case"))
@click.argument("case_dir", type=PATH, metavar="CASE", required=False)
@click.option("--port", type=click.IntRange(1, 65535), metavar="N", help="The port; by default 8765, or a free one where that is taken.")
@click.option("--no-browser", is_flag=True, help="Only print the address; open no browser.")
@click.option(
    "--person", metavar="NAME", help="The name that stands in your decisions; by default the one that you gave on the page and kept."
)
@click.option("--team", "is_team", is_flag=True, help="For several people, who sign in: see `linkage accounts`.")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="With --team: the address to listen on; by default this machine only.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="With --team: a name by which browsers reach it; may be repeated.")
@click.option("--cert", type=PATH, metavar="FILE", help="With --team: the TLS certificate.")
@click.option("--key", type=PATH, metavar="FILE", help="With --team: the key of the certificate.")
@click.option("--behind-proxy", default="", metavar="ADDRESS", help="With --team: the address of the proxy that encrypts for it.")
def serve(
    case_dir: Path | None,
    port: int | None,
    no_browser: bool,
    person: str | None,
    is_team: bool,
    host: str,
    names: tuple[str, ...],
    cert: Path | None,
    key: Path | None,
    behind_proxy: str,
) -> None:
    """Opens the case in a browser: add reports, read, judge, correct, publish. A folder that is missing or empty becomes a new case.

    The workbench answers on this machine only, and only to who has the link that it prints. Stop it with Ctrl-C; every decision is kept
    in the case as soon as it is made.
    """
    if case_dir is None:
        raise InputError("name the folder of a case, as in `linkage serve my-case`; one that is missing or empty becomes a new case")
    from linkage import pipeline
    from linkage.web import Team, serve_team
    from linkage.web import serve as serve_case
    from linkage.web.signature import kept_name

    if not is_team and (host != "127.0.0.1" or names or cert or key or behind_proxy):
        raise InputError("without --team the workbench answers on this machine only: give --team, for which people sign in")
    if is_team:
        team = Team(host, names, cert, key, behind_proxy)
        serve_team(case_dir, team, port, lambda address: click.echo(f"The workbench is at {address}\nStop it with Ctrl-C."))
        click.echo("Stopped. Every decision is kept in the case.")
        return
    if pipeline.begin_case(case_dir):
        click.echo(f"{case_dir} is a new case.")
    given = (person or kept_name()).strip()
    name = given or _account()

    def tell(address: str) -> None:
        click.echo(f"The workbench is at {address}\nIt answers on this machine only. Stop it with Ctrl-C.")
        signs = f"You decide as {name}: change that on the page, or give --person." if given else "The page asks for your name."
        click.echo(signs)
        if not no_browser:
            webbrowser.open(address)

    serve_case(case_dir, name, port, tell, is_named=given != "")
    click.echo("Stopped. Every decision is kept in the case.")


def _account() -> str:
    """The name of the account that runs this; where the system has none, as in some containers, a plain word."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "analyst"
