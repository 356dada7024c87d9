"""`linkage export`: the incidents of a case for other programs, or one person or campaign of it as a document."""

import json
from pathlib import Path

import click

from linkage.cli.options import PATH, case_argument, example, profile_option
from linkage.errors import InputError
from linkage.model.amount import amount
from linkage.model.case import CaseFile
from linkage.model.review import Profile

FOR_PROGRAMS = ("geojson", "timemap")
DOCUMENTS = ("html", "pdf")


@click.command(epilog=example("linkage export my-case --as pdf --campaign siege-of-aleppo-2016 -o aleppo.pdf"))
@case_argument
@click.option("--as", "format_", type=click.Choice(FOR_PROGRAMS + DOCUMENTS), required=True, help="The format; pdf needs the extra `pdf`.")
@click.option("--person", metavar="NAME", help="With html or pdf: the dossier of this person, by name, words of it, or id.")
@click.option("--campaign", metavar="ID", help="With html or pdf: the dossier of this campaign, by id or words of its name.")
@profile_option
@click.option("-o", "--output", "path", type=PATH, required=True, metavar="PATH", help="The file to write.")
def export(case_dir: Path, format_: str, person: str | None, campaign: str | None, profile: Profile | None, path: Path) -> None:
    """Writes a case for other programs, or a dossier of one person or campaign.

    geojson and timemap hold the incidents, each with its claims, their sources and quotes. html and pdf give a dossier: numbered pages,
    every claim with its words and its source. The same ledger, settings and version give the same bytes.
    """
    from linkage import pipeline

    if format_ in DOCUMENTS and (person is None) == (campaign is None):
        raise InputError(f"--as {format_}: name what the dossier is of, with --person NAME or with --campaign ID")
    if format_ in FOR_PROGRAMS and not (person is None and campaign is None):
        raise InputError(f"--as {format_} writes all incidents of the case: leave --person and --campaign out, or take html or pdf")
    case_file = pipeline.load_case(case_dir, profile=profile)
    if format_ in DOCUMENTS:
        click.echo(_write_dossier(case_file, format_, person, campaign, path))
    else:
        click.echo(_write_incidents(case_file, format_, path))


def _write_dossier(case_file: CaseFile, format_: str, person: str | None, campaign: str | None, path: Path) -> str:
    """Writes a dossier, and says so."""
    from linkage.cases import make_campaign_dossier, make_person_dossier
    from linkage.exports.html import make_dossier_html
    from linkage.exports.pdf import make_pdf

    dossier = make_person_dossier(case_file, person) if person is not None else make_campaign_dossier(case_file, campaign or "")
    document = make_dossier_html(dossier, case_file)
    _write(path, make_pdf(document) if format_ == "pdf" else document.encode())
    told, read = amount(len(dossier.incidents), "incident"), amount(len(case_file.reports), "report")
    return f"{path}: the dossier of {dossier.subject.name}, from {told} and {read}."


def _write_incidents(case_file: CaseFile, format_: str, path: Path) -> str:
    """Writes the incidents for other programs, and says how many."""
    from linkage.cases import find_tellers, find_wider_denials
    from linkage.exports.geojson import make_geojson
    from linkage.exports.timemap import make_timemap

    make = make_geojson if format_ == "geojson" else make_timemap
    data = make(case_file, find_wider_denials(case_file), find_tellers(case_file))
    _write(path, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())
    told = amount(len(case_file.incidents), "incident")
    left_out = data.get("left_out", [])
    if isinstance(left_out, list) and left_out:
        told += f", of which {len(left_out):,} without a day or a point, only named in `left_out`"
    return f"{path}: {told}."


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}; name another file with -o") from error
