"""What `linkage build` says at the end, for somebody who sees it for the first time."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from linkage.cli.console import safe
from linkage.mentions.sentences import PARSED_LANGUAGES
from linkage.model.amount import amount
from linkage.model.claim import ClaimKind
from linkage.model.entity import EntityType
from linkage.model.issue import Severity
from linkage.pipeline import BuildRun
from linkage.vocab.light import LIGHT_LANGUAGES

SHOWN_PUBLISHERS = 6


def summary(run: BuildRun, case_dir: Path) -> str:
    """The summary of a build.

    Args:
        run: What it did.
        case_dir: The case.

    Returns:
        Lines of plain text, none wider than it must be.
    """
    case_file = run.case_file
    kinds = Counter(claim.kind for claim in case_file.claims)
    sources = {claim.source for claim in case_file.claims if claim.source is not None}
    people = sum(1 for entity in case_file.entities if entity.type is EntityType.PERSON)
    failed = sum(1 for issue in case_file.issues if issue.severity is Severity.FAILURE)
    rows = [
        ("reports", f"{len(case_file.reports)} in the case: {run.added} new, {run.known} known before"),
        ("publishers", _some(report.publisher for report in case_file.reports)),
        ("claims", f"{len(case_file.claims)}, by {amount(len(sources), 'named or described source')} and the reports themselves"),
        *(("", f"{kinds[kind]:>5} {kind}") for kind in ClaimKind if kinds[kind] > 0),
        ("people", f"{people} (being named is not being accused)"),
        ("incidents", f"{len(case_file.incidents)}, and {amount(len(case_file.campaigns), 'campaign')}"),
        (
            "issues",
            f"{amount(len(case_file.issues), 'thing')} seen and left out, whole files among them: {failed} (`linkage issues {case_dir}`)",
        ),
    ]
    if case_file.screening is not None:
        listed = {match.entity_id for match in case_file.screening.matches if match.is_hit}
        screened, lists = len(case_file.screening.entity_ids), len(case_file.screening.lists)
        rows.append(
            (
                "listed",
                f"{len(listed)} of {screened} persons and bodies, on {amount(lists, 'sanctions list')} (a listing is its authority's act)",
            )
        )
    read = {*PARSED_LANGUAGES, *LIGHT_LANGUAGES, "und"}
    unread = Counter(report.language for report in case_file.reports if report.language not in read and not report.is_table)
    if unread:
        languages = ", ".join(f"{language} ({count})" for language, count in sorted(unread.items()))
        rows.append(("not read", f"kept, but in a language without a reader yet: {languages}"))
    rows += [
        ("head", f"{case_file.head[:16]} (note it: `linkage verify {case_dir} --head {case_file.head[:16]}` shows if entries go missing)"),
        ("case file", str(run.page)),
    ]
    lines = [f"{name:<11} {text}" for name, text in rows]
    return "\n".join([f"Case: {safe(case_file.settings.name)}", *lines, "Nothing left this machine."])


def _some(publishers: Iterable[str | None]) -> str:
    counts = Counter("not known" if publisher is None else safe(publisher) for publisher in publishers)
    shown = ", ".join(f"{name} ({count})" for name, count in counts.most_common(SHOWN_PUBLISHERS))
    more = len(counts) - SHOWN_PUBLISHERS
    return f"{shown} and {more} more" if more > 0 else shown
