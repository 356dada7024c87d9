"""HTML document -> PDF: tagged, with its fonts embedded, the same bytes for the same document.

WeasyPrint makes the pages from the same HTML that a browser shows. It applies no stylesheet to a drawing inside a page, so that the rules
that colour drawings are set into each of them first.
"""

import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from linkage.errors import InputError

HOW_TO_INSTALL = (
    f"install it with `{shlex.quote(sys.executable)} -m pip install 'linkage-evidence[pdf]'`; "
    "it needs Pango from the system: on Debian or Ubuntu "
    "`sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`, on a Mac `brew install pango`"
)
STANDARD = "pdf/ua-1"  # ISO 14289-1: tagged, with title, language and embedded fonts
VARIABLE = ""  # a file that holds every weight
# Package -> (family of the stylesheet, style, weight, file). Latin, Cyrillic and Greek: Source; Arabic: Amiri.
FONTS: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "fontpkg_source_sans_3": (
        ("Source Sans 3", "normal", VARIABLE, "SourceSans3[wght].ttf"),
        ("Source Sans 3", "italic", VARIABLE, "SourceSans3-Italic[wght].ttf"),
    ),
    "fontpkg_source_serif_4": (
        ("Source Serif 4", "normal", VARIABLE, "SourceSerif4[opsz,wght].ttf"),
        ("Source Serif 4", "italic", VARIABLE, "SourceSerif4-Italic[opsz,wght].ttf"),
    ),
    "fontpkg_source_code_pro": (("Source Code Pro", "normal", VARIABLE, "SourceCodePro[wght].ttf"),),
    "fontpkg_amiri": (("Amiri", "normal", "400", "Amiri-Regular.ttf"), ("Amiri", "normal", "700", "Amiri-Bold.ttf")),
}
FAMILIES = (
    ':root { --sans: "Source Sans 3", Amiri, "DejaVu Sans", sans-serif; --serif: "Source Serif 4", Amiri, "DejaVu Serif", serif; '
    '--mono: "Source Code Pro", Amiri, "DejaVu Sans Mono", monospace; }'
    ' .m-denied::after { content: "×"; }'  # the fonts have no "✕"
)
_EPOCH = "SOURCE_DATE_EPOCH"
_STYLES = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_VARIABLE = re.compile(r"(--[a-z]+):\s*([^;]+);")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DRAWS = re.compile(r"\b(?:fill|stroke|text-anchor|opacity|font-size)\b|\bfont:")
_INTERACTIVE = re.compile(r":(?:hover|focus|focus-visible|target|has)\b")
_HALO = re.compile(r'<text\b[^>]*class="[^"]*\bhalo\b[^"]*"[^>]*>[^<]*</text>')
_FONT = re.compile(r"font:\s*(\d+px) [^;}]+")


def make_pdf(document: str) -> bytes:
    """A document as PDF.

    Args:
        document: HTML with its styles in it, as `make_dossier_html` gives it.

    Raises:
        InputError: The maker of PDF, a library that it needs, or a font is missing; the message has the line to type.
    """
    weasyprint, fonts = _load()
    configuration = weasyprint.text.fonts.FontConfiguration()
    styles = weasyprint.CSS(string="\n".join(_faces()), font_config=configuration)
    page = weasyprint.HTML(string=style_drawings(document).replace("</style>", f"{FAMILIES}</style>", 1), url_fetcher=fonts)
    with _without_clock():
        data: bytes = page.write_pdf(stylesheets=[styles], font_config=configuration, pdf_variant=STANDARD)
    return data


def style_drawings(document: str) -> str:
    """The document with the rules that colour drawings, as they are for print, inside each drawing.

    WeasyPrint paints the outline of letters over them, so that letters with an outline are drawn twice: outlined, then plain.

    Args:
        document: HTML with one style element.
    """
    found = _STYLES.search(document)
    if found is None:
        return document
    css = re.sub(r"/\*.*?\*/", "", found[1], flags=re.DOTALL)
    screen = css.split("@media", 1)
    values = dict(_VARIABLE.findall(screen[0]))
    printed = css.split("@media print {", 1)
    if len(printed) > 1:
        values |= dict(_VARIABLE.findall(printed[1].split("}", 1)[0] + ";"))
    rules = "".join(_drawing_rules(css, values))
    document = _HALO.sub(lambda text: f"{text[0].replace('halo', 'halo-behind', 1)}{text[0]}", document)
    return re.sub(r"(<svg\b[^>]*>)", lambda svg: f"{svg[1]}<style>{rules}</style>", document)


def _drawing_rules(css: str, values: dict[str, str]) -> Iterator[str]:
    for selector, body in _RULE.findall(css):
        if _DRAWS.search(body) is None or _INTERACTIVE.search(selector) is not None or "@" in selector or ":root" in selector:
            continue
        if "paint-order" in body:
            selector = selector.replace(".halo", ".halo-behind")
        body = re.sub(r"var\((--[a-z]+)\)", lambda name: values.get(name[1], "inherit"), body)
        body = _FONT.sub(lambda font: f"font-size: {font[1]}; font-family: Source Sans 3, DejaVu Sans, sans-serif", body)
        yield f"{selector.strip()} {{{body}}}\n"


@contextmanager
def _without_clock() -> Iterator[None]:
    """Fonts cut from a variable one bear the time at which they were cut, unless this says another: the same bytes at any time.

    Source: reproducible-builds.org, SOURCE_DATE_EPOCH.
    """
    before = os.environ.get(_EPOCH)
    os.environ[_EPOCH] = before or "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_EPOCH]


def _faces() -> Iterator[str]:
    """A rule for each font, each with the address of its file."""
    for package, faces in FONTS.items():
        folder = Path(str(files(package))) / "files"
        for family, style, weight, name in faces:
            weighted = f"font-weight: {weight}; " if weight != VARIABLE else ""
            source = f'{weighted}src: url("{(folder / name).as_uri()}");'
            yield f'@font-face {{ font-family: "{family}"; font-style: {style}; {source} }}'


def _load() -> tuple[Any, Any]:
    """WeasyPrint, and what fetches files for it: font files only, nothing else and nothing from a network."""
    try:
        for package in FONTS:
            import_module(package)
        weasyprint = import_module("weasyprint")
        import_module("weasyprint.text.fonts")
        import_module("weasyprint.urls")
    except ImportError as error:
        raise InputError(f"a PDF needs the package {error.name}: {HOW_TO_INSTALL}") from error
    except OSError as error:
        raise InputError(f"a PDF needs a system library that is missing ({str(error).splitlines()[0]}): {HOW_TO_INSTALL}") from error
    return weasyprint, _make_fetcher(weasyprint)


def _make_fetcher(weasyprint: Any) -> Any:
    """What fetches files: the fonts, and nothing else; WeasyPrint goes on without what it refuses."""

    class FontFetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith("file:") or not url.endswith(".ttf"):
                raise ValueError(f"a document loads nothing but its fonts, got {url}")
            return super().fetch(url, headers)

    return FontFetcher(allowed_protocols=("file",))
