"""A line or fragment that names an office: "former Head of the X of Y since 2014, Colonel General"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from linkage.claims.whereabouts import state_forms
from linkage.model.claim import Role
from linkage.model.span import Span
from linkage.vocab import load_phrases

_LEFT_OUT = (
    r"(?:(?:former(?:ly)?|so-called|new|then|late|current(?:ly)?|previous(?:ly)?|ex-?|acting|"
    r"de facto|unofficial|the|a|an|one of the|self-proclaimed|"
    r"self-declared|as|and|also|was|is|has been|since \d{4},|from \d{4},)\s+|[‘'“\"«])*"
)
_SINCE = re.compile(
    r",?\s+\(?(?:since|from|after|between|until|in post after|as of|as at)\s+(?P<from>[^,;.]*?\d{4})"
    r"(?:\s+(?:to|until|till|and)\s+(?P<to>[^,;.]*?\d{4}))?"
)
_OPENED = re.compile(
    r"(?:since|from|as of|as at)\s+(?P<from>[^,;]{0,16}?\d{4}),?\s+(?:the\s+)?(?=[A-Za-z])", re.IGNORECASE
)  # "Since 2018 Head of X"
_UNTIL = re.compile(r",?\s+until\s+(?P<to>[^,;.]*?\d{4})")


@cache
def _ranks() -> re.Pattern[str]:
    words = sorted((re.escape(r).replace(r"\ ", "[ -]") for r in load_phrases("ranks", "ranks")), key=len, reverse=True)
    return re.compile(r"(?:^|,\s*|\brank of\s+)(?P<rank>" + "|".join(words) + r")\b(?=\s*(?:,|$|;|\.))", re.IGNORECASE)


@cache
def _pieces() -> re.Pattern[str]:
    """A post of several: before "; ", "and former", or a joint behind which another title of a body stands ("and Chairman of")."""
    titles = "|".join(sorted((re.escape(t).replace(r"\ \-\ ", "-") for t in load_phrases("posts", "titles")), key=len, reverse=True))
    openings = "|".join(re.escape(o).replace(r"\ \-\ ", "-") for o in load_phrases("posts", "openings"))
    another = rf"(?:(?:{openings})[ -])*(?:{titles})\s+(?:of|at|in|for)\s"
    return re.compile(
        rf"[^;–]+?(?=(?:;|\s–\s|$|,? and (?:former|previously|formerly|the former)\b|, (?:former|previously|formerly)\b|\. "
        rf"|(?:, and|,| and|,? as well as)\s(?:(?:the|a|an)\s)?{another}))",
        re.IGNORECASE,
    )


def _several(line: str) -> Iterator[tuple[int, int]]:
    """Where each post of a line stands; "President and Commander of X" is one, for both titles are of X."""
    waiting: int | None = None
    for piece in _pieces().finditer(line):
        left, right = waiting if waiting is not None else piece.start(), piece.end()
        if re.match(r" and\s", line[right:]) and re.search(r"\b(?:of|at|in|for)\b", line[left:right]) is None:
            waiting = left
            continue
        waiting = None
        yield left, right
    if waiting is not None:
        yield waiting, len(line)


@cache
def _rank_in() -> re.Pattern[str]:
    """ "Major General of the Valley Forces": a rank in a body, without an office."""
    words = sorted((re.escape(r).replace(r"\ ", "[ -]") for r in load_phrases("ranks", "ranks")), key=len, reverse=True)
    return re.compile(rf"^{_LEFT_OUT}(?P<rank>{'|'.join(words)})(?=\s+(?:of|in)\b|,\s+\w)", re.IGNORECASE)


@cache
def _title(lead: str = "") -> re.Pattern[str]:
    """An office at the start of a line.

    Args:
        lead: A pattern of the words before it that belong to it.
    """
    titles = sorted((re.escape(t).replace(r"\ \-\ ", "-") for t in load_phrases("posts", "titles")), key=len, reverse=True)
    openings = "|".join(re.escape(o).replace(r"\ \-\ ", "-") for o in load_phrases("posts", "openings"))
    matters = "|".join(sorted((re.escape(m) for m in load_phrases("posts", "matters")), key=len, reverse=True))
    return re.compile(
        rf"^{_LEFT_OUT}(?P<title>{lead}(?:(?:{openings})[ -])*(?:{'|'.join(titles)})s?"
        rf"(?:\s+(?:of|for)\s+(?:{matters})(?:\s+and\s+(?:{matters}))?\b(?!\s+(?-i:[A-Z])))?(?:\s+and\s+(?:{'|'.join(titles)})\b)?)"
        r"(?=\W|$)",
        re.IGNORECASE,
    )


# Up to three words before an office: "Party Secretary", "national security adviser".
_LEAD = r"(?:(?!(?:of|at|in|for|to|with|by|as|well|the|and|or|is|was|who|son|wife|daughter|\w+ed)\b)[\w’'-]+\s+){1,3}?"
_BODY = re.compile(
    r"(?:[’'”\"»]*\s*(?:\([^()]*\)\s*)?(?:(?:of|at|in|for|to|with|within|under)\b|,|–|-)\s*(?:the\s+|a\s+|an\s+)?(?P<body>.+)"
    r"|[’'”\"»]*(?:\s*\([^()]*\))?)$",
    re.IGNORECASE | re.DOTALL,
)
_NAME = r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*"
_MATTER = re.compile(
    rf"(?:\s+(?:of|for)\s+(?:the\s+)?(?P<first>{_NAME}))?(?P<more>(?:(?:,\s+{_NAME})*,?\s+and\s+{_NAME})?)"
    r"(?=[’'”\"»]*(?:\s+(?:of|in|under|for|at)\b|\s*$|[,(;.]))"
)


def _with_matter(words: str, end: int) -> int:
    """Where a minister's title ends with what he is for, also where the list of matters lacks it: "of Rivers, Canals and Sluices".

    Args:
        words: The line.
        end: Where the title ends without it.
    """
    offices = "|".join(load_phrases("posts", "of_matters"))
    found = _MATTER.match(words, end) if re.search(rf"\b(?:{offices})\b", words[:end], re.IGNORECASE) is not None else None
    if found is None or (found["first"] is not None and re.search(r" (?:of|for) ", words[:end]) is not None):
        return end
    parts = (item for part in (found["first"] or "", found["more"]) for item in re.split(r",|\band\b", part))
    items = [item.strip(" ‘’'“”\"") for item in parts if item.strip()]
    bodies = {*load_phrases("bodies", "bodies"), *load_phrases("bodies", "units")}
    others = {*state_forms(), *load_phrases("posts", "titles")}
    strange = any(item.lower() in others or item.lower().split()[0] in others for item in items)
    named = any(item.lower().split()[-1] in bodies for item in items) and words[end:].lstrip().lower().startswith("of")
    return end if strange or named else found.end()


def read_post_line(text: str, span: Span) -> Iterator[list[Role]]:
    """The posts that a fragment names, each as its roles without the person.

    Args:
        text: The report's text.
        span: The fragment: one field of a record, or one sentence without a subject.

    Yields:
        Roles `rank`, `title`, `organization`, `from`, `to`, as far as the fragment gives them.
    """
    line = span.of(text)
    rank = _ranks().search(line)
    for left, right in _several(line):
        found = _one(text, span.start + left, line[left:right])
        if not found:
            continue
        if rank is not None and not any(r.name == "title" and str(r.value).lower() == rank["rank"].lower() for r in found):
            place = Span(span.start + rank.start("rank"), span.start + rank.end("rank"))
            found.append(Role("rank", place.of(text), place))
        yield found


def opens_with_rank(words: str) -> bool:
    """Whether words begin with a rank in a body: "Major General of the Valley Forces".

    Args:
        words: A line or a sentence.
    """
    return _rank_in().match(words) is not None


def _one(text: str, start: int, words: str) -> list[Role]:
    """The roles of one post: with the rank before it left out, or of the rank alone ("Captain, Valley Guard")."""
    return _with_office(text, start, words, ranked=True) or _with_office(text, start, words, ranked=False)


def _with_office(text: str, start: int, words: str, *, ranked: bool) -> list[Role]:
    lead = len(words) - len(words.lstrip(" ,;.–-"))
    opened = _OPENED.match(words, lead)
    lead = opened.end() if opened is not None else lead
    before = rf"(?:(?:{_ranks().pattern})?,?\s*)?" if ranked else ""
    opening = re.match(rf"{before}(?:(?:and|previously|formerly)\s+)?", words[lead:], re.IGNORECASE)
    lead += opening.end() if opening is not None else 0
    body_words = words[lead:]
    since = _SINCE.search(body_words)
    until = None if since is not None and since["to"] else _UNTIL.search(body_words)
    cut = min([m.start() for m in (since, until) if m is not None], default=len(body_words))
    told = body_words[:cut].rstrip(" ,.")
    match = _title().match(told) or _title(_LEAD).match(told) or _rank_in().match(told)
    if match is None:
        return []
    name = "title" if "title" in match.groupdict() else "rank"
    if match.group().lower().endswith("deputy") and told[match.end() :].startswith(" to "):
        return []  # "Deputy to X" is a tie
    ends = _with_matter(told, match.end(name)) if name == "title" else match.end()
    body = _BODY.match(told, ends)
    if body is None:
        return []

    def role(name: str, found: re.Match[str], group: str, to: int | None = None) -> Role | None:
        if found[group] is None or not found[group].strip():
            return None
        left, right = found.start(group), to or found.end(group)
        place = Span(start + lead + left, start + lead + left + len(words[lead + left : lead + right].rstrip(" ,.’'”»")))
        return Role(name, place.of(text), place)

    roles = [role(name, match, name, ends)]
    if body["body"] is not None:
        roles.append(_body(text, role("organization", body, "body")))
    if name == "rank" and len([r for r in roles if r is not None]) < 2:
        return []  # a rank alone is no post
    if opened is not None and since is None:
        place = Span(start + opened.start("from"), start + opened.end("from"))
        roles.append(Role("from", place.of(text), place))
    if since is not None:
        roles += [role("from", since, "from"), role("to", since, "to")]
    if until is not None:
        roles.append(role("to", until, "to"))
    return [r for r in roles if r is not None]


def _body(text: str, role: Role | None) -> Role | None:
    """The body without what comes after a comma that is no part of its name, and without opening quotation marks."""
    if role is None or role.span is None:
        return None
    words = role.span.of(text)
    left = len(words) - len(words.lstrip("‘'“\"«"))
    cut = re.search(
        r",\s|\s\(|\s(?:who|which|where|fighting|responsible|in post|under the|of the rank|with the rank|"
        r"and (?:Commander|Chief|Head|Deputy|Member|has|is|was))\b|\.\s",
        words,
    )
    end = cut.start() if cut is not None else len(words)
    if cut is not None and cut.group().startswith(" ("):
        closing = words.find(")", cut.start())
        acronym = words[cut.start() + 2 : closing] if closing > 0 else ""
        end = closing + 1 if acronym and len(acronym.split()) == 1 else cut.start()
    span = Span(role.span.start + left, role.span.start + max(end, left))
    return (
        Role("organization", span.of(text).rstrip(" ’'”»"), Span(span.start, span.start + len(span.of(text).rstrip(" ’'”»"))))
        if len(span)
        else None
    )
