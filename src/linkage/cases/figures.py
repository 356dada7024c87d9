"""CaseFile -> FigureSets: who counts how many of whom, and low, best and high by a rule that the case names.

The rules. Low and high are always the lowest and the highest figure of the set. The best figure is
- range: none; low and high say all that is claimed;
- majority: the figure that most independent origins give; none where two are given equally often;
- hierarchy: the newest figure of the first of the case's sources (`figures: sources:` in case.yaml) that gives one;
- latest: the newest figure; the higher of two of one day.

No rule adds or averages figures. A figure of some of those whom its report counts as a whole is listed, and sets no bound beside others.
The figures of a retracted report and of its copies are listed, and set neither low nor best nor high.
Multiple systems estimation is not done: it needs three or more lists of persons by name, and no claim carries such a list.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from linkage.cases.asked import find_subject
from linkage.cases.peoplecounted import known_groups, read_people
from linkage.model.case import CaseFile
from linkage.model.claim import Claim
from linkage.model.counted import EVERYBODY, FigureRule, FigureSet, Growth, SourceFigures, SubjectFigures
from linkage.model.incident import Campaign, Figure, Incident, Movement, Scope
from linkage.model.review import WITHHELD
from linkage.vocab.sourcenames import name_source

OWN_PERIODS = "each counts a place over a period of its own: no low, best or high is made of them"
ALL_RETRACTED = "only retracted reports and copies of them give a figure: no low, best or high is made of them"
_OUTCOMES = ("killed", "injured", "missing", "trapped", "detained", "displaced", "sheltering")
_SOURCE = "source"


class FigureCounter:
    """The figures of a case, indexed once for all incidents and campaigns.

    Args:
        case_file: The case, resolved.
        rule: Makes low, best and high; None takes the rule of the case.
    """

    def __init__(self, case_file: CaseFile, rule: FigureRule | None = None) -> None:
        self._case_file = case_file
        self._rule = rule or case_file.settings.figures
        self._sources = {n.claim_id: entity for entity in case_file.entities for n in entity.namings if n.role == _SOURCE}
        self._claims = {claim.id: claim for claim in case_file.claims}
        self._publishers = {report.id: report.publisher or report.file for report in case_file.reports}
        self._texts = {report.id: report.text for report in case_file.reports}

    def count(self, subject: Incident | Campaign) -> tuple[FigureSet, ...]:
        """The figures of an incident or campaign, those of one outcome, movement, group and scope together.

        Args:
            subject: An incident or campaign of the case; a campaign's figures are its own, not those of its incidents.

        Returns:
            The dead first, everybody before groups, incidents before wider scopes.
        """
        sets: dict[tuple[str, Movement, str, Scope], list[Figure]] = defaultdict(list)
        for figure, group in zip(subject.figures, read_people(subject.figures, self._claims, self._texts), strict=True):
            sets[figure.outcome, figure.movement, group, figure.scope].append(figure)
        groups = [EVERYBODY, *known_groups()]
        return tuple(
            sorted(
                (self._set(*key, figures) for key, figures in sets.items()),
                key=lambda s: (
                    _OUTCOMES.index(s.outcome) if s.outcome in _OUTCOMES else len(_OUTCOMES),
                    list(Movement).index(s.movement),
                    list(Scope).index(s.scope),
                    groups.index(s.group) if s.group in groups else len(groups),
                    s.group,
                ),
            )
        )

    def _set(self, outcome: str, movement: Movement, group: str, scope: Scope, figures: Sequence[Figure]) -> FigureSet:
        ordered = tuple(sorted(figures, key=lambda f: (f.as_of or "9", f.min, f.claim_id)))
        named = {f.claim_id: self._name(f) for f in ordered}
        standing = [f for f in ordered if f.claim_id not in self._case_file.origins.withdrawn]
        counted = [f for f in standing if not f.is_share] or standing  # of a group of which nobody tells more, a share is all
        low, high, best, why = None, None, None, OWN_PERIODS
        if not counted:
            why = ALL_RETRACTED
        elif scope is not Scope.PLACE_AND_PERIOD or len(ordered) == 1:
            low, high = _bounds(counted)
            best, why = _best(self._rule, counted, named, self._case_file, self._claims)
        origins = self._case_file.origins.count(tuple(f.claim_id for f in ordered))
        by_source: dict[str, list[Figure]] = defaultdict(list)
        for figure in ordered:
            by_source[named[figure.claim_id]].append(figure)
        sources = tuple(SourceFigures(self._shown(source, own), tuple(own)) for source, own in by_source.items())
        growth = _growth(counted, named)
        return FigureSet(outcome, group, scope, ordered, low, best, high, self._rule, why, origins, growth, sources, movement)

    def _name(self, figure: Figure) -> str:
        """Whose figure it is: the body, also where somebody of it tells it."""
        known = self._sources.get(figure.claim_id)
        return known.name if known is not None else figure.source or self._publishers[figure.report_id]

    def _shown(self, source: str, figures: Sequence[Figure]) -> str:
        """What a source is called beside its figures: as written where all are told by the same somebody of a body."""
        names = {name_source(f.source, self._sources[f.claim_id]) for f in figures if f.claim_id in self._sources and f.source}
        return names.pop() if len(names) == 1 else source


def count_all(case_file: CaseFile) -> tuple[SubjectFigures, ...]:
    """The figures of every campaign and incident of the case that has any, by the rule of the case.

    Args:
        case_file: The case, resolved.

    Returns:
        Declared campaigns first, then the other campaigns, then incidents; those with more sources before others.
    """
    counter = FigureCounter(case_file)
    subjects: list[Incident | Campaign] = [*case_file.campaigns, *case_file.incidents]
    found = [(subject, SubjectFigures(subject.id, counter.count(subject))) for subject in subjects if subject.figures]
    return tuple(own for _, own in sorted(found, key=lambda one: (_rank(one[0]), -sum(len(s.sources) for s in one[1].sets), one[0].id)))


def _rank(subject: Incident | Campaign) -> int:
    """Declared campaigns before others, and those before incidents."""
    if isinstance(subject, Incident):
        return 2
    return 0 if subject.declared else 1


def count_figures(case_file: CaseFile, subject: Incident | Campaign, rule: FigureRule | None = None) -> tuple[FigureSet, ...]:
    """The figures of one incident or campaign, as `FigureCounter` gives them.

    Args:
        case_file: The case, resolved.
        subject: An incident or campaign of it.
        rule: Makes low, best and high; None takes the rule of the case.
    """
    return FigureCounter(case_file, rule).count(subject)


def find_figures(case_file: CaseFile, called: str, rule: FigureRule | None = None) -> tuple[Incident | Campaign, tuple[FigureSet, ...]]:
    """The incident or campaign of that name with its figures, as `count_figures` gives them.

    Args:
        case_file: The case, resolved.
        called: An id, or words of a name.
        rule: Makes low, best and high; None takes the rule of the case.

    Raises:
        InputError: None or several of the case are called so; the message says what to do.
    """
    subject = find_subject(case_file, called)
    return subject, count_figures(case_file, subject, rule)


def _bounds(figures: Sequence[Figure]) -> tuple[int | None, int | None]:
    """Lowest and highest; no lowest where all say only "up to", no highest where the largest is open."""
    lows = [f.min for f in figures if not f.is_up_to]
    closed = [f.max for f in figures if f.max is not None]
    largest = max([*closed, *(f.min for f in figures)])
    is_open = any(f.max is None and f.min >= max(closed, default=0) for f in figures)
    return min(lows, default=None), None if is_open else largest


def _best(
    rule: FigureRule, figures: Sequence[Figure], named: dict[str, str], case_file: CaseFile, claims: dict[str, Claim]
) -> tuple[int | None, str]:
    if rule is FigureRule.MAJORITY:
        by_number: dict[int, set[str]] = defaultdict(set)
        for f in figures:
            by_number[f.number].add(case_file.origins.of_claim.get(f.claim_id, named[f.claim_id]))
        counts = Counter({number: len(origins) for number, origins in by_number.items()}).most_common(2)
        if len(counts) > 1 and counts[0][1] == counts[1][1]:
            return None, "no figure is given by more independent origins than the others"
        return counts[0][0], f"given by {counts[0][1]} independent origin{'' if counts[0][1] == 1 else 's'}"
    if rule is FigureRule.HIERARCHY:
        for source in case_file.settings.figure_sources:
            own = [f for f in figures if source.casefold() in (named[f.claim_id].casefold(), (claims[f.claim_id].source or "").casefold())]
            if own:
                return _newest(own).number, f"the newest figure of {source}, the first of the case's sources that gives one"
        return None, "none of the case's sources gives one"
    if rule is FigureRule.LATEST:
        last = _newest(figures)
        if last.as_of == "":
            return None, "no figure has a day"
        return last.number, f"the newest, of {last.as_of}, according to {named[last.claim_id]}"
    return None, "the rule gives low and high only"


def _newest(figures: Sequence[Figure]) -> Figure:
    """The figure of the latest day, the higher of two of one day; one without a day only where none has one."""
    return max(figures, key=lambda f: (f.as_of, f.number))


def _growth(figures: Sequence[Figure], named: dict[str, str]) -> tuple[Growth, ...]:
    by_source: dict[str, list[Figure]] = defaultdict(list)
    for f in figures:
        if f.as_of and WITHHELD not in named[f.claim_id]:  # two names that are withheld need not be one person's
            by_source[named[f.claim_id]].append(f)
    return tuple(Growth(source, tuple(own)) for source, own in sorted(by_source.items()) if len({(f.as_of, f.min) for f in own}) > 1)
