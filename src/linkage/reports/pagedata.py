"""What a web page says about itself: meta elements, JSON-LD, `time` elements.

Only what the page states is taken. Dates are never guessed from its address or its text, as some libraries do, since a wrong date
moves every "on Wednesday" of the report.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from linkage.reports.dateline import printed_dates
from linkage.reports.metadata import Metadata, clean_value, iso_date, language_code
from linkage.reports.normalise import fold_blanks

TITLE = ("og:title", "twitter:title", "dc.title", "headline")
PUBLISHER = ("og:site_name", "dc.publisher", "publisher", "application-name", "citation_journal_title")
AUTHOR = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author", "twitter:creator")
PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "publication_date",
    "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "article.published",
    "cxenseparse:recs:publishtime", "ptime", "citation_publication_date",
)  # fmt: skip
ACCOUNTS = frozenset({"admin", "administrator", "editor", "webmaster", "root", "user"})  # of the site's software; they name nobody
ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review|LiveBlog|WebPage", re.IGNORECASE)
PUBLISHED_TIME = re.compile(r"publish|pubdate|entry-date|posted|article.?date|timestamp", re.IGNORECASE)
SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|]{2,40}$")


def read_page_data(root: html.HtmlElement) -> Metadata:
    """Title, publisher, author, date, address and language, as the page states them.

    Args:
        root: The page, parsed.

    Returns:
        What it states; its meta elements win over JSON-LD for the title, JSON-LD over meta elements for people and dates.
    """
    metas = read_metas(root)
    linked = next(iter(sorted(read_linked(root), key=lambda item: "WebPage" in str(item.get("@type")))), {})
    publisher = first(metas.get("og:site_name"), name_of(linked.get("publisher")), *(metas.get(key) for key in PUBLISHER))
    title = first(*(metas.get(key) for key in TITLE), clean_value(linked.get("headline")), heading(root), document_title(root))
    return Metadata(
        title=None if title is None else without_publisher(title, publisher),
        publisher=publisher,
        author=first(name_of(linked.get("author")), *(person(metas.get(key)) for key in AUTHOR), marked_author(root)),
        published=first(stated_date(linked.get("datePublished")), *(stated_date(metas.get(key)) for key in PUBLISHED), time_element(root)),
        url=first(canonical(root), metas.get("og:url"), clean_value(linked.get("url"))),
        language=first(language_code(root.get("lang")), language_code(metas.get("og:locale")), language_code(metas.get("language"))),
    )


def first(*values: str | None) -> str | None:
    """The first value that is known."""
    return next((value for value in values if value is not None), None)


def read_metas(root: html.HtmlElement) -> dict[str, str]:
    """The content of each meta element by its name or property, lower-case; the first of a name counts."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = clean_value(meta.get("content"))
        for attribute in ("property", "name", "itemprop"):
            key = meta.get(attribute)
            if key is not None and content is not None:
                metas.setdefault(key.strip().lower(), content)
    return metas


def read_linked(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of a page that describe an article; JSON that cannot be read is passed over, as browsers do."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            content = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in flatten(content):
            if ARTICLE_TYPES.search(str(item.get("@type"))) is not None:
                yield item


def flatten(content: object) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document, those in lists and graphs too."""
    if isinstance(content, list):
        for item in content:
            yield from flatten(item)
    elif isinstance(content, dict):
        yield content
        yield from flatten(content.get("@graph"))


def name_of(value: object) -> str | None:
    """The name of a person or body in JSON-LD: a text, an object with a name, or a list of such."""
    if isinstance(value, list):
        names = [name for item in value if (name := name_of(item)) is not None]
        return ", ".join(names) if names != [] else None
    if isinstance(value, dict):
        return name_of(value.get("name"))
    return person(clean_value(value))


def person(value: str | None) -> str | None:
    """A name; None for an address of a profile or an account, which names nobody."""
    if value is None or value.casefold() in ACCOUNTS or value.startswith(("http://", "https://", "www.", "@", "/")):
        return None
    return re.sub(r"^by ", "", value, flags=re.IGNORECASE)


def stated_date(value: object) -> str | None:
    """The ISO date of a stated one, also where it is written out; None where it is no full date."""
    text = clean_value(value)
    if text is None:
        return None
    compact = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text)
    if compact is not None:
        text = "-".join(compact.groups())
    iso = iso_date(text)
    if iso is not None:
        return iso
    written = next(printed_dates(text), None)
    return None if written is None or written.day is None else written.day.isoformat()


def time_element(root: html.HtmlElement) -> str | None:
    """The date of the `time` element that is marked as publication, or of all of the article's where they agree."""
    times = [element for element in root.iter("time") if element.get("datetime") is not None]
    for element in times:
        marks = " ".join(element.get(key) or "" for key in ("itemprop", "class", "pubdate", "id"))
        if element.get("pubdate") is not None or PUBLISHED_TIME.search(marks) is not None:
            return stated_date(element.get("datetime"))
    inside = {
        stated_date(element.get("datetime")) for element in times if next(element.iterancestors("article", "header"), None) is not None
    }
    return inside.pop() if len(inside) == 1 else None


def heading(root: html.HtmlElement) -> str | None:
    """The text of the only `h1`; where there are several none can be trusted."""
    texts = {fold_blanks(" ".join(element.itertext())) for element in root.iter("h1")} - {""}
    return texts.pop() if len(texts) == 1 else None


def document_title(root: html.HtmlElement) -> str | None:
    """The title of the window, without the site's name at its end."""
    title = clean_value(root.findtext(".//title"))
    return None if title is None else SITE_SUFFIX.sub("", title)


def without_publisher(title: str, publisher: str | None) -> str:
    """A title without the publisher's name after a bar or dash at its end."""
    if publisher is None:
        return title
    return re.sub(rf"\s+[|–—·-]\s+(?:The )?{re.escape(publisher)}\s*$", "", title, flags=re.IGNORECASE)


def marked_author(root: html.HtmlElement) -> str | None:
    """The author that a link with `rel=author` or an element marked `itemprop=author` names."""
    for element in root.iter("a", "span", "div", "p"):
        if element.get("rel") == "author" or element.get("itemprop") == "author":
            name = fold_blanks(" ".join(element.itertext()))
            if 0 < len(name) <= 80:
                return person(name)
    return None


def canonical(root: html.HtmlElement) -> str | None:
    """The page's own address, where it states one in full."""
    for link in root.iter("link"):
        href = clean_value(link.get("href"))
        if link.get("rel") == "canonical" and href is not None and href.startswith("http"):
            return href
    return None
