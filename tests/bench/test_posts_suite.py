"""The suite of officers, on a text made up here."""

import json

import pytest
from bench.__main__ import main
from bench.postclaims import agree, marked_offices

from linkage.model.claim import Claim, ClaimKind, Role, Stance
from linkage.model.mention import Mention, MentionType
from linkage.model.span import Span

PERSON, BODY = MentionType.PERSON, MentionType.ORGANIZATION
TEXT = "Colonel Omar Kader, the commander of the 45 Battalion, spoke on Monday.\n"
LINES = [
    "T1\tRank 0 7\tColonel", "T2\tPerson 8 18\tOmar Kader", "T3\tRole 24 33\tcommander", "T4\tOrganization 41 53\t45 Battalion",
    "R1\thas_rank Arg1:T2 Arg2:T1", "R2\thas_role Arg1:T2 Arg2:T3", "R3\tis_posted Arg1:T2 Arg2:T4",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.ann").write_text("\n".join([*LINES, ""]))
    return tmp_path


def test_a_text_is_read_and_measured_with_the_models_of_the_package(folder, capsys):
    out = folder / "out.json"
    assert main(["posts", "--data", str(folder), "--json", str(out)]) == 0
    figures = json.loads(out.read_text())
    assert figures["learned_from"] == 0
    assert figures["relations, names given"]["f1"] == 1.0
    assert figures["names"]["gold"] == 4
    assert figures["posts, as claims"]["gold"] == figures["posts, as claims"]["hit"] == 1
    assert "0.825" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("title", "body", "told", "whole"),
    [("commander", "45 Battalion", 1, 1), ("commander", "9 Division", 1, 0), ("governor", "45 Battalion", 0, 0)],
)
def test_an_office_is_told_by_a_post_of_its_holder_and_whole_with_its_body(title, body, told, whole):
    names = [Mention(t, Span(a, b), TEXT[a:b]) for t, a, b in ((PERSON, 8, 18), (MentionType.ROLE, 24, 33), (BODY, 41, 53))]
    ties = frozenset((names[0].span, other.span) for other in names[1:])
    roles = tuple(Role(name, value) for name, value in (("person", "Omar Kader"), ("title", title), ("organization", body)))
    post = Claim(ClaimKind.POST, "r", Span(0, 53), roles, (), Stance.ASSERTED, None, "made/1", 1.0)
    figures = agree(list(marked_offices(names, ties)), [post])
    assert [(a.gold, a.found, a.hit) for a in figures.values()] == [(1, 1, told), (1, 1, whole)]


def test_a_folder_without_annotations_is_refused(tmp_path, capsys):
    assert main(["posts", "--data", str(tmp_path)]) == 2
    assert "holds no .ann file" in capsys.readouterr().err


def test_a_broken_line_is_refused_with_its_number(folder, capsys):
    (folder / "a.ann").write_text("T1\tRank zero 7\tColonel\n")
    assert main(["posts", "--data", str(folder)]) == 2
    assert "a.ann, line 1" in capsys.readouterr().err


def test_one_part_is_refused_for_nothing_would_be_left_to_learn_from(folder, capsys):
    assert main(["posts", "--data", str(folder), "--parts", "1"]) == 2
    assert "--parts is at least 2" in capsys.readouterr().err
