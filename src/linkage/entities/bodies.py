"""Which names of organisations and units are one body."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from linkage.entities.knownbodies import known_body, names_of
from linkage.entities.namings import Mentioned
from linkage.entities.romanise import romanise
from linkage.entities.states import country_of_words
from linkage.vocab import load_phrases

_SPELLINGS = {
    "organisation": "organization", "organisations": "organizations", "center": "centre", "defense": "defence", "defenders": "defence",
    "program": "programme", "theater": "theatre", "armed": "armed", "saint": "st",
}  # fmt: skip
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "in",
        "on",
        "to",
        "at",
        "its",
        "their",
        "his",
        "her",
        "s",
        "by",
        "with",
        "so",
        "called",
        "о",
        "и",
        "в",
        "на",
    ]
)
_ACRONYM = re.compile(r"[A-Z]{2,}[a-z]?")
# People who speak or act for a body: the body is meant.
_MEMBERS = [
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "journalist",
    "reporter",
    "correspondent",
    "investigator",
    "source",
    "official",
    "rescuer",
    "terrorist",
    "fighter",
    "militant",
    "volunteer",
    "member",
    "soldier",
    "troop",
    "commander",
    "contributor",
    "activist",
    "worker",
    "statement",
    "report",
    "monitor",
    "agency",
    "observer",
    "expert",
    "gunman",
]
_TRAILING = re.compile(
    rf"(?:\s+(?:{'|'.join(_MEMBERS)})s?|\s+(?-i:force)s?|\s+(?:terrorist|militant|rebel|armed|paramilitary|jihadist)\s+group)+$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    rf"^(?:(?:the|an?|some|several|two|three|unnamed)\s+)?(?:(?:units?|elements|{'|'.join(m + 's?' for m in _MEMBERS)}|aircraft)\s+"
    r"(?:of|for|from|to|in|at|with)\s+)+(?:the\s+)?",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2  # of a shortened name, before it may join a longer one of another report


@dataclass(slots=True)
class BodyCluster:
    """One organisation or unit under construction.

    Args:
        names: Names as printed, by how often each occurs.
        words: The content words of its fullest name.
        other_words: Those of the names under which a known body goes as well.
        acronyms: Its acronyms and names in parentheses, folded.
        mentions: Where it is named.
        reasons: Why names were joined.
    """

    names: Counter[str] = field(default_factory=Counter)
    words: frozenset[str] = frozenset()
    other_words: tuple[frozenset[str], ...] = ()
    acronyms: set[str] = field(default_factory=set)
    mentions: list[Mentioned] = field(default_factory=list)
    reasons: dict[str, None] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _body_words() -> frozenset[str]:
    phrases = [*load_phrases("bodies", "bodies"), *load_phrases("bodies", "units")]
    return frozenset(w for p in phrases for w in (p.casefold(), f"{p.casefold()}s"))


@lru_cache(maxsize=1)
def _outlets() -> frozenset[str]:
    return frozenset(re.sub(r"\s*-\s*", "-", p).casefold() for p in load_phrases("bodies", "outlets"))


@lru_cache(maxsize=1)
def _unit_words() -> frozenset[str]:
    return frozenset(load_phrases("bodies", "units")) - {"group", "front", "police", "intelligence", "movement"}


@lru_cache(maxsize=65536)
def body_core(text: str) -> str:
    """The name of the body in a wording: without article, possessive, parentheses and the people who speak for it.

    Args:
        text: For example "a spokesman for the Red Crescent", "the Nusra Front terrorist group".
    """
    core = re.sub(r"\s*[(\[][^)\]]*[)\]]", "", text).strip(' ,.«»“”"‘’')
    core = re.sub(r"['’]s?\b(?=\s|$)|[‘“«»”\"]", "", core)
    core = _TRAILING.sub("", _LEADING.sub("", core))
    return re.sub(r"^(?:the|an?|so-called)\s+", "", core.strip(), flags=re.IGNORECASE)


@lru_cache(maxsize=65536)
def body_words(text: str) -> frozenset[str]:
    """The content words of a body's name, folded; adjectives and names of states as their code."""
    core = body_core(text)
    return _words_of(known_body(core) or core)


def _words_of(core: str) -> frozenset[str]:
    words = [w for w in re.findall(r"\w+", romanise(core).casefold()) if w not in _SMALL]
    folded = {_SPELLINGS.get(w, w) for w in words}
    for word in words:
        codes = country_of_words(word)
        if codes:
            folded.discard(_SPELLINGS.get(word, word))
            folded.add(codes[0])
    return frozenset(folded)


@lru_cache(maxsize=65536)
def is_body_name(text: str) -> bool:
    """Whether the words name an organisation or unit: a capital letter and a word for a body, an outlet, or an acronym."""
    core = body_core(text)
    if not any(c.isupper() for c in core):
        return False
    if _LEADING.match(text) is not None and re.fullmatch(r"[A-ZА-ЯЁ][\w-]+", core) and not country_of_words(core):
        return True
    if core.casefold() in _outlets() or (any(_ACRONYM.fullmatch(w) for w in core.split()) and not _is_listed_person(core)):
        return True
    lower = [w.casefold() for w in core.split() if w[0].islower() or w.casefold() in _body_words()]
    return any(w in _body_words() for w in lower) and any(
        w[0].isupper() for w in core.split() if not country_of_words(w) or len(core.split()) > 1
    )


def _is_listed_person(core: str) -> bool:
    """A name with its surname in capitals, as lists of sanctions print it."""
    words = core.split()
    return (
        2 <= len(words) <= 4
        and any(w[0].isupper() and not w.isupper() for w in words)
        and not any(w.casefold() in _body_words() for w in words)
    )


def is_unit_name(text: str) -> bool:
    """Whether the body is a military or police unit (Source: Security Force Monitor's unit words)."""
    return any(w in _unit_words() for w in body_core(text).casefold().split())


def cluster_bodies(mentions: Sequence[Mentioned], shortened: Sequence[Mentioned]) -> tuple[list[BodyCluster], list[Mentioned]]:
    """The bodies that the mentions name, and the mentions that name none.

    Args:
        mentions: Mentions that name bodies, in reading order.
        shortened: Mentions that may be a short form of a body's name ("the Coalition", "civil defence sources").
    """
    clusters: dict[frozenset[str], BodyCluster] = {}
    for m in mentions:
        words = body_words(m.text)
        known = known_body(body_core(m.text))
        others = () if known is None else tuple(_words_of(name) for name in names_of(known))
        cluster = clusters.setdefault(words, BodyCluster(words=words, other_words=others))
        cluster.names[m.text] += 1
        if known is not None and body_core(m.text).casefold() != known.casefold():
            cluster.reasons[f"“{m.text}” is read as {known}: the list of known bodies has both names"] = None
        cluster.mentions.append(m)
        cluster.acronyms |= {romanise(a).casefold() for a in re.findall(r"[(\[]([^)\]]{2,24})[)\]]", m.text)}
    joined = _join_shorter(list(clusters.values()))
    by_word: dict[str, list[int]] = {}
    for n, cluster in enumerate(joined):
        for word in cluster.words.union(*cluster.other_words):
            by_word.setdefault(word, []).append(n)
    reports = [{m.report_id for m in cluster.mentions} for cluster in joined]
    left = []
    for m in shortened:
        short = body_words(m.text)
        rarest = min((by_word.get(word, []) for word in sorted(short)), key=len, default=[])
        fits = [n for n in rarest if any(short < words for words in (joined[n].words, *joined[n].other_words))]
        near = [n for n in fits if m.report_id in reports[n]]
        fits = near or (fits if len(short) >= _FEWEST_WORDS else [])
        if len(fits) == 1:
            found = joined[fits[0]]
            reports[fits[0]].add(m.report_id)
            found.mentions.append(m)
            found.names[m.text] += 1
            found.reasons[f"“{m.text}” is read as {_usual(found)}: the only body whose name it can shorten"] = None
        else:
            left.append(m)
    return joined, left


def _usual(cluster: BodyCluster) -> str:
    return min(cluster.names, key=lambda n: (-len(body_words(n)), -cluster.names[n], n))


def _join_shorter(clusters: list[BodyCluster]) -> list[BodyCluster]:
    """Acronyms, names in parentheses and shortened names joined to the one fuller name that they can stand for."""
    order = sorted(clusters, key=lambda c: (-len(c.words), sorted(c.words)))
    kept: list[BodyCluster] = []
    by_word: dict[str, list[BodyCluster]] = {}
    by_acronym: dict[str, list[BodyCluster]] = {}
    for cluster in order:
        reports = {m.report_id for m in cluster.mentions}
        acronym_of = _each_once(c for key in sorted(_stands_for(cluster)) for c in by_acronym.get(key, ()))
        rarest = min((by_word.get(word, []) for word in sorted(cluster.words)), key=len, default=[])
        inside = [c for c in rarest if cluster.words < c.words and _may_shorten(cluster, c)]
        near = [c for c in inside if reports & {m.report_id for m in c.mentions}]
        fits = acronym_of or near or (inside if len(cluster.words) > _FEWEST_WORDS else [])
        if len(fits) != 1:
            kept.append(cluster)
            for word in cluster.words:
                by_word.setdefault(word, []).append(cluster)
            _enter(by_acronym, cluster)
            continue
        why = "its acronym or the name in parentheses" if acronym_of else "the only body whose name it can shorten"
        fits[0].reasons[f"“{_usual(cluster)}” is read as {_usual(fits[0])}: {why}"] = None
        fits[0].names.update(cluster.names)
        fits[0].mentions.extend(cluster.mentions)
        fits[0].acronyms |= cluster.acronyms
        _enter(by_acronym, fits[0])
    return kept


def _each_once(clusters: Iterable[BodyCluster]) -> list[BodyCluster]:
    return list({id(cluster): cluster for cluster in clusters}.values())


def _enter(by_acronym: dict[str, list[BodyCluster]], cluster: BodyCluster) -> None:
    """Notes under which acronyms a body may stand elsewhere: those given with it (small letters), the initials of its names (capitals)."""
    for key in {*cluster.acronyms, *map(_initials, cluster.names)}:
        known = by_acronym.setdefault(key, [])
        if not any(cluster is one for one in known):
            known.append(cluster)


def _may_shorten(short: BodyCluster, full: BodyCluster) -> bool:
    """Numbers of units must agree, and a state alone is no short form of a body."""
    numbers = {w for w in full.words if any(c.isdigit() for c in w)}
    return numbers <= short.words and any(not w.isupper() for w in short.words)


def _stands_for(short: BodyCluster) -> set[str]:
    """The acronyms that a name is or holds, as `_enter` notes them."""
    found = set()
    for name in short.names:
        core = body_core(name)
        found |= {romanise(core).casefold(), *(w.casefold() for w in core.split() if _ACRONYM.fullmatch(w))}
        core = core.replace(".", "")
        if re.fullmatch(r"[A-Z]{2,6}", core):
            found.add(core)
    return found - {""}


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.findall(r"\w+", body_core(name)) if w[0].isupper())
