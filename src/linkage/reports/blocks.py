"""A web page's tree -> its blocks of text in the order of the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from linkage.reports.normalise import fold_blanks

DROPPED = frozenset(
    {"script", "style", "template", "noscript", "head", "svg", "iframe", "object", "math", "select", "option", "datalist", "textarea"}
)
INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
    }
    | {"mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BLANKS = re.compile(r"\s+")
LONGEST_CELL = 300  # characters; a table with longer cells lays out a page and holds no data


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row.

    Args:
        text: Its text on one line, or on several where the page breaks the line itself.
        tag: The element that holds it ("p", "li", "tr", ...).
        hidden: Whether the page hides it from its readers.
    """

    text: str
    tag: str
    hidden: bool


def read_blocks(root: html.HtmlElement) -> Iterator[Block]:
    """The blocks of a page, scripts and styles left out.

    Text that the page hides (`hidden`, `aria-hidden="true"`, `display: none` in the element's own style) is given too, and marked: what a
    style sheet hides cannot be seen from the page alone.

    Args:
        root: The page, parsed.

    Yields:
        Blocks that hold text, in the order of the page.
    """
    body = root.find("body")
    collector = Collector()
    walker = etree.iterwalk(root if body is None else body, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            row = read_row(element) if element.tag == "tr" else None
            skipped = row is not None or element.tag in DROPPED
            yield from collector.enter(element, hides=is_hidden(element))
            if skipped:
                walker.skip_subtree()
            collector.add(element.text if row is None and not skipped else row)
        elif event == "end":
            yield from collector.leave()
            collector.add(element.tail)
        else:
            collector.add(element.tail)
    yield from collector.flush()


class Collector:
    """Gathers the words of one block after another while a page is walked through."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.open: list[tuple[str, bool]] = []  # the elements around the present place, and whether each hides its inside

    def add(self, words: str | None) -> None:
        """Words of the present block; line breaks of the page's source are blanks, except in preformatted text."""
        if words is not None:
            kept = "\n" not in words or any(tag == "pre" for tag, _ in self.open)
            self.words.append(words if kept else BLANKS.sub(" ", words))

    def enter(self, element: html.HtmlElement, *, hides: bool) -> Iterator[Block]:
        """Goes into an element; yields the block that ends before it, if one does."""
        tag = str(element.tag)
        if tag not in INLINE or hides:
            if tag == "br":
                self.words.append("\n")
            else:
                yield from self.flush()
        self.open.append((tag, hides))

    def leave(self) -> Iterator[Block]:
        """Comes out of the last element entered; yields the block that ends with it, if one does."""
        tag, hides = self.open[-1]
        if tag != "br" and (tag not in INLINE or hides):
            yield from self.flush()
        self.open.pop()

    def flush(self) -> Iterator[Block]:
        """The present block, where it holds text; the next one begins."""
        words = "".join(self.words)
        self.words.clear()
        if words == "" or words.isspace():
            return
        lines = (fold_blanks(line) for line in words.split("\n"))
        text = "\n".join(line for line in lines if line != "")
        if text != "":
            tag = next((tag for tag, _ in reversed(self.open) if tag not in INLINE), "body")
            yield Block(text, tag, any(hides for _, hides in self.open))


def is_hidden(element: html.HtmlElement) -> bool:
    """Whether an element says itself that it is not shown."""
    if len(element.attrib) == 0 or element.tag in ("html", "body"):
        return False
    return (
        element.get("hidden") is not None or element.get("aria-hidden") == "true" or HIDING.search(element.get("style") or "") is not None
    )


def read_row(row: html.HtmlElement) -> str | None:
    """The cells of a table row between bars.

    Args:
        row: A `tr` element.

    Returns:
        One line; None where the table lays out the page instead of holding data.
    """
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or next(row.iterdescendants("table", "p", "article", "h1", "h2", "script"), None) is not None:
        return None
    texts = [fold_blanks(" ".join(cell.itertext())) for cell in cells]
    if any(len(text) > LONGEST_CELL for text in texts):
        return None
    return " | ".join(texts) if any(text != "" for text in texts) else ""
