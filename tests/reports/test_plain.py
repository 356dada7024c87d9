"""Plain-text files: offsets, titles, encodings."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.errors import ReportError
from linkage.reports import read_report
from linkage.reports.normalise import keep_offsets
from linkage.reports.plain import capture_plain

SPACES = "\t\u00a0\u2000\u2009\u200a\u202f\u3000"


def read(name: str, raw: bytes):
    return read_report(Path(name), raw)


@given(
    st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\r\t"), min_size=1).filter(
        lambda t: t[0] != "\ufeff"
    )
)
def test_every_offset_is_one_of_the_decoded_file(text: str) -> None:
    expected = text.replace("\r\n", "\n").replace("\r", "\n")
    found = capture_plain(text.encode()).text
    assert len(found) == len(expected)
    assert all(a == b or (a in SPACES and b == " ") for a, b in zip(expected, found, strict=True))


def test_windows_newlines_count_as_one_character() -> None:
    assert read("a.txt", b"Line one.\r\nLine two.").text == "Line one.\nLine two."


def test_a_byte_order_mark_is_no_character_of_the_text() -> None:
    assert read("a.txt", "\ufeffHeadline\n".encode()).text == "Headline\n"


def test_a_text_in_decomposed_letters_keeps_the_offsets_of_its_file() -> None:
    text = "Cafe\u0301 hit in Kie\u0302v"
    assert read("a.txt", text.encode()).text == text


def test_blanks_at_the_ends_are_kept() -> None:
    assert read("a.txt", b"\n\n  Headline \n\n").text == "\n\n  Headline \n\n"


def test_other_kinds_of_space_become_plain_ones() -> None:
    assert keep_offsets("a\u00a0b\u202fc\td") == "a b c d"


def test_the_first_filled_line_is_the_title() -> None:
    assert read("a.txt", b"\n\nBridge hit at dawn \n\nTwo people died.").title == "Bridge hit at dawn"


def test_a_first_line_as_long_as_a_paragraph_is_shortened_at_a_sentence() -> None:
    report = read("a.txt", b"The bridge was hit at dawn. " + b"Then more happened there. " * 20)
    assert report.title == "The bridge was hit at dawn…"


def test_page_clutter_above_the_headline_is_not_the_title() -> None:
    assert read("a.txt", b"Skip to content\n\nBridge hit at dawn\n\nTwo people died.").title == "Bridge hit at dawn"


def test_the_id_is_the_sha256_of_the_bytes() -> None:
    assert read("a.txt", b"abc").id == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        ("Росія обстріляла місто вранці, загинули двоє людей, повідомив мер міста. Рятувальники працюють.", "cp1251", "cp1251"),
        ("Les forces ont bombardé la ville à l’aube, et deux personnes ont été tuées près du marché.", "cp1252", "cp125"),
        ("The bridge was hit at dawn.", "utf-16", "UTF-16"),
        ("The bridge was hit at dawn.", "utf-16-le", "UTF-16-LE"),
        ("The bridge was hit at dawn.", "utf-16-be", "UTF-16-BE"),
    ],
    ids=["windows-cyrillic", "windows-western", "utf-16-with-mark", "utf-16-little", "utf-16-big"],
)
def test_another_encoding_is_read_and_named_in_a_note(text: str, encoding: str, named: str) -> None:
    report = read("a.txt", text.encode(encoding))
    assert report.text == text
    assert named in report.notes[0]


def test_a_utf8_file_has_no_notes() -> None:
    assert read("a.txt", "Обстріл ринку".encode()).notes == ()


def test_a_file_cut_inside_a_character_is_read_with_a_note() -> None:
    report = read("a.txt", "Bridge hit, says mayor Їжак".encode()[:-1])
    assert "cut off" in report.notes[0]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"Caf\xe9", "encoding"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b" \n\t\n ", "no text"),
        (b"\xff\xfeA", "UTF-16"),
    ],
    ids=["too-short-to-tell", "a-picture", "all-bytes", "only-blanks", "broken-utf-16"],
)
def test_bytes_that_are_no_text_are_refused_with_advice(raw: bytes, reason: str) -> None:
    with pytest.raises(ReportError) as refused:
        read("a.txt", raw)
    assert reason in refused.value.reason
    assert refused.value.advice != ""
