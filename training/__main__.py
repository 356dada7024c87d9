"""`python -m training MODEL`: trains one model of the package and writes its weights where the package looks for them."""

import argparse
import sys

from linkage.errors import InputError
from training import accounts, confidence, officers, relations

MODELS = {"accounts": accounts, "confidence": confidence, "officers": officers, "relations": relations}


def make_parser() -> argparse.ArgumentParser:
    """The command line, with one part for each model."""
    parser = argparse.ArgumentParser(prog="python -m training", description="Train a model of the package again, from fixed seeds.")
    models = parser.add_subparsers(dest="model", required=True, metavar="MODEL")
    for name, model in MODELS.items():
        model.add_arguments(models.add_parser(name, help=model.HELP, description=f"Trains {model.HELP}."))
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Train one model.

    Args:
        arguments: The command line; None for that of the process.

    Returns:
        The exit status: 0, or 2 where something given cannot be used.
    """
    options = make_parser().parse_args(arguments)
    try:
        status: int = MODELS[options.model].run(options)
    except InputError as error:
        print(f"training: {error}", file=sys.stderr)
        return 2
    return status


if __name__ == "__main__":
    sys.exit(main())
