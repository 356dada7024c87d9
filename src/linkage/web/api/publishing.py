"""What the case would let out, and what was written."""

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from linkage.model.review import Bar, Profile
from linkage.web.api.adding import RunOut, run_out
from linkage.web.outlook import read_outlook
from linkage.web.problems import documented
from linkage.web.workbench import Asking, workbench_of
from linkage.web.written import read_written

router = APIRouter(tags=["publish"])


class WrittenOut(BaseModel):
    """A case file as it was written for somebody."""

    profile: Profile
    head: str = Field(description="Hash of the ledger's last entry that it shows.")
    claims: int
    held_back: int
    masked: int = Field(description="Names that are withheld in it.")
    page: str = Field(description="Address of its first page.")
    downloads: list[str] = Field(description="Addresses of the files that can be taken away.")


class PublicationOut(BaseModel):
    """What the case would let out as it stands, and what was written."""

    bar: Bar
    claims: int
    shown: int = Field(description="Claims that would be shown to everybody.")
    unchecked: int = Field(description="Those of the shown that nobody has checked.")
    held_back: int
    rejected: int
    masked: int = Field(description="Marks that withhold a name.")
    written: list[WrittenOut]


class PublishIn(BaseModel):
    """For whom the case file is to be written."""

    model_config = ConfigDict(extra="forbid")

    profile: Profile


@router.get("/publication", responses=documented(401, 422))
def get_publication(request: Request, visitor: Asking) -> PublicationOut:  # noqa: ARG001 - who may ask is asked
    """What would be shown to everybody, and what was written and for whom."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        outlook = read_outlook(desk)
    found = [read_written(workbench.case_dir, profile) for profile in Profile]
    written = [
        WrittenOut(
            profile=one.profile,
            head=one.head,
            claims=one.claims,
            held_back=one.held_back,
            masked=one.masked,
            page=one.page,
            downloads=[f"/written/{one.profile}/{file.name}" for file in one.downloads],
        )
        for one in found
        if one is not None
    ]
    return PublicationOut(
        bar=outlook.bar,
        claims=outlook.claims,
        shown=outlook.shown,
        unchecked=outlook.unchecked,
        held_back=outlook.held_back,
        rejected=outlook.rejected,
        masked=outlook.masked,
        written=written,
    )


@router.post("/publication", status_code=202, responses=documented(401, 403, 422))
def publish(request: Request, body: PublishIn, visitor: Asking) -> RunOut:
    """Has the case file written; `GET /run` tells how far it is."""
    workbench = workbench_of(request)
    workbench.runs.publish(body.profile, workbench.access.noter(request, visitor))
    return run_out(workbench)
