"""Documents as PDF: pages, fonts, tags, the same bytes."""

import builtins
from typing import Any

import pypdfium2
import pytest

from linkage.cases import make_campaign_dossier, make_person_dossier
from linkage.errors import InputError
from linkage.exports import pdf
from linkage.exports.html import make_dossier_html
from smallcase import make_small_case

ARABIC = "قصفت الطائرات المستشفى"
CYRILLIC = "Больница была разрушена"


def pdf_of(document: str) -> bytes:
    try:
        return pdf.make_pdf(document)
    except InputError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def dossier() -> bytes:
    case_file = make_small_case()
    return pdf_of(make_dossier_html(make_person_dossier(case_file, "Oren Tasker"), case_file))


def text_of(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


def test_pages_are_numbered_of_how_many_and_headed(dossier: bytes) -> None:
    pages = text_of(dossier)
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in page
        assert "no finding of fact" in page
    assert "Oren Tasker" in pages[-1]


def test_the_contents_name_the_page_of_each_section(dossier: bytes) -> None:
    pages = text_of(dossier)
    start = next(n for n, page in enumerate(pages, 1) if "12. Exhibits" in page and "Contents" not in page)
    contents = next(page for page in pages if page.lstrip().startswith(("Oren Tasker", "Contents")) and "Contents" in page)
    (line,) = [line for line in contents.splitlines() if "Exhibits" in line and "." in line and "bear" not in line and "give" not in line]
    assert line.split()[-1] == str(start)


def test_the_document_has_an_outline_links_a_title_and_tags(dossier: bytes) -> None:
    document = pypdfium2.PdfDocument(dossier)
    titles = [mark.get_title() for mark in document.get_toc()]
    assert "1. Summary" in titles
    assert "14. Version, settings, ledger" in titles
    assert document.get_metadata_dict()["Title"].startswith("Dossier: Oren Tasker")
    assert b"/StructTreeRoot" in dossier or document.is_tagged()
    assert document.get_metadata_dict()["CreationDate"] == ""


def test_the_same_document_gives_the_same_bytes(dossier: bytes) -> None:
    case_file = make_small_case()
    assert pdf_of(make_dossier_html(make_person_dossier(case_file, "Oren Tasker"), case_file)) == dossier


def test_a_campaign_has_a_pdf_too() -> None:
    case_file = make_small_case()
    pages = text_of(pdf_of(make_dossier_html(make_campaign_dossier(case_file, case_file.campaigns[0].id), case_file)))
    assert case_file.campaigns[0].name in pages[0]


def test_cyrillic_and_arabic_have_letters_in_embedded_fonts() -> None:
    data = pdf_of(
        '<html lang="en"><head><title>t</title><style>:root { --serif: Palatino, "DejaVu Serif", serif; }</style></head><body>'
        f'<p style="font-family: var(--serif)">{CYRILLIC} '
        f'<span lang="ar" dir="rtl">{ARABIC}</span></p></body></html>'
    )
    document = pypdfium2.PdfDocument(data)
    assert CYRILLIC in document[0].get_textpage().get_text_bounded()
    names = {obj.get_font().get_base_name() for obj in document[0].get_objects() if obj.type == 1}
    assert any("Amiri" in name for name in names)
    assert any("Source" in name for name in names)
    assert all(obj.get_font().is_embedded for obj in document[0].get_objects() if obj.type == 1)


def test_the_fonts_of_a_dossier_are_those_of_the_packages_and_no_others(dossier: bytes) -> None:
    used = {
        o.get_font().get_base_name().partition("+")[2] for page in pypdfium2.PdfDocument(dossier) for o in page.get_objects() if o.type == 1
    }
    assert used
    assert {name for name in used if not name.startswith(("Source-", "Amiri"))} == set()


def test_a_document_can_load_no_file_and_nothing_from_a_network() -> None:
    document = '<html lang="en"><head><title>t</title><style></style></head><body><img src="file:///etc/hostname" alt="a"></body></html>'
    assert len(text_of(pdf_of(document))) == 1


def test_without_the_extra_the_line_to_type_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *args: Any, **options: Any) -> Any:
        if name == "weasyprint":
            raise ModuleNotFoundError("No module named 'weasyprint'", name="weasyprint")
        return real(name, *args, **options)

    monkeypatch.setattr(pdf, "import_module", lambda name: missing(name))
    with pytest.raises(InputError, match=r"weasyprint.*pip install 'linkage-evidence\[pdf\]'"):
        pdf.make_pdf("<html></html>")


def test_without_pango_the_line_to_type_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise OSError("cannot load library 'libpango-1.0-0'\nmore")

    monkeypatch.setattr(pdf, "import_module", missing)
    with pytest.raises(InputError, match="apt-get install libpango"):
        pdf.make_pdf("<html></html>")
