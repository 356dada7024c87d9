"""Join and split: pairs that may be one, two of them side by side, and what is decided about them."""

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.desk import Desk, Proposal
from linkage.errors import InputError
from linkage.indexes.joins import find_possible_joins, resolved_seq, taken_back_by
from linkage.model.decision import DecisionType, Subject, alternate
from linkage.model.indexed import PossibleJoinRow
from linkage.web.access import Visitor
from linkage.web.forms import text_of
from linkage.web.pairs import Pair, history_of, list_pairs, neighbours_of, search_ends
from linkage.web.sides import Side, compare_sides, make_side
from linkage.web.workbench import Asking, workbench_of

router = APIRouter()

A_PAGE = 30
About = Literal["entity", "incident"]
Text = Annotated[str, Query(max_length=300)]
ALIKE = frozenset({"organization", "unit", "state"})  # a body may be read as any of them


@router.get("/joins")
def show_pairs(
    request: Request, visitor: Asking, about: About = "entity", text: Text = "", first: Text = "", after: Text = ""
) -> HTMLResponse:
    """What may be one, the likeliest first; and any two by search."""
    workbench, subject = workbench_of(request), Subject(about)
    with workbench.open_desk() as desk:
        pairs = list_pairs(desk, subject, after, A_PAGE)
        content = {
            "pairs": pairs.rows,
            "after": pairs.after,
            "found": search_ends(desk, subject, text),
            "chosen": make_side(desk, subject, first) if first else None,
            "case": desk.index.counts().name,
            "freshness": desk.freshness(),
        }
    address = f"/joins?{urlencode({'about': about, 'text': text, 'first': first, 'after': after})}"
    return HTMLResponse(
        workbench.renderer(
            "joins.html.j2", part="joins", about=about, text=text, visitor=visitor, back=address, work=workbench.runs.working_out,
            csrf=workbench.access.csrf_token(visitor), **content,
        )
    )  # fmt: skip


@router.get("/joins/{about}")
def show_pair(
    request: Request, visitor: Asking, about: About, first: Text, second: Text = "", done: Text = "", seen: int = -1
) -> HTMLResponse:
    """Two entities or incidents side by side, or one of them to split."""
    workbench, subject = workbench_of(request), Subject(about)
    with workbench.open_desk() as desk:
        one = make_side(desk, subject, first)
        other = make_side(desk, subject, second) if second else None
        is_one = other is not None and other.id == one.id
        other = None if is_one else other
        history = history_of(desk, subject, [first, second, *one.subjects, *(() if other is None else other.subjects)])
        before, later = _neighbours(desk, subject, one, other)
        content = {
            "one": one,
            "other": other,
            "is_one": is_one,
            "facts": () if other is None else compare_sides(one, other),
            "row": None if other is None else _row_of(desk, subject, one.id, other.id),
            "history": history,
            "taken_back": {row.id: taken_back_by(desk.index, row.id) for row in history if row.is_undone},
            "worked_out": resolved_seq(desk.index),
            "done": next((row for row in history if row.id == done and not row.is_undone), None),
            "unseen": [row for row in history if row.seq > seen >= 0 and row.id != done and row.person != visitor.person],
            "before": before,
            "later": later,
            "case": desk.index.counts().name,
            "freshness": desk.freshness(),
            "graphic": desk.index.graphic(),
        }
    return HTMLResponse(
        workbench.renderer(
            "pair.html.j2", part="joins", about=about, first=first, second=second, visitor=visitor, back=_address(about, first, second),
            work=workbench.runs.working_out, csrf=workbench.access.csrf_token(visitor), **content,
        )
    )  # fmt: skip


@router.post("/joins/decide")
async def decide(request: Request, visitor: Asking) -> Response:
    """Joins two, keeps them apart, or splits claims off."""
    form = await request.form()
    return await run_in_threadpool(_decide, request, visitor, form)


@router.post("/joins/undo")
async def undo(request: Request, visitor: Asking) -> Response:
    """Takes a decision back, whoever made it; that is a decision too."""
    form = await request.form()
    return await run_in_threadpool(_undo, request, visitor, form)


def _decide(request: Request, visitor: Visitor, form: FormData) -> Response:
    about, first, second = _about(form), text_of(form, "first"), text_of(form, "second")
    with workbench_of(request).open_desk() as desk:
        one = make_side(desk, about, first)
        other = make_side(desk, about, second) if second else None
        proposal = _proposal(about, one, other, form)
        (outcome,) = desk.decide(visitor.person, [proposal])
    return RedirectResponse(_address(about, first, second, done=outcome.decision.id, seen=text_of(form, "seen")), 303)


def _proposal(about: Subject, one: Side, other: Side | None, form: FormData) -> Proposal:
    """What the form proposes.

    Raises:
        InputError: It cannot be done with these two.
    """
    do, why = text_of(form, "do"), text_of(form, "why")
    if do == "split":
        side = next((side for side in (one, other) if side is not None and side.id == text_of(form, "side")), None)
        if side is None:
            raise InputError("the case was worked out again meanwhile: reload the page and choose the claims again")
        chosen = {str(value) for value in form.getlist("chosen")}
        off = [evidence for evidence in side.evidence if evidence.row.id in chosen]
        if off == []:
            raise InputError("choose the claims that are about another: set the mark beside each")
        if len(off) == side.claims:
            raise InputError("these are all of its claims, so there is nothing to split them off from: leave at least one")
        return Proposal(DecisionType.SPLIT, tuple(subject for evidence in off for subject in evidence.subjects), why, about)
    if do not in ("join", "apart"):
        raise InputError("press one of the buttons: the same, not the same, or split off")
    if other is None or other.id == one.id:
        raise InputError("these are one already: to part them, choose the claims that are about another and split them off")
    if do == "apart":
        return Proposal(DecisionType.APART, alternate(one.subjects, other.subjects), why, about)
    if one.kind != other.kind and not {one.kind, other.kind} <= ALIKE:
        raise InputError(f"a {one.kind} and a {other.kind} cannot be one: choose two of a kind")
    if about is Subject.INCIDENT and one.kind != "incident":
        raise InputError("a campaign is no incident: choose two incidents")
    return Proposal(DecisionType.JOIN, (*one.spelled, *other.spelled), why, about)


def _undo(request: Request, visitor: Visitor, form: FormData) -> Response:
    about = _about(form)
    with workbench_of(request).open_desk() as desk:
        row = desk.index.decision(text_of(form, "decision"))
        desk.decide(visitor.person, [Proposal(DecisionType.UNDO, (row.id,), about=Subject.DECISION)])
    return RedirectResponse(_address(about, text_of(form, "first"), text_of(form, "second")), 303)


def _about(form: FormData) -> Subject:
    about = text_of(form, "about")
    if about not in ("entity", "incident"):
        raise InputError("the page's own form was changed: open it again")
    return Subject(about)


def _address(about: str, first: str, second: str, **more: str) -> str:
    given = {"first": first, "second": second, **more}
    return f"/joins/{about}?{urlencode({name: value for name, value in given.items() if value != ''})}"


def _neighbours(desk: Desk, about: Subject, one: Side, other: Side | None) -> tuple[Pair | None, Pair | None]:
    return neighbours_of(list_pairs(desk, about).rows, one.id, one.id if other is None else other.id)


def _row_of(desk: Desk, about: Subject, first: str, second: str) -> PossibleJoinRow | None:
    """Why the two were suggested; None where they were chosen by a person."""
    rows = find_possible_joins(desk.index, about, limit=200).rows
    return next((row for row in rows if {row.first, row.second} == {first, second}), None)
