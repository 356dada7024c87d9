"""How well and how fast names are matched: on published pairs and on our own, beside the published matcher."""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.namepairs import OWN, Agreement, Pair, count, read_cases, read_own, read_scores
from bench.namepeer import THRESHOLD, make_peer
from linkage.entities.names import MATCH_THRESHOLD, NameKind, NameMatch, clear_caches, match_names

HELP = "pairs of names that are one or two, by our matcher and by logic-v2"
_REPEATS = 15  # timed runs over names that were seen before; the fastest counts, since other work on the machine only slows
_LEAST_PAIRS = 8  # of a category that is printed by itself
_WARMING = (  # names that load each matcher's vocabularies before it is timed
    Pair("Ada Lovelace", "Grace Hopper", NameKind.PERSON, is_match=False, schema="Person", category="", is_read=True),
    Pair("Zeppelin Works Ltd", "Montgolfier SA", NameKind.BODY, is_match=False, schema="Company", category="", is_read=True),
)

Figures = dict[str, float | int]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this suite can be told.

    Args:
        parser: The suite's part of the command line.
    """
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with cases.csv, and logicv2-frozen.csv if at hand")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures to this file")
    parser.add_argument("--errors", action="store_true", help="list the wrong answers of the halves that may be read")


def run(options: argparse.Namespace) -> int:
    """Match all pairs and print quality and speed, ours and the peer's.

    Args:
        options: The command line of this suite.

    Returns:
        The exit status.

    Raises:
        InputError: A file is missing or is not of its shape.
    """
    cases = read_cases(options.data / "cases.csv")
    own = {name: read_own(name) for name in OWN}
    every = [*cases, *(p for pairs in own.values() for p in pairs)]
    figures: dict[str, Figures] = {}
    found = {p: match_names(p.first, p.second, p.kind) for p in every}
    live, first_s = _live_scores(every)
    frozen_file = options.data / "logicv2-frozen.csv"
    frozen = read_scores(frozen_file) if frozen_file.exists() else {}
    print(f"{'pairs':44} {'n':>5}   {'P':>5} {'R':>5} {'F1':>5}   logic-v2 {'P':>5} {'R':>5} {'F1':>5}")
    for name, pairs in [("cases", cases), *own.items(), ("own", every[len(cases) :])]:
        _print_row(name, pairs, found, live, figures)
        for half, is_read in (("errors read", True), ("errors never read", False)):
            _print_row(f"{name}, {half}", [p for p in pairs if p.is_read is is_read], found, live, figures)
    both = [p for p in cases if p.key in frozen]
    if both:
        _print_row("cases, beside the peer's frozen answers", both, found, {p: frozen[p.key] for p in both}, figures)
    for what, of in (("schema", lambda p: p.schema), ("category", lambda p: p.category)):
        _print_groups(what, cases, of, found, live, figures)
    for name, pairs in own.items():
        _print_groups(name, pairs, lambda p: p.category, found, live, figures)
    _time(every, first_s, figures)
    if options.errors:
        _print_errors([p for p in every if p.is_read], found)
    if options.json is not None:
        options.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _live_scores(pairs: Sequence[Pair]) -> tuple[dict[Pair, float], float]:
    """The peer's scores with the seconds that it took to read these names for the first time; nothing where it is not installed."""
    warm, peer = make_peer(_WARMING), make_peer(pairs)
    if warm is None or peer is None:
        return {}, 0.0
    warm()
    start = time.process_time()
    scores = peer()
    return dict(zip(pairs, scores, strict=True)), time.process_time() - start


def _print_row(
    name: str, pairs: Sequence[Pair], found: dict[Pair, NameMatch], peer: dict[Pair, float], figures: dict[str, Figures]
) -> None:
    ours = count((p, found[p].score >= MATCH_THRESHOLD) for p in pairs)
    theirs = count((p, peer[p] >= THRESHOLD) for p in pairs) if peer else None
    figures[name] = {"pairs": len(pairs), **_as_figures(ours), **({} if theirs is None else _as_figures(theirs, "peer "))}
    beside = "" if theirs is None else f"            {theirs.precision:5.3f} {theirs.recall:5.3f} {theirs.f1:5.3f}"
    print(f"{name[:44]:44} {len(pairs):5}   {ours.precision:5.3f} {ours.recall:5.3f} {ours.f1:5.3f}{beside}")


def _as_figures(agreement: Agreement, prefix: str = "") -> Figures:
    named = {"precision": agreement.precision, "recall": agreement.recall, "f1": agreement.f1}
    return {f"{prefix}{name}": round(value, 4) for name, value in named.items()}


def _print_groups(
    what: str,
    pairs: Sequence[Pair],
    of: Callable[[Pair], str],
    found: dict[Pair, NameMatch],
    peer: dict[Pair, float],
    figures: dict[str, Figures],
) -> None:
    """One line for each group: a group of one answer only has no F1, so the share of right answers is told."""
    print(f"\nby {what}: right answers, ours and logic-v2's")
    groups: dict[str, list[Pair]] = {}
    for p in pairs:
        groups.setdefault(of(p) or "(none)", []).append(p)
    rest = [p for group in groups.values() if len(group) < _LEAST_PAIRS for p in group] if what == "category" else []
    shown = {name: group for name, group in groups.items() if what != "category" or len(group) >= _LEAST_PAIRS}
    for name, group in [*shown.items(), *([("other categories", rest)] if rest else [])]:
        right = sum((found[p].score >= MATCH_THRESHOLD) is p.is_match for p in group) / len(group)
        theirs = sum((peer[p] >= THRESHOLD) is p.is_match for p in group) / len(group) if peer else None
        figures[f"{what}: {name}"] = {"pairs": len(group), "right": round(right, 4)}
        print(f"  {name[:42]:42} {len(group):5}   {right:5.3f}   {'' if theirs is None else format(theirs, '5.3f')}")


def _time(pairs: Sequence[Pair], peer_first_s: float, figures: dict[str, Figures]) -> None:
    """Pairs a second of processor time over distinct pairs: names never seen before, and names that recur as in a list or a case."""

    def ours() -> None:
        for p in pairs:
            match_names(p.first, p.second, p.kind)

    for p in _WARMING:
        match_names(p.first, p.second, p.kind)
    clear_caches()
    speed: Figures = {
        "unseen": round(len(pairs) / _seconds(ours)),
        "seen": round(len(pairs) / min(_seconds(ours) for _ in range(_REPEATS))),
    }
    print(f"\npairs/s, {len(pairs)} pairs: {speed['seen']:,} where the names recur, {speed['unseen']:,} where each name is new")
    peer = make_peer(pairs)
    if peer is None:
        print("logic-v2 is not installed here: its speed and its answers on our own pairs are left out")
    else:
        peer_seen = round(len(pairs) / min(_seconds(peer) for _ in range(_REPEATS)))
        peer_unseen = round(len(pairs) / peer_first_s)
        speed |= {"peer seen": peer_seen, "peer unseen": peer_unseen}
        ratios = f"{speed['seen'] / peer_seen:.1f} and {speed['unseen'] / peer_unseen:.1f}"
        print(f"logic-v2:             {peer_seen:,} and {peer_unseen:,}: ours is {ratios} times as fast")
    figures["pairs a second"] = speed


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _print_errors(pairs: Sequence[Pair], found: dict[Pair, NameMatch]) -> None:
    for p in pairs:
        match = found[p]
        if (match.score >= MATCH_THRESHOLD) is not p.is_match:
            kind = "missed" if p.is_match else "wrong "
            print(f"{kind} {match.score:.2f}  {p.first} | {p.second}  [{p.category}] {'; '.join(match.reasons)}")
