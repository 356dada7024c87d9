"""Which names of persons are one man or woman."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from linkage.entities.names import NameKind, are_two, block_keys, match_names
from linkage.entities.namings import Mentioned
from linkage.entities.person_name import PersonName, read_person_name
from linkage.entities.spelling import fold_word, same_given, same_surname
from linkage.entities.surnames import SurnameIndex

_JOIN = 0.88  # within a case names are joined without asking from here on: above a slip in a word of five letters, below one in six


@dataclass(slots=True)
class PersonCluster:
    """One person under construction.

    Args:
        names: The full names, by how often each occurs, as printed.
        mentions: Where the person is named.
        reasons: Why names were joined.
    """

    names: Counter[str] = field(default_factory=Counter)
    mentions: list[Mentioned] = field(default_factory=list)
    reasons: dict[str, None] = field(default_factory=dict)

    def parsed(self) -> list[PersonName]:
        """The names in their parts."""
        return [p for p in map(read_person_name, sorted(self.names)) if p is not None]


def cluster_persons(
    mentions: Sequence[Mentioned], declared: Sequence[tuple[str, ...]], different: Sequence[tuple[str, ...]] = ()
) -> list[PersonCluster]:
    """The persons that the mentions name.

    Full names are compared with full names; a surname, a given name or an initial alone goes to the nearest right full name of its report,
    else to the only one of the case, else it stays by itself. Two given names that differ are two people.

    Args:
        mentions: Mentions that name persons, in reading order.
        declared: Spellings of one person each, from case.yaml.
        different: Names of different persons, from case.yaml: no two of one entry are ever joined.
    """
    full = [m for m in mentions if _name(m).is_full]
    clusters = _cluster_full(sorted({m.text for m in full} | {s for spellings in declared for s in spellings}), declared, different)
    by_text = {text: cluster for cluster in clusters for text in cluster.names}
    for cluster in clusters:
        cluster.names = Counter()
    for m in full:
        _add(by_text[m.text], m)
    of_report: dict[str, list[tuple[int, PersonCluster]]] = {}
    for m in full:
        of_report.setdefault(m.report_id, []).append((m.at, by_text[m.text]))
    used = [c for c in clusters if c.mentions]
    surnames = SurnameIndex()
    for n, cluster in enumerate(used):
        for name in cluster.parsed():
            surnames.put(name.surname, n)
    numbers = {id(cluster): n for n, cluster in enumerate(used)}
    alone: dict[str, PersonCluster] = {}
    for m in mentions:
        if _name(m).is_full:
            continue
        found = _nearest(m, of_report.get(m.report_id, []))
        why = "the only full name of the report that it can shorten" if found is not None else ""
        if found is None:
            near = [used[n] for n in surnames.find(_name(m).surname)]
            fits = [c for c in near if _shortens(_name(m), c, surname_only=True)]
            found, why = (fits[0], "the only person of the case with this surname") if len(fits) == 1 else (None, "")
        if found is None or _is_kept_apart(m.text, found, different):
            found = alone.setdefault(_short_key(_name(m)), PersonCluster())
        elif m.text not in found.names:
            found.reasons[f"“{m.text}” is read as {_usual(found)}: {why}"] = None
            surnames.put(_name(m).surname, numbers[id(found)])
        _add(found, m)
    return [c for c in [*used, *alone.values()] if c.mentions]


def _name(mention: Mentioned) -> PersonName:
    name = read_person_name(mention.text)
    return name if name is not None else PersonName("", (), mention.text)


def _add(cluster: PersonCluster, mention: Mentioned) -> None:
    cluster.names[mention.text] += 1
    cluster.mentions.append(mention)


def _usual(cluster: PersonCluster) -> str:
    return min(cluster.names, key=lambda n: (-len(n.split()), -cluster.names[n], n))


def _short_key(name: PersonName) -> str:
    return f"{fold_word(name.given)[:1]} {fold_word(name.surname)}".strip()


def _cluster_full(texts: Sequence[str], declared: Sequence[tuple[str, ...]], different: Sequence[tuple[str, ...]]) -> list[PersonCluster]:
    clusters: list[PersonCluster] = []
    blocks: dict[str, list[PersonCluster]] = {}
    placed = {spelling for spellings in declared for spelling in spellings}
    for spellings in declared:
        cluster = PersonCluster()
        cluster.names.update(spellings)
        cluster.reasons[f"case.yaml gives {', '.join(spellings)} as one person"] = None
        clusters.append(cluster)
        for spelling in spellings:
            _enter(blocks, spelling, cluster)
    # The fullest names first, so that a name without patronymic joins the one that has it.
    for text in sorted(texts, key=lambda t: (-len(t.split()), t)):
        if read_person_name(text) is None or text in placed:
            continue
        near = {id(c): c for key in sorted(block_keys(text, NameKind.PERSON)) for c in blocks.get(key, [])}.values()
        fits = [c for c in near if all(_is_joined(text, name) for name in c.names) and not _is_kept_apart(text, c, different)]
        if len(fits) == 1:
            fits[0].reasons[_why(text, fits[0])] = None
            fits[0].names[text] += 1
            _enter(blocks, text, fits[0])
            continue
        cluster = PersonCluster()
        cluster.names[text] += 1
        clusters.append(cluster)
        _enter(blocks, text, cluster)
    return clusters


def _enter(blocks: dict[str, list[PersonCluster]], name: str, cluster: PersonCluster) -> None:
    for key in sorted(block_keys(name, NameKind.PERSON)):
        blocks.setdefault(key, []).append(cluster)


def _is_joined(first: str, second: str) -> bool:
    return not are_two(first, second) and match_names(first, second, NameKind.PERSON).score >= _JOIN


def _is_kept_apart(text: str, cluster: PersonCluster, different: Sequence[tuple[str, ...]]) -> bool:
    """Whether case.yaml says that the name is not that of the cluster's person."""
    return any(text in names and any(n in names for n in cluster.names if n != text) for names in different)


def _why(text: str, cluster: PersonCluster) -> str:
    usual = _usual(cluster)
    match = match_names(text, usual, NameKind.PERSON)
    return f"“{text}” is a spelling of {usual}: {'; '.join(match.reasons)} ({match.score:.2f})"


def _shortens(short: PersonName, cluster: PersonCluster, *, surname_only: bool = False) -> bool:
    """Whether a surname, a given name or an initial with a surname can stand for the person."""
    for name in cluster.parsed():
        surname = same_surname(short.surname, name.surname) or fold_word(short.surname) in (fold_word(w) for w in name.surname.split())
        if surname and (not short.given or same_given(short.given, name.given)):
            return True
        if not surname_only and not short.given and fold_word(short.surname) in (fold_word(w) for w in (name.given, *name.middle)):
            return True
    return False


def _nearest(mention: Mentioned, full: list[tuple[int, PersonCluster]]) -> PersonCluster | None:
    """The person of the report whose full name stands nearest before the short one, else nearest after it."""
    fits = [(at, c) for at, c in full if _shortens(_name(mention), c)]
    before = [(mention.at - at, n) for n, (at, _) in enumerate(fits) if at <= mention.at]
    after = [(at - mention.at, n) for n, (at, _) in enumerate(fits) if at > mention.at]
    best = min(before or after, default=None)
    return None if best is None else fits[best[1]][1]
