"""Extracted claims against an analyst's: how many were found, how many are right, who is said to say them.

Strict: kind and sentence agree, and every key role. Lenient: half of the key roles. Of the strictly matched claims: the share whose
source agrees, whose stance agrees, and the mean F1 over all roles. Grounded: the share of quotes that are exact substrings of the
report. Entities and events: B-cubed F1 of the ids against the analyst's keys.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.agreement import KEY_ROLES, LONGEST_QUOTE, key_agreement, same_role, same_source, share_a_sentence, told_again
from bench.gold import FlatClaim, GoldReport, plain_spaces
from linkage.errors import InputError

EMPTY: tuple[object, ...] = (None, [], "")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall of one comparison.

    Args:
        gold: Claims that the analyst entered.
        found: Claims that were extracted.
        hit: Claims that agree.
    """

    gold: int
    found: int
    hit: int

    @property
    def precision(self) -> float:
        """Share of the extracted claims that agree; 0 where none was extracted."""
        return self.hit / self.found if self.found > 0 else 0.0

    @property
    def recall(self) -> float:
        """Share of the analyst's claims that were found; 0 where there is none."""
        return self.hit / self.gold if self.gold > 0 else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total > 0 else 0.0


@dataclass(frozen=True, slots=True)
class KindScore:
    """The figures of one kind."""

    strict: Agreement
    lenient: Agreement


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one run; None where nothing was there to measure on."""

    reports: int
    strict: Agreement
    lenient: Agreement
    source: float | None
    stance: float | None
    roles: float | None
    grounded: float | None
    entities: float | None
    events: float | None
    kinds: Mapping[str, KindScore]

    def as_json(self) -> dict[str, object]:
        """The figures as numbers, rounded to four places."""

        def rounded(value: float | None) -> float | None:
            return None if value is None else round(value, 4)

        def agreement(a: Agreement) -> dict[str, float | int]:
            return {
                "p": round(a.precision, 4),
                "r": round(a.recall, 4),
                "f1": round(a.f1, 4),
                "gold": a.gold,
                "found": a.found,
                "hit": a.hit,
            }

        return {
            "reports": self.reports,
            "strict": agreement(self.strict),
            "lenient": agreement(self.lenient),
            "source": rounded(self.source),
            "stance": rounded(self.stance),
            "roles": rounded(self.roles),
            "grounded": rounded(self.grounded),
            "entities": rounded(self.entities),
            "events": rounded(self.events),
            "kinds": {
                kind: {
                    "strict": round(k.strict.f1, 4),
                    "lenient": round(k.lenient.f1, 4),
                    "gold": k.strict.gold,
                    "found": k.strict.found,
                }
                for kind, k in self.kinds.items()
            },
        }


def pair_up(text: str, gold: Sequence[FlatClaim], found: Sequence[FlatClaim]) -> Iterator[tuple[FlatClaim, FlatClaim, bool]]:
    """Claims that belong together, each at most once, the best agreement first.

    Args:
        text: The report.
        gold: The analyst's claims.
        found: The extracted claims.

    Yields:
        (the analyst's claim, the extracted claim, whether all key roles agree).
    """
    candidates: list[tuple[bool, bool, float, int, int, int]] = []
    for i, wanted in enumerate(gold):
        for j, claim in enumerate(found):
            if claim.kind != wanted.kind:
                continue
            agreeing, total = key_agreement(wanted, claim)
            if agreeing == 0 or agreeing * 2 < total:
                continue
            full = agreeing == total
            there = share_a_sentence(text, wanted, claim)
            if not there and not (full and told_again(wanted, claim)):
                continue
            extra = sum(same_role(wanted.kind, name, value, claim.roles.get(name)) for name, value in wanted.given().items())
            candidates.append((full, there, agreeing / total, extra, -i, -j))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for full, _, _, _, i, j in sorted(candidates, reverse=True):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            yield gold[-i], found[-j], full


def role_f1(gold: FlatClaim, found: FlatClaim) -> float:
    """F1 over all filled roles of two claims of one kind."""
    wanted = {name: value for name, value in gold.roles.items() if value not in EMPTY}
    given = {name: value for name, value in found.roles.items() if value not in EMPTY}
    if wanted == {} and given == {}:
        return 1.0
    hit = sum(same_role(gold.kind, name, value, given.get(name)) for name, value in wanted.items())
    return 2 * hit / (len(wanted) + len(given))


def b_cubed(pairs: Sequence[tuple[str, str | None]]) -> float | None:
    """B-cubed F1 of (the analyst's key, the id found); a missing id is a cluster of its own.

    Args:
        pairs: One for each name.

    Returns:
        The F1, or None where there is no pair.

    Source: Bagga and Baldwin, 1998, "Algorithms for scoring coreference chains".
    """
    if len(pairs) == 0:
        return None
    filled = [(key, ("id", found) if found is not None else ("none", str(n))) for n, (key, found) in enumerate(pairs)]
    together = Counter(filled)
    by_key = Counter(key for key, _ in filled)
    by_id = Counter(found for _, found in filled)
    precision = sum(together[pair] / by_id[pair[1]] for pair in filled) / len(filled)
    recall = sum(together[pair] / by_key[pair[0]] for pair in filled) / len(filled)
    return 2 * precision * recall / (precision + recall)


def is_grounded(text: str, claim: FlatClaim) -> bool:
    """Whether a claim's quote stands in the report, at its offsets where it gives them, and is no longer than a quote may be."""
    quote = plain_spaces(claim.quote)
    if not 0 < len(quote) <= LONGEST_QUOTE or quote not in text:
        return False
    return claim.start is None or text[claim.start : claim.end] == quote


def mean(values: Sequence[float]) -> float | None:
    """The mean, or None of nothing."""
    return sum(values) / len(values) if len(values) > 0 else None


def score_claims(reports: Sequence[GoldReport], found: Mapping[str, Sequence[FlatClaim]]) -> Score:
    """The figures of a claims file over annotated reports.

    Args:
        reports: The annotated reports.
        found: Extracted claims by the name of the report; claims of other reports are not counted.

    Returns:
        The figures.

    Raises:
        InputError: A claim's kind is not one of the twelve.
    """
    wanted, given, strict_hits, lenient_hits = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    measured: dict[str, list[float]] = defaultdict(list)
    entities: list[tuple[str, str | None]] = []
    events: list[tuple[str, str | None]] = []
    for report in reports:
        claims = found.get(report.name, ())
        for claim in claims:
            if claim.kind not in KEY_ROLES:
                raise InputError(f"{report.name}: a claim's kind is one of {', '.join(KEY_ROLES)}; got {claim.kind!r}")
        wanted.update(c.kind for c in report.claims)
        given.update(c.kind for c in claims)
        measured["grounded"] += [float(is_grounded(report.text, c)) for c in claims]
        for gold, claim, full in pair_up(report.text, report.claims, claims):
            lenient_hits[gold.kind] += 1
            if not full:
                continue
            strict_hits[gold.kind] += 1
            measured["source"].append(float(same_source(gold, claim)))
            measured["stance"].append(float(gold.stance == claim.stance))
            measured["roles"].append(role_f1(gold, claim))
            entities += [(key, claim.entities.get(role)) for role, key in gold.entities.items() if key]
            if gold.event is not None and gold.event != "":
                events.append((gold.event, claim.event))
    kinds = {
        kind: KindScore(
            strict=Agreement(wanted[kind], given[kind], strict_hits[kind]),
            lenient=Agreement(wanted[kind], given[kind], lenient_hits[kind]),
        )
        for kind in sorted(set(wanted) | set(given))
    }
    return Score(
        reports=len(reports),
        strict=Agreement(wanted.total(), given.total(), strict_hits.total()),
        lenient=Agreement(wanted.total(), given.total(), lenient_hits.total()),
        source=mean(measured["source"]),
        stance=mean(measured["stance"]),
        roles=mean(measured["roles"]),
        grounded=mean(measured["grounded"]),
        entities=b_cubed(entities),
        events=b_cubed(events),
        kinds=kinds,
    )
