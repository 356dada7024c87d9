"""`linkage command`: who held which post, who stood above and below, on a date."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from linkage.cli.console import safe
from linkage.cli.options import case_argument, example
from linkage.errors import InputError
from linkage.model.case import CaseFile
from linkage.model.command import CommandChain, Link, Post

_DATE = re.compile(r"\d{4}(-\d{2}){0,2}(/\d{4}(-\d{2}){0,2})?")


@click.command(epilog=example("linkage command my-case Mizintsev --on 2022-03-16"))
@case_argument
@click.argument("name", metavar="NAME")
@click.option("--on", metavar="DATE", default="", help="A day, month or year, or two with a slash between; without it, all times.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
def command(case_dir: Path, name: str, on: str, as_json: bool) -> None:
    """Shows who held which post, and who is said to stand above and below, on a date.

    NAME is a person, unit or body, by its name, words of it, or its id. Conflicting claims stand side by side.
    """
    from linkage import pipeline
    from linkage.cases import find_command

    if on and _DATE.fullmatch(on) is None:
        raise InputError(f"--on {on}: give a date such as 2022-03-16, 2022-03 or 2022, or two with a slash between (2022-02/2022-05)")
    case_file = pipeline.load_case(case_dir)
    chain = find_command(case_file, name, on)
    if as_json:
        click.echo(json.dumps(chain_record(chain), ensure_ascii=False, indent=1))
        return
    for line in chain_lines(chain, case_file):
        click.echo(line)


def chain_record(chain: CommandChain) -> dict[str, object]:
    """The chain for other programs; claims by their ids, entities by theirs.

    Args:
        chain: The chain.
    """

    def link(link: Link) -> dict[str, object]:
        return asdict(link) | {"entity": None if link.entity is None else link.entity.id}

    def post(post: Post) -> dict[str, object]:
        return asdict(post) | {"holder": post.holder.id, "body": None if post.body is None else post.body.id}

    return {
        "entity": chain.entity.id,
        "on": chain.on,
        "posts": [post(p) for p in chain.posts],
        "above": [link(x) for x in chain.above],
        "below": [link(x) for x in chain.below],
        "ties": [link(x) for x in chain.ties],
        "areas": [{"place": place, "claims": ids} for place, ids in chain.areas],
    }


def chain_lines(chain: CommandChain, case_file: CaseFile) -> Iterator[str]:
    """The chain as lines, those above first; each with its claims.

    Args:
        chain: The chain.
        case_file: The case it is of.
    """
    quotes = _Quotes(case_file)
    when = f"on {chain.on}" if chain.on else "at all times that reports tell of"
    yield f"{safe(chain.entity.name)}, {when}: posts and command, according to whom"
    yield "\nSAID TO STAND ABOVE"
    yield from quotes.links(chain.above)
    yield "\nPOSTS"
    for post in chain.posts:
        body = f" · {safe(post.body.name if post.body is not None else post.body_text)}" if post.body_text else ""
        yield f"  {safe(post.holder.name)} · {safe(post.title)}{body}"
        yield f"    {'' if post.timing is None else f'{post.timing}; '}{post.basis}: {safe('; '.join(post.why))}"
        yield f"    {post.dates.in_words}"
        yield from quotes.claims(post.claim_ids, post.denied_ids)
    if not chain.posts:
        yield f"  {quotes.none}"
    yield "\nSAID TO BE COMMANDED, ORDERED OR PLANNED"
    yield from quotes.links(chain.below)
    yield "\nTIES THAT ARE NEITHER POSTS NOR COMMAND"
    yield from quotes.links(chain.ties)
    yield "\nWHERE WHAT IS COMMANDED IS SAID TO LIE"
    for place, claim_ids in chain.areas:
        yield f"  {safe(place)}: {' '.join(f'[{n}]' for n in quotes.numbers(claim_ids))}"
    if not chain.areas:
        yield f"  {quotes.none}"
    yield "\nA post is what a source says. No finding of command is made."


class _Quotes:
    """Claims as a terminal shows them."""

    def __init__(self, case_file: CaseFile) -> None:
        self._claims = {claim.id: claim for claim in case_file.claims}
        self._reports = {report.id: report for report in case_file.reports}
        self._numbers = {report.id: number for number, report in enumerate(case_file.reports, start=1)}
        count = len(case_file.reports)
        self.none = f"no evidence found in {count:,} report{'' if count == 1 else 's'}"

    def numbers(self, claim_ids: Sequence[str]) -> list[int]:
        return sorted({self._numbers[self._claims[claim_id].report_id] for claim_id in claim_ids})

    def claims(self, told: Sequence[str], denied: Sequence[str]) -> Iterator[str]:
        for claim_id in (*told, *denied):
            claim = self._claims[claim_id]
            report = self._reports[claim.report_id]
            source = f"{report.publisher or 'publisher unknown'} (in its own voice)" if claim.source is None else claim.source
            words = " ".join(claim.quote.of(report.text).split())
            number = self._numbers[claim.report_id]
            when = report.published or "date unknown"
            yield f"      {safe(source)} ({claim.stance}), {when}: “{safe(words)}” [{number}] · claim {claim_id}"

    def links(self, links: Sequence[Link]) -> Iterator[str]:
        for link in links:
            yield f"  {safe(link.name)} · {safe(link.mode)}"
            yield from self.claims(link.claim_ids, link.denied_ids)
        if not links:
            yield f"  {self.none}"
