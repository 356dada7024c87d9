"""A web page -> its text, with all that is not the article marked as boilerplate."""

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from linkage.errors import ReportError
from linkage.model.span import Span
from linkage.reports.captured import Captured
from linkage.reports.decoding import MARKS, decode
from linkage.reports.normalise import fold_blanks

if TYPE_CHECKING:
    from lxml import html

    from linkage.reports.blocks import Block

DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
DECLARED_WITHIN = 4096  # bytes
MOST_LOST = 0.005  # share of characters that may be unreadable before a page is refused
NOT_LETTERS = re.compile(r"[\W_]+")
SHORT = 20  # letters; a shorter block must be a whole line of the article, since its words may stand in any sentence
ENOUGH_SHARED = 0.6  # of a block's runs of four words, for a block that the article holds with small changes
RUN = 4
MANY_RUNS = 40  # in a block: paragraphs shown before, put together once more (a preview, the data of a script)
MOST_REPEATED = 0.8  # of its runs
MOST_HIDDEN = 0.5  # share of the article; a page that hides more shows it by script, and nothing is hidden from its readers
LIST_TAGS = frozenset({"li", "tr", "dt", "dd"})


def capture_webpage(raw: bytes) -> Captured:
    """The text of a saved web page, in the order of the page.

    Everything a reader could see is kept, with menus and teasers; what trafilatura does not take for the article is marked as
    boilerplate, and so is what the page hides from its readers.

    Args:
        raw: The bytes of the page.

    Returns:
        One paragraph a block, rows of tables with " | " between their cells.

    Raises:
        ReportError: The bytes are no page, or the page holds no text.
    """
    from linkage.reports.pagedata import read_page_data

    source, notes = decode_page(raw)
    root = parse(source)
    text, boilerplate, more = lay_out(root, source)
    return Captured(text=text, metadata=read_page_data(root), boilerplate=boilerplate, notes=notes + more)


def parse(source: str) -> "html.HtmlElement":
    """The tree of a page.

    Args:
        source: Its text.

    Returns:
        The outermost element.

    Raises:
        ReportError: There is no element in it.
    """
    from lxml import etree, html

    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source).replace("\x00", ""))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReportError("the file holds no web page", "save the page again from the browser") from error


def lay_out(root: "html.HtmlElement", source: str) -> tuple[str, tuple[Span, ...], tuple[str, ...]]:
    """The text of a page with its boilerplate.

    Args:
        root: The page, parsed.
        source: The page as text, for trafilatura, which changes the tree it is given.

    Returns:
        The text, the stretches that are not the article, and notes.

    Raises:
        ReportError: The page holds no text.
    """
    from linkage.reports.blocks import read_blocks

    blocks = list(read_blocks(root))
    if blocks == []:
        advice = "it is probably drawn by a script: open it in a browser and save it again, or print it to PDF"
        raise ReportError("the page holds no text", advice)
    article = read_article(source)
    notes = () if article is not None else ("no article was found on the page: all of its text was taken for the report",)
    kept = [True] * len(blocks) if article is None else in_article(blocks, article, headline(root))
    hidden = hidden_blocks(blocks, kept)
    parts: list[str] = []
    spans: list[Span] = []
    position = 0
    for number, block in enumerate(blocks):
        if number > 0:
            gap = "\n" if block.tag in LIST_TAGS and blocks[number - 1].tag == block.tag else "\n\n"
            parts.append(gap)
            position += len(gap)
        if not kept[number] or hidden[number]:
            spans.append(Span(position, position + len(block.text)))
        parts.append(block.text)
        position += len(block.text)
    return "".join(parts), tuple(spans), notes


def read_article(source: str) -> str | None:
    """The article's text as trafilatura finds it, without comments; None where it finds none."""
    import trafilatura

    document = trafilatura.bare_extraction(source, include_comments=False, fast=True)
    text = getattr(document, "text", None)
    return text if isinstance(text, str) and text.strip() != "" else None


def headline(root: "html.HtmlElement") -> str | None:
    """The page's first main heading, or None."""
    return next((text for heading in root.iter("h1") if (text := fold_blanks(" ".join(heading.itertext()))) != ""), None)


def in_article(blocks: Sequence["Block"], article: str, title: str | None) -> list[bool]:
    """Which blocks are of the article.

    Args:
        blocks: The blocks of the page.
        article: The text that trafilatura took for the article.
        title: The headline; it is of the report where trafilatura leaves it out.

    Returns:
        One truth value a block; a paragraph that the page shows more often than the article does is kept once.
    """
    whole = letters_of(article)
    lines = {letters_of(line) for line in article.split("\n")}
    runs = set(runs_of(article))
    shown: Counter[str] = Counter()
    shown_runs: set[tuple[str, ...]] = set()
    kept = []
    for block in blocks:
        letters = letters_of(block.text)
        own = runs_of(block.text)
        again = len(letters) >= SHORT and shown[letters] >= max(1, whole.count(letters))  # repeated in a pop-up or preview
        again = again or (len(own) >= MANY_RUNS and sum(run in shown_runs for run in own) >= MOST_REPEATED * len(own))
        kept.append(not again and (block.text == title or is_in(block.text, whole, lines, runs)))
        if kept[-1]:
            shown[letters] += 1
            shown_runs.update(own)
    return kept


def is_in(block: str, whole: str, lines: set[str], runs: set[tuple[str, ...]]) -> bool:
    """Whether a block is of the article.

    Args:
        block: Its text.
        whole: The letters of the article.
        lines: The letters of each of its lines.
        runs: Its runs of four words.

    Returns:
        True where the article holds it whole, or most of its runs of words.
    """
    letters = letters_of(block)
    if letters == "":
        return False
    if len(letters) < SHORT:
        return letters in lines
    if letters in whole:
        return True
    own = runs_of(block)
    return own != [] and sum(run in runs for run in own) >= ENOUGH_SHARED * len(own)


def runs_of(text: str) -> list[tuple[str, ...]]:
    """The runs of four words of a text, without case."""
    words = NOT_LETTERS.sub(" ", text.casefold()).split()
    return [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]


def letters_of(text: str) -> str:
    """The letters and digits of a text, without case."""
    return NOT_LETTERS.sub("", text.casefold())


def hidden_blocks(blocks: Sequence["Block"], kept: Sequence[bool]) -> list[bool]:
    """Which blocks the page hides, unless it hides most of the article until a script shows it."""
    article = [block for block, keep in zip(blocks, kept, strict=True) if keep]
    hidden = sum(len(block.text) for block in article if block.hidden)
    trusted = hidden <= MOST_HIDDEN * sum(len(block.text) for block in article)
    return [block.hidden and trusted for block in blocks]


def decode_page(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The source of a page: by its mark, as UTF-8, as it declares, or as it reads best.

    Args:
        raw: The bytes of the page.

    Returns:
        The source and notes on how it was decoded.

    Raises:
        ReportError: The bytes are no text, or their encoding cannot be told.
    """
    declared = DECLARED.search(raw[:DECLARED_WITHIN])
    if declared is None or raw.startswith(tuple(mark for mark, _ in MARKS)):
        return decode(raw)
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        name = declared.group(1).decode("ascii", "replace").lower()
    try:
        codec = codecs.lookup("cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else name).name
    except LookupError:
        return decode(raw)
    source = raw.decode(codec, errors="replace")
    lost = source.count("\ufffd")
    if lost > MOST_LOST * len(source):
        return decode(raw)
    return source, () if lost == 0 else (f"{lost} characters of the page could not be read as {name}, which it declares",)
