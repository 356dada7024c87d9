"""`linkage accounts`: who may work on a case together."""

from pathlib import Path

import click

from linkage.cli.console import safe
from linkage.cli.options import case_argument, example
from linkage.errors import InputError, NotACaseError
from linkage.model.account import Role

ACTIONS = ("list", "add", "role", "password", "disable", "enable", "token", "revoke")


@click.command(epilog=example("linkage accounts my-case add 'A. Person' --role owner"))
@case_argument
@click.argument("action", type=click.Choice(ACTIONS), default="list", metavar="ACTION")
@click.argument("name", required=False, default="", metavar="[NAME]")
@click.option("--role", type=click.Choice([str(role) for role in Role]), help="What the account or the token may do.")
@click.option("--label", default="", help="What a token is for.")
def accounts(case_dir: Path, action: str, name: str, role: str | None, label: str) -> None:
    """Manages who may sign in to a case served with --team.

    ACTION is list, add, role, password, disable, enable, token (shows a new token, once) or revoke (NAME is then the id of the token).
    Roles: reader (sees what was last published), analyst (adds and decides), reviewer (may also check a second time, and publish), owner
    (also settings and accounts).
    """
    from linkage.accounts import Accounts
    from linkage.ledger import CaseFolder

    if not CaseFolder(case_dir).ledger_file.is_file():
        raise NotACaseError(f"{case_dir} holds no case: run `linkage build` first")
    store = Accounts(case_dir)
    if action == "list":
        for account in store.all():
            click.echo(f"{safe(account.name)} · {account.role}{' · disabled' if account.is_disabled else ''}")
        for token in store.tokens(name):
            click.echo(
                f"token {token.id} · {safe(token.account)} · {token.role} · {safe(token.label)}{' · revoked' if token.is_revoked else ''}"
            )
        return
    if name == "":
        raise InputError(f"say whose account: `linkage accounts {case_dir} {action} NAME`")
    if action in ("add", "role", "token") and role is None:
        raise InputError(f"say what it may do: --role {', '.join(Role)}")
    wanted = Role(role or Role.READER)
    if action == "add":
        store.add(name, wanted, _ask_password())
    elif action == "role":
        store.change_role(name, wanted)
    elif action == "password":
        store.change_password(name, _ask_password())
    elif action in ("disable", "enable"):
        store.disable(name, disabled=action == "disable")
    elif action == "revoke":
        store.revoke_token(name)
    else:
        token, secret = store.make_token(name, wanted, label)
        click.echo(f"{secret}\nThis is token {token.id}. It is shown this once; send it as a bearer token.", err=False)
        return
    click.echo(f"done: {action} {safe(name)}")


def _ask_password() -> str:
    return str(click.prompt("Password", hide_input=True, confirmation_prompt="Again"))
