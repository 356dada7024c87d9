"""`linkage`: the commands, and how a run ends.

Exit status: 0 fine; 1 `verify` found something wrong; 2 a mistake of the user, told in one line; 3 some files could not be read, everything
else was done; 130 stopped with Ctrl-C.
"""

import os
import sys
from collections.abc import Sequence

import click

from linkage.cli.accounts import accounts
from linkage.cli.build import build
from linkage.cli.claims import claims
from linkage.cli.command import command as command_
from linkage.cli.compare import compare
from linkage.cli.contradictions import contradictions
from linkage.cli.corrections import corrections
from linkage.cli.entities import entities
from linkage.cli.export import export
from linkage.cli.figures import figures
from linkage.cli.incidents import incidents
from linkage.cli.issues import issues
from linkage.cli.matrix import matrix
from linkage.cli.options import example
from linkage.cli.read import read
from linkage.cli.screen import screen
from linkage.cli.serve import serve
from linkage.cli.verify import verify
from linkage.errors import LinkageError

USER_MISTAKE = 2
STOPPED = 130


class InOrder(click.Group):
    """Lists the commands in the order of the work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands, in the order in which they were added."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    epilog=example("linkage build reports/ -o my-case"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="linkage-evidence", prog_name="linkage")
def linkage() -> None:
    """Who is answerable, for what, according to whom.

    Reads open-source reporting on armed conflict and keeps every claim with its source and the sentence that carries it.
    Everything is done on this machine; nothing leaves it.
    """


_CASES = (claims, entities, incidents, figures, command_, matrix, compare, contradictions, corrections, screen, export, issues)
COMMANDS = (build, read, serve, accounts, *_CASES, verify)
for command in COMMANDS:
    linkage.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """Runs one command.

    Args:
        arguments: What follows `linkage` on the command line.

    Returns:
        The exit status.
    """
    try:
        status = linkage.main(list(arguments), prog_name="linkage", standalone_mode=False)
    except click.UsageError as error:
        where = f" (see `{error.ctx.command_path} --help`)" if error.ctx is not None else ""
        return _refuse(f"{error.format_message()}{where}")
    except click.ClickException as error:
        return _refuse(error.format_message())
    except LinkageError as error:
        return _refuse(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is None:  # no file of the user's: a defect, to be seen whole
            raise
        return _refuse(f"cannot use {error.filename}: {error.strerror}; check that it is there and that you may read and write it")
    except (click.Abort, KeyboardInterrupt):
        is_building = next(iter(arguments), "") == "build"
        kept = "What was read so far is kept: run the same command again to go on." if is_building else "Nothing was half done."
        click.echo(f"linkage: stopped. {kept}", err=True)
        return STOPPED
    return status if isinstance(status, int) else 0


def main() -> None:
    """The console script."""
    status = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of a pipe, such as `head`, had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


def _refuse(message: str) -> int:
    click.echo(f"linkage: {' '.join(message.split())}", err=True)
    return USER_MISTAKE
