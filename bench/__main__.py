"""`python -m bench SUITE`: runs one suite and prints its figures."""

import argparse
import sys

from bench import (
    attribution,
    calibration,
    figures,
    largecase,
    names,
    pages,
    places,
    posts,
    reading,
    resolution,
    screening,
    served,
    speed,
    templates,
    workbench,
)
from linkage.errors import InputError

SUITES = {
    "attribution": attribution,
    "calibration": calibration,
    "figures": figures,
    "largecase": largecase,
    "names": names,
    "pages": pages,
    "places": places,
    "posts": posts,
    "reading": reading,
    "resolution": resolution,
    "screening": screening,
    "served": served,
    "speed": speed,
    "templates": templates,
    "workbench": workbench,
}


def make_parser() -> argparse.ArgumentParser:
    """The command line, with one part for each suite."""
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Runs a published figure again: one suite over a folder of data, our figure beside the published one.",
        epilog="for example: python -m bench speed; python -m bench reading --help tells what a suite takes",
    )
    suites = parser.add_subparsers(dest="suite", required=True, metavar="SUITE")
    for name, suite in SUITES.items():
        example = f"for example: python -m bench {name} --data DIR --json figures.json"
        suite.add_arguments(suites.add_parser(name, help=suite.HELP, description=f"Measures {suite.HELP}.", epilog=example))
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one suite.

    Args:
        arguments: The command line; None for that of the process.

    Returns:
        The exit status: 0, or 2 where something given cannot be used or nothing is given.
    """
    parser = make_parser()
    given = sys.argv[1:] if arguments is None else arguments
    if given == []:
        parser.print_help(sys.stderr)
        return 2
    options = parser.parse_args(given)
    try:
        status: int = SUITES[options.suite].run(options)
    except InputError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    return status


if __name__ == "__main__":
    sys.exit(main())
