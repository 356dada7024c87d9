"""`linkage export`: the incidents of a case for other programs, with the claims that tell of them."""

import json
from pathlib import Path

import click

from linkage.cli.options import PATH, case_argument, example
from linkage.errors import InputError

FORMATS = ("geojson", "timemap")


@click.command(epilog=example("linkage export my-case --as geojson -o incidents.geojson"))
@case_argument
@click.option("--as", "format_", type=click.Choice(FORMATS), required=True, help="The format to write.")
@click.option("-o", "--output", "path", type=PATH, required=True, metavar="PATH", help="The file to write.")
def export(case_dir: Path, format_: str, path: Path) -> None:
    """Writes the incidents of a case, each with its claims, their sources and quotes, for other programs."""
    from linkage import pipeline
    from linkage.exports.geojson import make_geojson
    from linkage.exports.timemap import make_timemap

    case_file = pipeline.load_case(case_dir)
    data = make_geojson(case_file) if format_ == "geojson" else make_timemap(case_file)
    try:
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}; name another file with -o") from error
    told = f"{len(case_file.incidents):,} incidents"
    left_out = data.get("left_out", [])
    if isinstance(left_out, list) and left_out:
        told += f", of which {len(left_out):,} have neither a day nor a point and are only named in `left_out`"
    click.echo(f"{path}: {told}.")
