"""An attack on what is published: no trace of a marked name in any page, file, output or byte of it."""

import html
import json
import re
import sqlite3
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
import pytest
from click.testing import CliRunner

from linkage.cli.main import linkage
from linkage.model.decision import Subject
from linkage.model.progress import no_progress
from linkage.model.review import WITHHELD, Profile
from linkage.pipeline import load_case
from linkage.web.written import FOLDER, write_out
from madelists import ALL, write_lists
from madenames import PEOPLE, make_case_of_names, mark_everybody

MARKED = tuple(one for one in PEOPLE if one.mark is not None)
PRIVATE = ("Very Private", "A. Analyst")  # who decided
SHOWN = ("Petro Sirko", "Oren Tasker", "Danylo Marchuk", "Halyna Bondar", "Viktor Leshch", "Taras Velychko", "Nadia Roshko", "Omar Farouk")
SUBJECTS = (("Petro Sirko", "campaign-1"), ("Sirko", "velm"))
COMMANDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "claims": ((),),
    "entities": ((),),
    "incidents": ((),),
    "figures": (("campaign-1",), ("velm",)),
    "command": (("Petro Sirko", "--on", "2031-05-03"),),
    "matrix": SUBJECTS,
    "compare": (("campaign-1", "velm"),),
    "contradictions": ((),),
    "corrections": ((),),
    "issues": ((),),
}
AS_LINES = ("claims", "entities", "incidents", "contradictions", "issues")


def squeeze(text: str) -> str:
    """The letters of a text alone: whatever tears a name apart is gone, and codes of letters are letters."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code.group(1), 16)), text)
    text = unicodedata.normalize("NFKD", unquote(html.unescape(html.unescape(text)))).casefold()
    return "".join(c for c in text if unicodedata.category(c)[0] == "L" and c != "\u0640")


def traces_in(text: str) -> set[str]:
    """Traces of marked names in a text."""
    squeezed = squeeze(text)
    return {trace for trace in (*PRIVATE, *(t for one in MARKED for t in one.traces)) if squeeze(trace) in squeezed}


def read_pdf(raw: bytes) -> str:
    """The words of a PDF and what it says of itself."""
    with closing(pypdfium2.PdfDocument(raw)) as document:
        said = "".join(str(value) for value in document.get_metadata_dict().values())
        return said + "".join(page.get_textpage().get_text_bounded() for page in document)


def read_terms(path: Path) -> str:
    """The words that an index can be searched for, which its bytes hold without what they share with the word before."""
    with closing(sqlite3.connect(path)) as index:
        tables = [name for (name,) in index.execute("SELECT name FROM sqlite_schema WHERE sql LIKE '%USING fts5%'")]
        assert len(tables) > 1
        terms = []
        for table in tables:
            index.execute(f"CREATE VIRTUAL TABLE temp.{table}_terms USING fts5vocab(main, {table}, 'row')")
            terms += [term for (term,) in index.execute(f"SELECT term FROM temp.{table}_terms")]  # noqa: S608
    return " ".join(terms)


def read_files(folder: Path) -> Iterator[tuple[str, str]]:
    """Everything in a folder, as words: names of files, texts, PDF, what is in archives, the bytes of an index."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name, raw = path.relative_to(folder).as_posix(), path.read_bytes()
        yield f"name of {name}", name
        if path.suffix == ".pdf":
            yield name, read_pdf(raw) + b"".join(re.findall(rb"<x:xmpmeta.*?</x:xmpmeta>", raw, re.DOTALL)).decode()
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                yield from ((f"{name}/{inner}", f"{inner} {archive.read(inner).decode()}") for inner in archive.namelist())
        elif path.suffix == ".sqlite":
            yield name, raw.decode("utf-8", errors="ignore") + read_terms(path)
        else:
            yield name, raw.decode("utf-8")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names")
    case = make_case_of_names(folder)
    how = mark_everybody(case)
    assert set(how.values()) == {Subject.ENTITY, Subject.WORDS}
    write_out(case, Profile.PUBLISH, no_progress)
    return case


def test_the_attack_finds_every_name_where_nothing_is_withheld(case: Path) -> None:
    everything = " ".join(report.text + report.title for report in load_case(case, profile=Profile.INTERNAL).reports)
    assert traces_in(everything) == {trace for one in MARKED for trace in one.traces}


def test_nothing_that_is_written_holds_a_trace_of_a_marked_name(case: Path) -> None:
    found = {name: traces for name, text in read_files(case / FOLDER / Profile.PUBLISH) if (traces := traces_in(text))}
    assert found == {}
    written = {path.name for path in (case / FOLDER / Profile.PUBLISH).iterdir()}
    assert {"pages", "pages.zip", "index.sqlite", "incidents.geojson", "timemap.json", "dossier-campaign-1.html", "about.json"} <= written
    assert len(list((case / FOLDER / Profile.PUBLISH / "pages").rglob("*.html"))) > 30


def test_names_that_nobody_marked_are_still_there(case: Path) -> None:
    pages = " ".join(text for _, text in read_files(case / FOLDER / Profile.PUBLISH / "pages"))
    assert [name for name in SHOWN if name not in pages] == []


def test_common_words_that_are_names_too_are_left_where_they_are_no_names(case: Path) -> None:
    texts = " ".join(report.text for report in load_case(case, profile=Profile.PUBLISH).reports)
    for words in (
        "wounded in Velm in May 2031",
        "prices rose by 9 percent and may rise",
        "The rose gardens of Velm may open in May",
        "By May 12",
    ):
        assert words in texts
    assert texts.count(WITHHELD) < 75


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_prints_a_marked_name_for_profile_publish(case: Path, name: str) -> None:
    for arguments in COMMANDS[name]:
        for form in ((), ("--json",), *((("--jsonl",),) if name in AS_LINES else ())):
            done = CliRunner().invoke(linkage, [name, str(case), *arguments, "--profile", "publish", *form])
            assert done.exit_code == 0, done.output
            assert traces_in(done.output) == set(), form


def test_what_a_case_declares_for_everybody_holds_for_every_command(case: Path, tmp_path: Path) -> None:
    settings = case / "case.yaml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(f"{before}publish: {{profile: publish}}\n", encoding="utf-8")
    try:
        for name in ("claims", "issues"):
            assert traces_in(CliRunner().invoke(linkage, [name, str(case), "--json"]).output) == set()
    finally:
        settings.write_text(before, encoding="utf-8")


@pytest.mark.parametrize("format_", ["geojson", "timemap", "html", "pdf"])
def test_no_export_holds_a_marked_name_for_profile_publish(case: Path, tmp_path: Path, format_: str) -> None:
    target = tmp_path / f"out.{format_}"
    of = ("--campaign", "campaign-1") if format_ in ("html", "pdf") else ()
    done = CliRunner().invoke(linkage, ["export", str(case), "--as", format_, *of, "--profile", "publish", "-o", str(target)])
    assert done.exit_code == 0, done.output
    assert traces_in(done.output) == set()
    assert {name: traces for name, text in read_files(tmp_path) if (traces := traces_in(text))} == {}


def test_what_an_authority_says_of_others_names_nobody_who_is_withheld(case: Path, tmp_path: Path) -> None:
    write_lists(tmp_path, ALL)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            with suppress(UnicodeDecodeError):
                text = path.read_text(encoding="utf-8")
                path.write_text(text.replace("shelling of Orlivka", "killing of Zdenka Hnatova; Hnatova was 9").replace("TASKER", "LESHCH")
                                .replace("Oren", "Viktor"), encoding="utf-8")  # fmt: skip
    arguments = ["screen", str(case), "--lists", str(tmp_path), "--suggestions", "--jsonl"]
    shown = CliRunner().invoke(linkage, [*arguments, "--profile", "internal"])
    assert "hnatova" in squeeze(shown.output)
    done = CliRunner().invoke(linkage, [*arguments, "--profile", "publish"])
    assert done.exit_code == 0, done.output
    assert WITHHELD in json.dumps([json.loads(line) for line in done.output.splitlines() if line.startswith("{")])
    assert traces_in(done.output) == set()


def test_every_command_that_shows_a_case_takes_a_profile_or_says_that_it_shows_everything() -> None:
    for name, command in linkage.commands.items():
        takes = any(parameter.name == "profile" for parameter in command.params)
        shows = name not in ("serve", "accounts", "verify")
        assert takes or not shows or "shows every name" in (command.help or ""), name
