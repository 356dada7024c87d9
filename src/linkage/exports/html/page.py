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


ALL_LINKED = 21  # pages of a list that all lead to one another; of more, the first, the last and the nearest are named
_NEAR = 8


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to one page of a long list; `skips` where pages between it and the one before are not named."""

    number: int
    address: str
    current: bool
    skips: bool = False


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
        links = link_pages(address, number, len(chunks))
        heading = title if number == 1 else f"{title} (page {number} of {len(chunks)})"
        yield Page(
            number_page(address, number), template, heading, part, {**content, "chunk": chunk, "page_links": links, "page_number": number}
        )


def link_pages(address: str, number: int, count: int) -> list[PageLink]:
    """The links of one page of a long list to the others.

    Args:
        address: Where the first page lies.
        number: The number of the page, from 1.
        count: How many pages there are.
    """
    near = range(1, count + 1) if count <= ALL_LINKED else range(max(1, number - _NEAR), min(count, number + _NEAR) + 1)
    named = sorted({1, count, *near})
    return [PageLink(n, number_page(address, n), n == number, skips=n > before + 1) for before, n in zip((0, *named), named, strict=False)]
