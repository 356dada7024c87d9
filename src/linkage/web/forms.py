"""Forms of the review page -> what is to be decided."""

from collections.abc import Mapping

from starlette.datastructures import FormData
from starlette.requests import Request

from linkage.errors import InputError
from linkage.model.claim import LONGEST_QUOTE, ROLES, Claim, ClaimKind, RoleValue, Stance
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.reviews import ClaimEdit, RoleEdit
from linkage.web.binding import MANY, bind_role, find_words, read_at


def text_of(form: FormData, name: str) -> str:
    """One field's text, without spaces around it; "" where it is missing."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def write_at(span: Span | None) -> str:
    """A selection as a form holds it ("12-34"); "" where there is none."""
    return "" if span is None else f"{span.start}-{span.end}"


def write_value(value: RoleValue | None) -> str:
    """A role's value as a field shows it."""
    return "" if value is None else ", ".join(value) if isinstance(value, tuple) else str(value)


def read_edit(form: FormData, claim: Claim, report: Report) -> ClaimEdit | None:
    """What a form changes in a claim.

    Args:
        form: Fields "role.<name>" and "role.<name>.at", "source" and "source.at", "stance", "quote.at", "when" and "when.at".
        claim: The claim as the person had it before them.
        report: Its report.

    Returns:
        The changes; None where there are none.

    Raises:
        InputError: A field cannot be understood, or its words are not in the report.
    """
    quote = read_at(text_of(form, "quote.at"))
    quote = None if quote == claim.quote else quote
    edit = _read_edit(form, claim, report, claim.quote if quote is None else quote, quote)
    return None if edit == ClaimEdit() else edit


def read_new(form: FormData, report: Report) -> tuple[Span, ClaimEdit]:
    """The quote and the fields of a new claim.

    Args:
        form: Fields as in `read_edit`, and "kind".
        report: The report.

    Raises:
        InputError: No words are selected, or a field cannot be understood.
    """
    quote = read_at(text_of(form, "quote.at"))
    if quote is None:
        raise InputError("select the words of the report that carry the claim")
    if len(quote) > LONGEST_QUOTE:
        raise InputError(f"a quote has at most {LONGEST_QUOTE} characters: select the clause or sentence that carries the claim")
    return quote, _read_edit(form, Claim(read_kind(form), report.id, quote, ()), report, quote, None)


def read_kind(form: Mapping[str, object]) -> ClaimKind:
    """The kind of a new claim.

    Raises:
        InputError: None was chosen.
    """
    try:
        return ClaimKind(str(form.get("kind", "")))
    except ValueError as error:
        raise InputError("choose the kind of the new claim") from error


def _read_edit(form: FormData, claim: Claim, report: Report, near: Span, quote: Span | None) -> ClaimEdit:
    stance = _read_stance(text_of(form, "stance"))
    source, source_span = _read_source(form, claim, report, near)
    when, when_span = _read_when(form, claim)
    return ClaimEdit(
        quote=quote,
        roles=_read_roles(form, claim, report, near),
        source=source,
        source_span=source_span,
        stance=None if stance == claim.stance else stance,
        when=when,
        when_span=when_span,
    )


def _read_roles(form: FormData, claim: Claim, report: Report, near: Span) -> dict[str, RoleEdit | None]:
    roles: dict[str, RoleEdit | None] = {}
    for name in ROLES[claim.kind]:
        field = f"role.{name}"
        if field not in form and name not in MANY:
            continue
        given: RoleValue = tuple(str(v) for v in form.getlist(field) if v != "") if name in MANY else text_of(form, field)
        at, before = read_at(text_of(form, f"{field}.at")), claim.role(name)
        was: RoleValue = (() if name in MANY else "") if before is None else before.value
        if name in MANY and isinstance(was, str):
            was = (was,)
        same_words = write_value(given) == write_value(was)
        if same_words and at == (None if before is None else before.span):
            continue
        if given in ("", ()):
            roles[name] = None
        elif not (same_words and at is None):
            roles[name] = bind_role(name, claim.kind, given, at, report, near)
    return roles


def _read_stance(text: str) -> Stance | None:
    try:
        return None if text == "" else Stance(text)
    except ValueError as error:
        raise InputError(f"a stance is one of {', '.join(Stance)}, not “{text}”") from error


def _read_source(form: FormData, claim: Claim, report: Report, near: Span) -> tuple[str | None, Span | None]:
    """Who says so, where that was changed: "" for the report's own voice, else the words that name them."""
    given, at = text_of(form, "source"), read_at(text_of(form, "source.at"))
    before = claim.attribution[0] if claim.attribution else None
    same_words = given == (claim.source or "")
    if "source" not in form or (same_words and at in (None, None if before is None else before.span)):
        return None, None
    if given == "":
        return "", None
    return None, find_words(given, report, near) if at is None else at


def _read_when(form: FormData, claim: Claim) -> tuple[str | None, Span | None]:
    """The time, where that was changed."""
    given, at = text_of(form, "when"), read_at(text_of(form, "when.at"))
    was, was_at = ("", None) if claim.when is None else (claim.when.edtf, claim.when.span)
    return (None, None) if "when" not in form or (given, at) == (was, was_at) else (given, at)


def here(request: Request) -> str:
    """The address of the page that is asked for, to come back to."""
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def own_address(address: str) -> str:
    """The address, where it is one of our own pages; the first page otherwise.

    Args:
        address: From a form or an address.
    """
    is_own = address.startswith("/") and not address.startswith("//") and "\\" not in address and address.isprintable()
    return address if is_own else "/"
