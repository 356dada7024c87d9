"""`linkage command`: who held which post, who stood above and below, on a date."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from linkage.cli.console import safe
from linkage.cli.options import case_argument, example, profile_option
from linkage.cli.quotes import Quotes
from linkage.errors import InputError
from linkage.model.case import CaseFile
from linkage.model.command import CommandChain, Link
from linkage.model.edtf import read_edtf
from linkage.model.review import Profile

CLAIM = "      "  # before a claim
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}(/\d{4}(-\d{2}){0,2})?")


@click.command(epilog=example("linkage command my-case Mizintsev --on 2022-03-16"))
@case_argument
@profile_option
@click.argument("name", metavar="NAME")
@click.option("--on", metavar="DATE", help="A day, month or year, or two with a slash between; without it, all times.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
def command(case_dir: Path, profile: Profile | None, name: str, on: str | None, as_json: bool) -> None:
    """Shows who held which post, and who is said to stand above and below, on a date.

    NAME is a person, unit or body, by its name, words of it, or its id. Conflicting claims stand side by side.
    """
    from linkage import pipeline
    from linkage.cases import find_command
    from linkage.exports.commandjson import chain_record

    if on is not None and not _is_date(on):
        raise InputError(f"--on {on}: give a date such as 2022-03-16, 2022-03 or 2022, or two with a slash between (2022-02/2022-05)")
    case_file = pipeline.load_case(case_dir, profile=profile)
    chain = find_command(case_file, name, on or "")
    if as_json:
        click.echo(json.dumps(chain_record(chain, case_file), ensure_ascii=False, indent=1))
        return
    for line in chain_lines(chain, case_file):
        click.echo(line)


def _is_date(text: str) -> bool:
    """Whether both ends of it are days of the calendar, in their order."""
    time = read_edtf(text) if _DATE.fullmatch(text) is not None else None
    return time is not None and time.is_whole and not time.is_backwards


def chain_lines(chain: CommandChain, case_file: CaseFile) -> Iterator[str]:
    """The chain as lines, those above first; each with its claims.

    Args:
        chain: The chain.
        case_file: The case it is of.
    """
    quotes = Quotes(case_file)
    when = f"on {chain.on}" if chain.on else "at all times that reports tell of"
    yield f"{safe(chain.entity.name)}, {when}: posts and command, according to whom"
    yield "\nSAID TO STAND ABOVE"
    yield from _links(chain.above, quotes)
    yield "\nPOSTS"
    for post in chain.posts:
        body = f" · {safe(post.body.name if post.body is not None else post.body_text)}" if post.body_text else ""
        yield f"  {safe(post.holder.name)} · {safe(post.label)}{body}"
        yield f"    {'' if post.timing is None else f'{post.timing}; '}{safe(post.basis_in_words)}"
        yield f"    {post.dates.in_words}"
        yield from quotes.lines((*post.claim_ids, *post.denied_ids), CLAIM)
    if not chain.posts:
        yield f"  {quotes.none}"
    yield "\nSAID TO BE COMMANDED, ORDERED, PLANNED OR OVERSEEN"
    yield from _links(chain.below, quotes)
    yield "\nTIES THAT ARE NEITHER POSTS NOR COMMAND"
    yield from _links(chain.ties, quotes)
    yield "\nWHERE WHAT IS COMMANDED IS SAID TO LIE"
    for place, claim_ids in chain.areas:
        yield f"  {safe(place)}: {' '.join(quotes.cites(claim_ids))}"
    if not chain.areas:
        yield f"  {quotes.none}"
    yield "\nA post is what a source says. No finding of command is made."


def _links(links: Sequence[Link], quotes: Quotes) -> Iterator[str]:
    from linkage.exports.html.labels import MODES

    for link in links:
        yield f"  {safe(link.name)} · {safe(MODES.get(link.mode, link.mode))}"
        yield from quotes.lines((*link.claim_ids, *link.denied_ids), CLAIM)
    if not links:
        yield f"  {quotes.none}"
