"""Report -> Tie: which reports are copies, translations, rewrites or relays of which."""

from collections.abc import Collection, Mapping, Sequence

from threadpoolctl import threadpool_limits

from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.tie import Judgement, SharedWords, Tie, TieType
from linkage.origins.anchors import AnchorReader, Fold
from linkage.origins.candidates import find_candidates
from linkage.origins.likeness import Likeness, Match, compare, share_copied, shares_known
from linkage.origins.publishers import find_namings
from linkage.origins.termweights import weigh_terms
from linkage.origins.weighedtext import WeighedText
from linkage.origins.words import SHINGLE, ReportText, read_text
from linkage.vocab.gazetteer import Gazetteer

# Tuned on the open families of bench/origins. Above the first number a tie joins, above the second it is a suggestion.
COPIED = (0.4, 0.2)
REWORDED = (0.6, 0.45)
TRANSLATED = (0.5, 0.4)
RELAYED = (0.5, 0.35)
_FEWEST_SENTENCES = 3  # of a copy, rewrite or translation that joins by itself
_FEWEST_SHINGLES = 15
_LEAST_WEIGHT = 8.0  # of the anchors that match: some ten names or numbers
_LEAST_ORDER = 0.4
_QUOTED_WORDS = 7  # in a row, of shared quotations
_SHOWN = 4  # stretches that show a tie

_MADE = {
    TieType.COPY: "{0}% of the words in a row of the shorter report stand in the other",
    TieType.REWRITE: "{0}% of the shorter report tells, sentence by sentence, what the other tells, in other words",
    TieType.TRANSLATION: "{0}% of the names and numbers of one stand together, sentence by sentence, in the other ({1} to {2})",
    TieType.RELAY: "names {1} as its source; {0}% of it stands in that report",
}


def find_ties(
    reports: Sequence[Report],
    fold: Fold,
    gazetteer: Gazetteer,
    same: Collection[frozenset[str]] = (),
    different: Collection[frozenset[str]] = (),
) -> tuple[Tie, ...]:
    """The ties between reports, whatever their order.

    Args:
        reports: The reports.
        fold: The form in which the spellings of one name agree.
        gazetteer: Towns and states by their names in many languages.
        same: Pairs of report ids that case.yaml declares to share an origin.
        different: Pairs that it declares to share none.

    Returns:
        Ties that join, the surest first, then suggestions, then what case.yaml refuses.
    """
    anchors = AnchorReader(fold, gazetteer)
    ordered = sorted((r for r in reports if not r.record), key=lambda r: r.id)
    texts = [read_text(report, anchors) for report in ordered]
    terms = weigh_terms(texts)
    names = frozenset(anchor for t in texts if t.name_capitals for anchor in t.anchors)
    weighed = [WeighedText(text, terms, names) for text in texts]
    namings = find_namings(texts)
    found: dict[frozenset[str], Tie] = {}
    with threadpool_limits(1, user_api="blas"):  # the tables are small: to share one out takes longer than to work it out
        candidates = find_candidates(weighed, terms, namings)
        for (a, b), known in zip(candidates, shares_known(weighed, candidates), strict=True):
            tie = _tie(weighed[a], weighed[b], known, names_other=b in namings.get(a, ()), is_named=a in namings.get(b, ()))
            if tie is not None:
                found[frozenset(tie.report_ids)] = tie
    by_id = {r.id: r for r in reports}
    for pair in {*same, *different}:
        if len(pair) == 2 and all(report_id in by_id for report_id in pair):
            found[pair] = _declare(found.get(pair), sorted(pair), by_id, agreed=pair in same)
    order = {Judgement.CONFIRMED: 0, Judgement.AUTOMATIC: 1, Judgement.SUGGESTED: 2, Judgement.REFUSED: 3}
    return tuple(sorted(found.values(), key=lambda t: (order[t.judgement], t.type is TieType.QUOTES, -t.score, sorted(t.report_ids))))


def _declare(tie: Tie | None, pair: Sequence[str], by_id: Mapping[str, Report], *, agreed: bool) -> Tie:
    """The tie as case.yaml has it; what was found stays as its reasons."""
    judgement = Judgement.CONFIRMED if agreed else Judgement.REFUSED
    if tie is not None and tie.type is not TieType.QUOTES:
        return Tie(tie.type, tie.report_ids, tie.first_id, tie.direction, tie.score, judgement, tie.reasons, tie.shared)
    first_id, direction = _first(by_id[pair[0]], by_id[pair[1]], names_other=False, is_named=False)
    reasons = ("declared by case.yaml",) if agreed else ("declared by case.yaml not to share an origin",)
    return Tie(TieType.DECLARED, _in_order(pair[0], pair[1], first_id), first_id, direction, 100 if agreed else 0, judgement, reasons)


def _tie(one: WeighedText, another: WeighedText, known: tuple[float, float], *, names_other: bool, is_named: bool) -> Tie | None:
    """The tie of two reports, by whichever of them is more wholly in the other; None where nothing ties them.

    `known` is the share of the anchors of each that the other has.
    """
    text, other = one.text, another.text
    same = text.report.language == other.report.language
    best: tuple[TieType, float, tuple[float, float], bool, Likeness, ReportText, ReportText] | None = None
    for inner, outer, share_known, relays in ((one, another, known[0], names_other), (another, one, known[1], is_named)):
        if not _may_be_made(inner, outer, share_known, same=same, relays=relays):
            continue
        likeness = compare(inner, outer)
        for made in _made(inner.text, likeness, same=same, relays=relays):
            if best is None or (made[1] >= made[2][0], made[3], made[1] / made[2][0]) > (
                best[1] >= best[2][0],
                best[3],
                best[1] / best[2][0],
            ):
                best = (*made, likeness, inner.text, outer.text)
    if best is None:
        return _quotes_tie(text, other, names_other=names_other, is_named=is_named) if same else None
    type_, share, (joins, _), enough, likeness, inside, around = best
    automatic = enough and share >= joins
    first_id, direction = _first(text.report, other.report, names_other=names_other, is_named=is_named)
    made_of = around.report if type_ is TieType.RELAY else inside.report
    reason = _MADE[type_].format(
        round(100 * share), made_of.publisher if type_ is TieType.RELAY else inside.report.language, around.report.language
    )
    return Tie(
        type_,
        _in_order(text.report.id, other.report.id, first_id),
        first_id,
        direction,
        round(100 * min(1.0, share)),
        Judgement.AUTOMATIC if automatic else Judgement.SUGGESTED,
        tuple(_reasons(reason, type_, inside, around, likeness)),
        tuple(_shared(inside, around, likeness.matches[:_SHOWN])),
    )


def _may_be_made(inner: WeighedText, outer: WeighedText, known: float, *, same: bool, relays: bool) -> bool:
    """Whether `_made` can give anything: no more of a report's anchors stands together in the other than the other has at all."""
    if known >= (REWORDED if same else TRANSLATED)[1] or (relays and known >= RELAYED[1]):
        return True
    fewest = COPIED[1] * len(inner.text.shingles)
    if not same or len(inner.text.shingles) < _FEWEST_SHINGLES or len(outer.text.shingles) < fewest:
        return False
    return share_copied(inner.text, outer.text) >= COPIED[1]


def _made(inner: ReportText, likeness: Likeness, *, same: bool, relays: bool) -> list[tuple[TieType, float, tuple[float, float], bool]]:
    """(type, share, thresholds, whether there is enough of it) of every way in which one report may be made of the other."""
    found = []
    several = len(likeness.matches) >= min(_FEWEST_SENTENCES, len(inner.sentences))
    if same and len(inner.shingles) >= _FEWEST_SHINGLES:
        found.append((TieType.COPY, likeness.copied, COPIED, True))
    if same:
        share = min(likeness.worded, likeness.anchored)
        found.append((TieType.REWRITE, share, REWORDED, likeness.sentences >= _FEWEST_SENTENCES and likeness.weight >= _LEAST_WEIGHT))
    else:
        enough = several and likeness.weight >= _LEAST_WEIGHT and likeness.in_order >= _LEAST_ORDER
        found.append((TieType.TRANSLATION, likeness.anchored, TRANSLATED, enough))
    if relays:
        share = likeness.worded if same else likeness.known
        found.append((TieType.RELAY, share, RELAYED, likeness.known >= RELAYED[1]))
    return [made for made in found if made[1] >= made[2][1]]


def _reasons(reason: str, type_: TieType, inner: ReportText, outer: ReportText, likeness: Likeness) -> list[str]:
    reasons = [reason]
    if likeness.matches:
        reasons.append(
            f"{len(likeness.matches)} of {len(inner.sentences)} sentences answer to one another, "
            f"{round(100 * likeness.in_order)}% in the same order"
        )
    shared = _longest_quotation(inner, outer)
    if shared is not None and inner.report.language == outer.report.language:
        reasons.append("they share words in quotation marks")
    signs = [t.report for t in (inner, outer) if t.report.translation_signs]
    if type_ is TieType.TRANSLATION and signs:
        reasons.append(f"{signs[0].file} looks like a translation")
    return reasons


def _shared(inner: ReportText, outer: ReportText, matches: Sequence[Match]) -> list[SharedWords]:
    shared = []
    for match in matches:
        spans = [outer.sentences[n].span for n in match.others]
        shared.append(SharedWords(inner.report.id, inner.sentences[match.at].span, outer.report.id, Span(spans[0].start, spans[-1].end)))
    return shared


def _quotes_tie(text: ReportText, other: ReportText, *, names_other: bool, is_named: bool) -> Tie | None:
    shared = _longest_quotation(text, other)
    if shared is None:
        return None
    words, span, other_span = shared
    first_id, direction = _first(text.report, other.report, names_other=names_other, is_named=is_named)
    return Tie(
        TieType.QUOTES,
        _in_order(text.report.id, other.report.id, first_id),
        first_id,
        direction,
        min(100, 10 * words),
        Judgement.SUGGESTED,
        (f"both quote the same {words} words in a row; whoever spoke them is their origin",),
        (SharedWords(text.report.id, span, other.report.id, other_span),),
    )


def _longest_quotation(text: ReportText, other: ReportText) -> tuple[int, Span, Span] | None:
    """(words in a row, where they are quoted here, where there) of the longest quotation that both have; None below seven words."""
    best: tuple[int, Span, Span] | None = None
    if text.quoted_rows.isdisjoint(other.quoted_rows):
        return None
    for span, words in text.quotations:
        for other_span, others in other.quotations:
            rows = {others[i : i + SHINGLE] for i in range(len(others) - SHINGLE + 1)}
            run = longest = 0
            for i in range(len(words) - SHINGLE + 1):
                run = run + 1 if words[i : i + SHINGLE] in rows else 0
                longest = max(longest, run)
            count = longest + SHINGLE - 1 if longest else 0
            if count >= _QUOTED_WORDS and (best is None or count > best[0]):
                best = (count, span, other_span)
    return best


def _first(report: Report, other: Report, *, names_other: bool, is_named: bool) -> tuple[str | None, str]:
    """(the report that was first, why); (None, "unknown") where nothing says so."""
    if names_other != is_named:
        first, second = (other, report) if names_other else (report, other)
        return first.id, f"{second.publisher or second.file} names {first.publisher}"
    if report.published is not None and other.published is not None:
        length = min(len(report.published), len(other.published))
        dates = report.published[:length], other.published[:length]
        if dates[0] != dates[1]:
            first = report if dates[0] < dates[1] else other
            return first.id, "published earlier"
    if bool(report.translation_signs) != bool(other.translation_signs) and report.language != other.language:
        first, second = (other, report) if report.translation_signs else (report, other)
        return first.id, f"{second.file} looks like a translation"
    return None, "unknown"


def _in_order(report_id: str, other_id: str, first_id: str | None) -> tuple[str, str]:
    low, high = sorted((report_id, other_id))
    return (low, high) if first_id is None or first_id == low else (high, low)
