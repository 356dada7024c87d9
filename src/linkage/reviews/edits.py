"""A claim as a person says it should be: corrected, or made by selecting text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from linkage.errors import InputError
from linkage.model.claim import ROLES, UNWORDED, Attribution, Claim, ClaimKind, Role, RoleValue, Stance
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When


@dataclass(frozen=True, slots=True)
class RoleEdit:
    """What fills a role.

    Args:
        value: A closed word, a number or closed words; None to take the selected text.
        span: The selected text; None where no single word says it.
    """

    value: RoleValue | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ClaimEdit:
    """What a person changes in a claim; what is None is left as it is.

    Args:
        kind: Its kind; roles that the new kind does not have are dropped.
        quote: The words that carry it.
        roles: Role -> what fills it; None takes the role out.
        source: Who says so; "" for the report's own voice.
        source_span: Where the source is named.
        stance: Its stance.
        when: EDTF of its time; "" where the wording fixes none.
        when_span: The words that tell the time.
    """

    kind: ClaimKind | None = None
    quote: Span | None = None
    roles: Mapping[str, RoleEdit | None] = field(default_factory=dict)
    source: str | None = None
    source_span: Span | None = None
    stance: Stance | None = None
    when: str | None = None
    when_span: Span | None = None


def reader_of(person: str) -> str:
    """The reader that a claim names when a person made or corrected it.

    Args:
        person: The person.
    """
    return f"person/{person}"


def edit_claim(claim: Claim, edit: ClaimEdit, report: Report, person: str) -> Claim:
    """The claim with the changes in it, read by that person.

    Args:
        claim: The claim as it stands.
        edit: What to change.
        report: Its report.
        person: Who changes it.

    Returns:
        The corrected claim.

    Raises:
        InputError: The edit does not give a claim: an unknown role, a closed word that is none, a span outside of the report.
    """
    kind = claim.kind if edit.kind is None else edit.kind
    filled = {role.name: role for role in claim.roles if role.name in ROLES[kind]}
    for name, role in edit.roles.items():
        if role is None:
            filled.pop(name, None)
        else:
            filled[name] = Role(name, _value(name, role, report), role.span)
    chain = claim.attribution
    if edit.source is not None or edit.source_span is not None:
        chain = _attribution(edit, report, claim.attribution)
    when = claim.when
    if edit.when is not None or edit.when_span is not None:
        when = _when(edit, report)
    try:
        changed = replace(
            claim,
            kind=kind,
            quote=claim.quote if edit.quote is None else edit.quote,
            roles=tuple(filled[name] for name in ROLES[kind] if name in filled)
            + tuple(r for n, r in filled.items() if n not in ROLES[kind]),
            attribution=chain,
            stance=claim.stance if edit.stance is None else edit.stance,
            when=when,
            reader=reader_of(person),
            confidence=1.0,
        )
    except ValueError as error:
        raise InputError(f"this is no claim: {error}") from error
    _refuse_outside(changed, report)
    return changed


def make_claim(report: Report, kind: ClaimKind, quote: Span, edit: ClaimEdit, person: str) -> Claim:
    """A claim that a person made by selecting text.

    Args:
        report: The report.
        kind: Its kind.
        quote: The selected words that carry it.
        edit: Its roles, source, stance and time.
        person: Who makes it.

    Returns:
        The claim, whose reader is that person.

    Raises:
        InputError: It is no claim: an unknown role, a closed word that is none, a span outside of the report.
    """
    if not len(quote) > 0 or quote.end > len(report.text):
        raise InputError(f"select words of the report: {quote.start}..{quote.end} holds none")
    try:
        bare = Claim(kind, report.id, quote, (), reader=reader_of(person), confidence=1.0)
    except ValueError as error:
        raise InputError(f"this is no claim: {error}") from error
    return edit_claim(bare, edit, report, person)


def _value(name: str, role: RoleEdit, report: Report) -> RoleValue:
    if role.value is not None:
        return role.value
    if role.span is None or name in UNWORDED:
        raise InputError(f"the role {name!r} needs a value{'' if name in UNWORDED else ' or selected words'}")
    return role.span.of(report.text)


def _attribution(edit: ClaimEdit, report: Report, chain: Sequence[Attribution]) -> tuple[Attribution, ...]:
    source = edit.source
    if source is None and edit.source_span is not None:
        source = edit.source_span.of(report.text)
    if not source:
        return ()
    cue = chain[0].cue if chain else ""
    return (Attribution(source, edit.source_span, cue), *chain[1:])


def _when(edit: ClaimEdit, report: Report) -> When | None:
    if edit.when_span is None:
        return When("", edit.when) if edit.when else None
    return When(edit.when_span.of(report.text), edit.when or "", edit.when_span)


def _refuse_outside(claim: Claim, report: Report) -> None:
    spans = [claim.quote, *(role.span for role in claim.roles), *(link.span for link in claim.attribution)]
    spans.append(None if claim.when is None else claim.when.span)
    if any(span is not None and span.end > len(report.text) for span in spans):
        raise InputError("a selection lies outside of the report's text: select it again")
