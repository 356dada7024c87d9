"""What the documents say and what the code does are the same."""

import email
import inspect
import re
import shlex
import zipfile
from pathlib import Path

import click
import pypdfium2
import pytest
import yaml

import linkage.claims
from linkage import errors
from linkage.model.claim import CODES, ROLES, Stance

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "linkage").rglob("*.py"))
VOCABULARIES = sorted((ROOT / "src" / "linkage" / "vocab").glob("*.yaml"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
REPORTS = sorted(p for p in (ROOT / "examples").iterdir() if p.suffix in {".txt", ".html", ".pdf", ".docx", ".eml"})
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
ERRORS = [value for _, value in inspect.getmembers(errors, inspect.isclass) if issubclass(value, errors.LinkageError)]


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def commands() -> list[click.Command]:
    from linkage.cli.main import linkage

    return list(linkage.commands.values())


def test_every_command_is_in_the_readme_with_an_example() -> None:
    readme = text_of("README.md")
    missing = [c.name for c in commands() if f"linkage {c.name} " not in readme]
    assert missing == []


def test_every_command_has_an_example_in_its_help() -> None:
    without = [c.name for c in commands() if f"linkage {c.name} " not in c.get_help(click.Context(c, info_name=f"linkage-{c.name}"))]
    assert without == []


def command_lines() -> list[str]:
    from linkage.cli.main import linkage

    text = "\n".join(path.read_text("utf-8") for path in DOCUMENTS)
    quoted = re.findall(r"`(?:\.venv/bin/)?(linkage [a-z]+ [^`\n]+)`", text)
    helps = [command.get_help(click.Context(command)) for command in (*linkage.commands.values(), linkage)]
    return sorted({*quoted, *(line for text in helps for line in re.findall(r"Example:\n\s+(linkage .+)", text))})


@pytest.mark.parametrize("line", command_lines())
def test_a_command_line_of_the_documents_and_help_texts_can_be_typed(line: str) -> None:
    from linkage.cli.main import linkage

    _, name, *arguments = shlex.split(line)
    command = linkage.commands[name]
    with command.make_context(name, arguments) as context:
        assert context.params != {}


def test_the_exit_statuses_are_told() -> None:
    from linkage.cli import main, options, verify

    readme = text_of("README.md")
    statuses = (verify.FOUND_WRONG, main.USER_MISTAKE, options.SOME_UNREAD, main.STOPPED)
    assert [status for status in statuses if f"| {status} |" not in readme] == []


def test_every_option_of_a_command_says_what_it_does() -> None:
    silent = [(c.name, o.name) for c in commands() for o in c.params if isinstance(o, click.Option) and not o.help]
    assert silent == []


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: e.__name__)
def test_every_error_is_drawn_in_the_tree_of_errors(error: type) -> None:
    tree = errors.__doc__ or ""
    assert re.search(rf"\b{error.__name__}\b", tree) is not None
    assert error.__doc__ not in (None, "")


def test_the_tree_of_errors_draws_no_error_that_does_not_exist() -> None:
    drawn = set(re.findall(r"\b[A-Z]\w*Error\b", errors.__doc__ or ""))
    assert drawn == {e.__name__ for e in ERRORS}


def test_the_tree_of_errors_draws_each_error_below_its_parent() -> None:
    parents: dict[int, str] = {}
    for line in (errors.__doc__ or "").splitlines():
        name = re.search(r"\b[A-Z]\w*Error\b", line)
        if name is None:
            continue
        depth = name.start() // 4
        parents[depth] = name.group()
        if depth > 0:
            assert getattr(errors, name.group()).__base__.__name__ == parents[depth - 1]


def test_the_map_of_the_readers_of_claims_names_each_of_their_files_once() -> None:
    listed = (linkage.claims.__doc__ or "").split("\n- ", 1)[1]
    named = re.findall(r"[a-z]+", " ".join(part.split(": ", 1)[-1] for part in re.split(r"\n- |;\s+", re.sub(r"\([^)]*\)", "", listed))))
    files = [path.stem for path in SOURCES if path.parent.name == "claims" and path.parent.parent.name == "linkage"]
    assert sorted(named) == sorted(set(files) - {"__init__"})


def test_the_table_of_the_workbench_names_each_of_its_files_once() -> None:
    table = text_of("docs/workbench.md").split("| file of `src/linkage/web/` |", 1)[1]
    named = [name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+\.py)`", row)]
    assert sorted(named) == sorted({path.name for path in SOURCES if path.parent.name == "web"} - {"__init__.py"})


@pytest.mark.parametrize("path", VOCABULARIES, ids=lambda p: p.stem)
def test_every_vocabulary_says_in_its_first_lines_what_it_is_and_where_it_is_from(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    header = "\n".join(lines[: next(i for i, line in enumerate(lines) if not line.startswith("#"))])
    assert len(header) > 30
    assert re.search(r"Source: |own list|written for this project", header) is not None


@pytest.mark.parametrize("path", VOCABULARIES, ids=lambda p: p.stem)
def test_every_vocabulary_is_told_in_the_document_on_vocabularies(path: Path) -> None:
    assert f"`{path.name}`" in text_of("docs/vocabularies.md")


def test_the_document_on_vocabularies_names_no_file_that_does_not_exist() -> None:
    named = set(re.findall(r"`(\w+\.yaml)`", text_of("docs/vocabularies.md")))
    assert named == {path.name for path in VOCABULARIES}


@pytest.mark.parametrize("kind", list(ROLES), ids=str)
def test_every_kind_of_claim_is_told_with_its_roles(kind: str) -> None:
    row = next((line for line in text_of("docs/claims.md").splitlines() if line.startswith(f"| `{kind}` |")), "")
    assert [role for role in ROLES[kind] if f"`{role}`" not in row] == []  # type: ignore[index]


@pytest.mark.parametrize("role", list(CODES))
def test_every_closed_word_is_told(role: str) -> None:
    row = next(line for line in text_of("docs/claims.md").splitlines() if re.match(rf"\| `{role}`[^|]*\| `", line))
    assert re.findall(r"`([\w-]+)`", row)[1:] == list(CODES[role])


def test_every_stance_is_told() -> None:
    claims = text_of("docs/claims.md")
    assert [s for s in Stance if f"| `{s}` |" not in claims] == []


def test_no_source_file_names_a_folder_outside_the_project() -> None:
    named = [p.name for p in SOURCES if re.search(r"\.\./shared|/work/|/home/|/root/", p.read_text("utf-8"))]
    assert named == []


def test_every_module_says_what_it_is() -> None:
    silent = [str(p.relative_to(ROOT)) for p in SOURCES if not p.read_text("utf-8").startswith('"""')]
    assert silent == []


@pytest.mark.parametrize("path", LOCKS, ids=lambda p: p.name)
def test_a_lock_file_holds_names_versions_and_hashes_and_no_address(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    assert "==999." not in text
    packages = re.findall(r"^[A-Za-z0-9][\w.-]*==", text, re.MULTILINE)
    assert len(packages) > 0
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text)) >= len(packages)


def test_the_table_of_counts_says_what_the_list_of_counts_does() -> None:
    plurals = yaml.safe_load(text_of("src/linkage/vocab/counts.yaml"))["plurals"]
    table = dict(re.findall(r"^\| (dozens|scores|hundreds|thousands) \| (\d+) \| open \|$", text_of("docs/claims.md"), re.MULTILINE))
    assert {word: str(plurals[word]) for word in ("dozens", "scores", "hundreds", "thousands")} == table


def test_ci_runs_every_check_of_the_makefile() -> None:
    ci = ROOT / ".ci" / "run"
    assert ci.stat().st_mode & 0o100
    checks = re.search(r"^check: (.+)$", text_of("Makefile"), re.MULTILINE)
    assert checks is not None
    assert [c for c in checks.group(1).split() if f"make {c}\n" not in ci.read_text("utf-8")] == []


def test_every_package_that_is_installed_to_run_stands_in_the_notices() -> None:
    notice = text_of("NOTICE.md")
    packages = set(re.findall(r"^([A-Za-z0-9][\w.-]*)==", text_of("requirements/run.lock"), re.MULTILINE))
    assert sorted(p for p in packages if re.search(rf"(?<![\w-]){re.escape(p)}(?![\w-])", notice) is None) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_relative_links_of_a_document_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    assert [t for t in targets if not (path.parent / t).exists()] == []


def test_every_folder_of_the_package_is_in_the_readme() -> None:
    folders = {p.parent.name for p in SOURCES if p.name == "__init__.py"} - {"linkage"}
    top = {f for f in folders if (ROOT / "src" / "linkage" / f).is_dir()}
    readme = text_of("README.md")
    assert sorted(f for f in top if f"`{f}/`" not in readme) == []


def test_every_decision_says_its_context_and_what_was_rejected() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert len(files) >= 9
    for number, path in enumerate(files, 1):
        assert path.name.startswith(f"{number:04}-")
        text = path.read_text("utf-8")
        assert text.startswith(f"# {number}. ")
        assert all(part in text for part in ("**Context.**", "**Choice.**", "**Rejected.**"))


def first_words(path: Path) -> str:
    """The first words that a person who opens the file sees or, on a web page and a message, its first line."""
    if path.suffix == ".pdf":
        page = pypdfium2.PdfDocument(path)[0]
        return str(page.get_textpage().get_text_range()).replace("\r\n", " ")
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            return re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode())
    return path.read_text("utf-8").splitlines()[0]


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.name)
def test_an_example_says_first_that_it_was_written_for_this_project_and_what_it_restates(path: Path) -> None:
    first = first_words(path)[:800]
    assert "Written for the Linkage examples" in first
    restated = first.split("restates", 1)[1]
    assert re.search(r"\b20\d\d\b", restated) is not None
    assert "https://" in restated


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.name)
def test_every_example_is_told_in_the_readme_of_the_examples(path: Path) -> None:
    assert f"`{path.name}`" in text_of("examples/README.md")


def test_the_examples_have_fictional_outlets_or_name_the_record_they_restate() -> None:
    sidecars = sorted((ROOT / "examples").glob("*.json"))
    publishers = {yaml.safe_load(p.read_text("utf-8"))["report"]["publisher"] for p in sidecars}
    assert {p for p in publishers if not p.startswith("Example ")} == {"UK Sanctions List (restated)"}


def test_the_message_among_the_examples_can_be_read_as_one() -> None:
    message = email.message_from_bytes((ROOT / "examples" / "06-maternity-hospital.eml").read_bytes())
    assert message["Subject"].startswith("Mariupol maternity hospital")
    assert message.defects == []
