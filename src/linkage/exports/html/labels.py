"""Readable labels for the closed words, the counts and the times of the model."""

import re
from datetime import date

from linkage.model.claim import ClaimKind
from linkage.model.incident import Campaign, Scope
from linkage.model.place import WherePrecision
from linkage.model.report import Report

KINDS: dict[ClaimKind, tuple[str, str]] = {
    ClaimKind.RESPONSIBILITY: ("accusation", "Accusations: who is held answerable for a harm"),
    ClaimKind.COMMAND: ("command", "Command: who commanded, ordered or planned"),
    ClaimKind.POST: ("post", "Posts"),
    ClaimKind.AFFILIATION: ("tie", "Ties that are not posts"),
    ClaimKind.IDENTITY: ("identity", "Identity: names, age, birth, nationality"),
    ClaimKind.DESIGNATION: ("listing", "Listings: sanctions, warrants, indictments"),
    ClaimKind.STATEMENT: ("statement", "Statements, as reports quote them"),
    ClaimKind.ATTACK: ("attack", "Attacks and coercion"),
    ClaimKind.CASUALTIES: ("casualties", "Casualties: figures by source"),
    ClaimKind.DAMAGE: ("damage", "Damage"),
    ClaimKind.DEPRIVATION: ("deprivation", "Deprivation"),
    ClaimKind.SIMILARITY: ("likeness", "Likenesses drawn between places, incidents or campaigns"),
}

TARGET_TYPES: dict[str, str] = {
    "residential": "residential area",
    "religious": "religious site",
    "convoy": "convoy",
    "infrastructure": "infrastructure",
    "aid": "aid workers or aid",
    "cultural": "cultural site",
    "other": "other",
}

MODES: dict[str, str] = {
    "commands": "commands",
    "ordered": "ordered",
    "planned": "planned",
    "oversees": "oversees",
    "direct-line": "has a direct line to",
}

DEPRIVED_OF: dict[str, str] = {"other": "means of living", "evacuation": "safe evacuation", "communications": "communications"}

INSTRUMENTS: dict[str, str] = {
    "sanctions": "sanctions on",
    "arrest-warrant": "arrest warrant for",
    "indictment": "indictment of",
    "investigation": "investigation of",
    "conviction": "conviction of",
}

ATTRIBUTES: dict[str, str] = {
    "alias": "also called",
    "age": "age:",
    "born": "born:",
    "nationality": "nationality:",
    "education": "education:",
    "family": "family:",
}

PRECISIONS: dict[WherePrecision, str] = {
    WherePrecision.EXACT: "the place named",
    WherePrecision.NEAR: "near the place named: within about 25 km",
    WherePrecision.DISTRICT: "somewhere in the district",
    WherePrecision.REGION: "somewhere in the region",
    WherePrecision.LANDSCAPE: "along a line or area without sharp bounds",
    WherePrecision.COUNTRY: "somewhere in the country",
    WherePrecision.INTERNATIONAL: "in international waters or airspace",
}

SCOPES: dict[Scope, str] = {
    Scope.INCIDENT: "counts this incident",
    Scope.PLACE_AND_PERIOD: "counts a place over a period",
    Scope.CAMPAIGN: "counts the whole campaign",
}

LANGUAGES: dict[str, str] = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "und": "not determined",
    "zh": "Chinese",
}

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
ISO_WITHIN = re.compile(r"(?<![\w.-])(?<!\D/)\d{4}-\d{2}(?:-\d{2})?(?![\w-])")
EDTF_DATE = re.compile(r"(\d{4}(?:-\d{2}){0,2})([?~%]?)")
QUALIFIED = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def label_target_type(target_type: str) -> str:
    """A target type's closed word as a reader would write it ("residential area")."""
    return TARGET_TYPES.get(target_type, target_type)


def label_language(code: str) -> str:
    """A language's English name with its code ("Russian (ru)"); the code alone where the name is not listed."""
    if code not in LANGUAGES or code == "und":
        return LANGUAGES.get(code, code)
    return f"{LANGUAGES[code]} ({code})"


def label_date(iso: str) -> str:
    """An ISO date, month or year in words ("16 March 2022"); what is no such date is given back as it is."""
    match = ISO.fullmatch(iso)
    if match is None:
        return iso
    year, month, day = match.groups()
    if month is None:
        return year
    try:
        date(int(year), int(month), 1 if day is None else int(day))
    except ValueError:
        return iso
    words = f"{MONTHS[int(month) - 1]} {year}"
    return words if day is None else f"{int(day)} {words}"


def label_days(text: str) -> str:
    """Words of Linkage's own with each ISO day or month in them put in words ("told on 2 May 2031"), as pages write them.

    Args:
        text: What a terminal or a program is told; no words of a source.
    """
    return ISO_WITHIN.sub(lambda found: label_date(found[0]), text)


def label_day_of(report: Report) -> str:
    """The day of a report, with the date in words."""
    return report.word_day(label_date)


def label_dating(report: Report) -> str:
    """The day of a report where it is all that dates what it tells, with the date in words."""
    return report.word_dating(label_date)


def label_headline(report: Report) -> str:
    """The title of a report between quotation marks, for it is its publisher's word and not the page's; its file where it has none."""
    return report.file if report.title == "" else f"“{report.title}”"


def label_edtf(edtf: str) -> str:
    """An EDTF date or interval in words ("from 9 March 2022 to 16 March 2022"); other EDTF is given back as it is."""
    start, slash, end = edtf.partition("/")
    if slash == "":
        return _label_edtf_date(start)
    bounds = [f"from {_label_edtf_date(start)}"] if start not in {"", ".."} else []
    if end in {"", ".."}:
        bounds.append("(end open)")
    else:
        bounds.append(f"{'to' if bounds else 'until'} {_label_edtf_date(end)}")
    return " ".join(bounds)


def label_campaign_time(campaign: Campaign) -> str:
    """The time of a campaign in words, with who gives it where no claim does: "from 2 May 2031 to 9 May 2031 (dates of case.yaml)".

    Args:
        campaign: The campaign.
    """
    if campaign.when is None or campaign.when.edtf == "":
        return "no time given"
    return f"{label_edtf(campaign.when.edtf)} (dates {'of case.yaml' if campaign.declared else 'as found in the claims'})"


def _label_edtf_date(text: str) -> str:
    """One EDTF date in words, with its qualifier."""
    match = EDTF_DATE.fullmatch(text)
    return text if match is None else QUALIFIED[match[2]] + label_date(match[1])
