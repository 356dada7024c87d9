"""One page of the case file, before it is rendered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from linkage.exports.html.addresses import number_page


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Args:
        address: Where it lies, relative to the folder of the case file.
        template: The template that renders it.
        title: Its heading and title.
        part: The part of the case file it belongs to, marked in the navigation ("people").
        content: What the template shows.
        styles: Rules of this page alone.
    """

    address: str
    template: str
    title: str
    part: str
    content: Mapping[str, object] = field(default_factory=dict)
    styles: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to one page of a long list."""

    number: int
    address: str
    current: bool


def number_pages(
    address: str, template: str, title: str, part: str, chunks: Sequence[object], content: Mapping[str, object]
) -> Iterator[Page]:
    """The pages of a long list, each with links to the others.

    Args:
        address: Where the first page lies.
        template: The template of every page; it finds its part of the list as `chunk`.
        title: The heading.
        part: The part of the case file.
        chunks: What each page holds.
        content: What all pages share.
    """
    for number, chunk in enumerate(chunks, 1):
        links = [PageLink(n, number_page(address, n), n == number) for n in range(1, len(chunks) + 1)]
        heading = title if number == 1 else f"{title} (page {number} of {len(chunks)})"
        yield Page(
            number_page(address, number), template, heading, part, {**content, "chunk": chunk, "page_links": links, "page_number": number}
        )
