"""The case file as it was written for somebody: its pages and the files for other programs, beside one another in the case folder.

What is written for one profile never lies among what is for another, so that nobody hands out the wrong pages.
"""

import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from linkage import pipeline
from linkage.cases import find_tellers, find_wider_denials, make_campaign_dossier, make_person_dossier
from linkage.errors import InputError
from linkage.exports.geojson import make_geojson
from linkage.exports.html import make_dossier_html
from linkage.exports.pdf import make_pdf
from linkage.exports.timemap import make_timemap
from linkage.indexes import write_published_index
from linkage.ledger import CaseFolder, SqliteLedger
from linkage.model.account import Role
from linkage.model.case import CaseFile
from linkage.model.dossier import Dossier
from linkage.model.progress import Progress
from linkage.model.review import Profile
from linkage.web.access import Visitor

FOLDER = "written"  # in the case folder
PAGES = "pages"
ABOUT = "about.json"
ARCHIVE = "pages.zip"
INDEX = "index.sqlite"  # of what is published: what readers are shown
A_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)  # the same pages give the same bytes

MAKERS = {"incidents.geojson": make_geojson, "timemap.json": make_timemap}


@dataclass(frozen=True, slots=True)
class Download:
    """A file that can be taken away.

    Args:
        name: Its name.
        of: Whose dossier it is; "" where it is of the whole case.
    """

    name: str
    of: str = ""

    @property
    def kind(self) -> str:
        """What it is: its name where it is of the whole case, else the form of the dossier."""
        return self.name if self.of == "" else f"dossier{Path(self.name).suffix}"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written for one profile.

    Args:
        profile: For whom.
        head: Hash of the ledger's last entry that it shows.
        claims: Claims that it shows.
        held_back: Claims that it does not show yet.
        masked: Names that are withheld in it.
        downloads: The files that can be taken from it.
    """

    profile: Profile
    head: str
    claims: int
    held_back: int
    masked: int
    downloads: tuple[Download, ...]

    @property
    def page(self) -> str:
        """Its first page, as an address of the workbench."""
        return f"/written/{self.profile}/{PAGES}/index.html"


def write_out(case_dir: Path, profile: Profile, progress: Progress) -> pipeline.BuildRun:
    """Writes everything for one profile; what was written before stands until all of it is there.

    Args:
        case_dir: The case.
        profile: For whom.
        progress: Told how far it is.

    Raises:
        LedgerBusyError: Another run is writing to this case.
        InputError: The folder cannot be written to.
    """
    place, new = case_dir / FOLDER / profile, case_dir / FOLDER / f"{profile}.new"
    shutil.rmtree(new, ignore_errors=True)
    run = pipeline.build([], case_dir, profile=profile, pages=new / PAGES, progress=progress)
    try:
        progress("writing the downloads", 0, 1)
        downloads = tuple(_write_downloads(run.case_file, new))
        progress("writing the downloads", 1, 1)
        if profile is Profile.PUBLISH:
            with closing(SqliteLedger.open(CaseFolder(case_dir).ledger_file)) as ledger:
                write_published_index(new / INDEX, run.case_file, ledger.seq_of(run.case_file.head))
        about = Written(profile, run.case_file.head, len(run.case_file.claims), run.case_file.held_back, run.case_file.masked, downloads)
        (new / ABOUT).write_text(json.dumps(asdict(about)), encoding="utf-8")
        shutil.rmtree(place, ignore_errors=True)
        new.replace(place)
    except OSError as error:
        raise InputError(f"cannot write {new}: {error.strerror}; free space on the disk, then try again") from error
    return run


def read_written(case_dir: Path, profile: Profile) -> Written | None:
    """What was last written for a profile; None where nothing was.

    Args:
        case_dir: The case.
        profile: For whom.
    """
    try:
        data = json.loads((case_dir / FOLDER / profile / ABOUT).read_text("utf-8"))
    except OSError:
        return None
    downloads = tuple(Download(**one) for one in data["downloads"])
    return Written(**(data | {"profile": Profile(data["profile"]), "downloads": downloads}))


def published_index(case_dir: Path) -> Path:
    """Where the index stands that readers are shown, once the case was published.

    Args:
        case_dir: The case.
    """
    return case_dir / FOLDER / Profile.PUBLISH / INDEX


def pages_for(visitor: Visitor, case_dir: Path) -> Path:
    """Where the case file lies that somebody is shown: readers as it was last published, everybody else as it was last built.

    Args:
        visitor: Who asks.
        case_dir: The case.
    """
    return CaseFolder(case_dir).pages if visitor.role.may(Role.ANALYST) else case_dir / FOLDER / Profile.PUBLISH / PAGES


def find_written(case_dir: Path, profile: Profile, name: str) -> Path | None:
    """A file of what was written; None where there is none of that name.

    Args:
        case_dir: The case.
        profile: For whom.
        name: Its place, with slashes; anything at all.
    """
    place = (case_dir / FOLDER / profile).resolve()
    try:
        path = (place / name).resolve()
        return path if path.is_relative_to(place) and path.is_file() and path.name != INDEX else None
    except (OSError, ValueError):  # a name that no file system takes
        return None


def _write_downloads(case_file: CaseFile, folder: Path) -> Iterator[Download]:
    wider, telling = find_wider_denials(case_file), find_tellers(case_file)
    for name, make in MAKERS.items():
        made = make(case_file, wider, telling)
        (folder / name).write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        yield Download(name)
    with zipfile.ZipFile(folder / ARCHIVE, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in (folder / PAGES).rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), A_DAY_OF_ZIP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    yield Download(ARCHIVE)
    for name, dossier in _dossiers(case_file):
        document = make_dossier_html(dossier, case_file)
        (folder / f"{name}.html").write_text(document, encoding="utf-8", newline="\n")
        yield Download(f"{name}.html", dossier.subject.name)
        with suppress(InputError):  # the maker of PDF is an extra that this machine may lack
            (folder / f"{name}.pdf").write_bytes(make_pdf(document))
            yield Download(f"{name}.pdf", dossier.subject.name)


def _dossiers(case_file: CaseFile) -> Iterator[tuple[str, Dossier]]:
    """The dossiers of the declared campaigns and persons of whom the case holds anything."""
    for campaign in case_file.settings.campaigns:
        with suppress(InputError):
            yield f"dossier-{campaign.id}", make_campaign_dossier(case_file, campaign.id)
    for n, spellings in enumerate(case_file.settings.persons, start=1):
        with suppress(InputError):  # no report names them, or several persons are called so
            yield f"dossier-person-{n}", make_person_dossier(case_file, spellings[0])
