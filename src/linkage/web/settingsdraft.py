"""What a person sets of a case, as a form and JSON have it; kept in case.yaml beside everything that only an editor changes."""

import hashlib
import re
import threading
import unicodedata
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.datastructures import FormData

from linkage.cases.rewriting import rewrite_settings
from linkage.cases.settings import parse_settings, read_settings
from linkage.errors import CaseFormatError, InputError
from linkage.ledger import CaseFolder
from linkage.model.case import DeclaredCampaign
from linkage.model.conflict import ConflictType
from linkage.model.review import Bar, Profile
from linkage.web.forms import text_of

BEFORE = "case.before.yaml"  # what case.yaml was before it was last changed here
SPELLINGS = ";"  # between spellings of one name: commas are parts of names
MOST = 200

Word = Annotated[str, StringConstraints(max_length=300, strip_whitespace=True)]
Words = Annotated[list[Word], Field(max_length=MOST)]

_saving = threading.Lock()


class SettingError(InputError):
    """A part of what was set is not what it should be.

    Args:
        message: What is wrong and what to do.
        part: The part ("name", "persons", "publish", "campaigns"); "" for none of the form's.
        entry: Which campaign, from 1; 0 for all.
        field: Which field of the campaign; "" for all.
    """

    def __init__(self, message: str, part: str, entry: int = 0, field: str = "") -> None:
        super().__init__(message)
        self.part = part
        self.entry = entry
        self.field = field


class CampaignDraft(BaseModel):
    """A campaign as it is declared."""

    model_config = ConfigDict(extra="forbid")

    id: Word = Field("", description="Its key; made of its name where it is left empty.")
    name: Word = ""
    place: Word = ""
    names: Words = Field(default_factory=list, description="Other wordings by which reports call it.")
    start: Word = Field("", description="Day, month or year.")
    end: Word = ""
    classification: Word = Field("", description="The class of its conflict: international, non-international or disputed.")
    according_to: Word = Field("", description="Who classifies it so.")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return not (self.name or self.place or self.names or self.start or self.end or self.classification or self.according_to)

    def entry(self, taken: set[str]) -> dict[str, object]:
        """It as an entry of case.yaml.

        Args:
            taken: Ids of other campaigns.
        """
        entry: dict[str, object] = {"id": self.id or _key(self.name, taken), "name": self.name, "place": self.place}
        entry |= {name: value for name, value in (("names", self.names), ("start", self.start), ("end", self.end)) if value}
        if self.classification or self.according_to:
            entry["classification"] = {"type": self.classification, "according to": self.according_to}
        return entry


class PublishDraft(BaseModel):
    """What the case lets out."""

    model_config = ConfigDict(extra="forbid")

    claims: Bar = Field(Bar.ANY, description="How far a claim must have been checked.")
    coarsen_places: bool = Field(
        default=False, description="Tell places of claims that name somebody who is withheld by their country only."
    )
    profile: Profile = Field(Profile.INTERNAL, description="For whom `linkage build` writes the pages where it is not told.")


class SettingsDraft(BaseModel):
    """What can be set in the workbench."""

    model_config = ConfigDict(extra="forbid")

    upon: Annotated[str, Field(max_length=64, description="What the settings were when they were read; give it back.")] = ""
    name: Word = "Case"
    campaigns: Annotated[list[CampaignDraft], Field(max_length=MOST)] = Field(default_factory=list)
    persons: Annotated[list[Words], Field(max_length=MOST, description="Each a list of spellings, the preferred one first.")] = Field(
        default_factory=list
    )
    places: Words = Field(default_factory=list)
    publish: PublishDraft = Field(default_factory=lambda: PublishDraft.model_validate({}))

    def parts(self) -> dict[str, object]:
        """It as parts of case.yaml."""
        taken = {campaign.id for campaign in self.campaigns}
        publish = {
            "claims": str(self.publish.claims),
            "coarsen places": self.publish.coarsen_places,
            "profile": str(self.publish.profile),
        }
        return {
            "name": self.name,
            "campaigns": [campaign.entry(taken) for campaign in self.campaigns if not campaign.is_empty],
            "persons": [spellings for spellings in self.persons if any(spellings)],
            "places": [place for place in self.places if place],
            "publish": publish,
        }


def read_draft(case_dir: Path) -> SettingsDraft:
    """The settings as they are.

    Args:
        case_dir: The case.

    Raises:
        CaseFormatError: case.yaml is not what it should be; it needs an editor.
    """
    settings = read_settings(CaseFolder(case_dir).settings_file)
    rule = settings.publish
    return SettingsDraft(
        upon=_version(_text(case_dir)),
        name=settings.name,
        campaigns=[_draft_of(campaign) for campaign in settings.campaigns],
        persons=[list(spellings) for spellings in settings.persons],
        places=list(settings.places),
        publish=PublishDraft(claims=rule.bar, coarsen_places=rule.coarsen, profile=rule.profile),
    )


def save_draft(case_dir: Path, draft: SettingsDraft) -> bool:
    """Keeps the settings in case.yaml; the file as it was before stays beside it.

    Args:
        case_dir: The case.
        draft: The settings.

    Returns:
        Whether anything changed.

    Raises:
        SettingError: A part of it cannot be used.
        CaseFormatError: case.yaml is not what it should be, or cannot be written.
    """
    with _saving:
        text = _text(case_dir)
        if draft.upon != _version(text):
            raise SettingError("somebody changed the settings meanwhile: reload the page and set them again", "")
        _check(draft)
        written = rewrite_settings(text, draft.parts())
        _parse(written)
        if written == text:
            return False
        try:
            if text:
                (case_dir / BEFORE).write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            raise CaseFormatError(f"cannot write {case_dir / BEFORE}: {error.strerror}; free space on the disk") from error
        CaseFolder(case_dir).keep_settings(written.encode())
        return True


def draft_of_form(form: FormData) -> SettingsDraft:
    """The settings that a form gives.

    Args:
        form: "name", "persons" and "places" (one a line), "bar", "coarsen", "profile", and "campaigns.N.id" and so on.

    Raises:
        InputError: It is no form of ours.
    """
    numbers = sorted({int(key.split(".")[1]) for key in form if re.fullmatch(r"campaigns\.\d{1,3}\.name", key)})
    given = {
        "upon": text_of(form, "upon"),
        "name": text_of(form, "name"),
        "campaigns": [_campaign_of(form, f"campaigns.{n}") for n in numbers],
        "persons": [_split(line) for line in _lines(text_of(form, "persons"))],
        "places": _lines(text_of(form, "places")),
        "publish": {
            "claims": text_of(form, "bar"),
            "coarsen_places": text_of(form, "coarsen") != "",
            "profile": text_of(form, "profile"),
        },
    }
    try:
        return SettingsDraft.model_validate(given)
    except ValueError as error:
        raise InputError("a field is too long, or a choice is none of those offered: reload the page and set it again") from error


def _campaign_of(form: FormData, prefix: str) -> dict[str, object]:
    given: dict[str, object] = {name: text_of(form, f"{prefix}.{name}") for name in CampaignDraft.model_fields if name != "names"}
    return given | {"names": _split(text_of(form, f"{prefix}.names"))}


def _draft_of(campaign: DeclaredCampaign) -> CampaignDraft:
    made = campaign.classification
    return CampaignDraft(
        id=campaign.id,
        name=campaign.name,
        place=campaign.place,
        names=list(campaign.names),
        start=campaign.start,
        end=campaign.end,
        classification="" if made.type is ConflictType.NOT_CLASSIFIED else str(made.type),
        according_to=made.according_to,
    )


def _check(draft: SettingsDraft) -> None:
    """Tells each mistake at its place: the entries of the form are not those of the file where some are empty."""
    if draft.name == "":
        raise SettingError("give the case a name", "name")
    for number, campaign in enumerate(draft.campaigns, start=1):
        if not campaign.is_empty:
            _check_campaign(campaign, number)
            _parse(yaml.safe_dump({"campaigns": [campaign.entry(set())]}), number)


def _check_campaign(campaign: CampaignDraft, number: int) -> None:
    for field, told in (("name", "give the campaign a name"), ("place", "say in which place it happened: a campaign has one")):
        if getattr(campaign, field) == "":
            raise SettingError(told, "campaigns", number, field)
    if campaign.classification == "" and campaign.according_to:
        raise SettingError("choose how the conflict is classified, or empty who classifies it", "campaigns", number, "classification")
    if campaign.classification and campaign.according_to == "":
        raise SettingError("say who classifies the conflict so: a class is somebody's", "campaigns", number, "according_to")


def _parse(text: str, entry: int = 0) -> None:
    try:
        parse_settings(yaml.safe_load(text))
    except CaseFormatError as error:
        told = str(error)
        part = (re.match(r"\w+", told) or [""])[0]
        shown = re.sub(r"^(campaigns, entry \d+)(: |, | )", "", told) if entry else told
        field = (re.match(r"\w+", shown) or [""])[0] if entry else ""
        raise SettingError(
            shown,
            part if part in SettingsDraft.model_fields else "",
            entry,
            field if field in CampaignDraft.model_fields else "",
        ) from error


def _key(name: str, taken: set[str]) -> str:
    """An id made of a name, other than those taken; it is taken then."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-") or "campaign"
    key = next(key for n in range(1, len(taken) + 2) if (key := base if n == 1 else f"{base}-{n}") not in taken)
    taken.add(key)
    return key


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _split(text: str) -> list[str]:
    return [word.strip() for word in text.split(SPELLINGS) if word.strip()]


def _text(case_dir: Path) -> str:
    path = CaseFolder(case_dir).settings_file
    try:
        return "" if path is None else path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CaseFormatError(f"{path} cannot be read as UTF-8: correct it with an editor") from error


def _version(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
