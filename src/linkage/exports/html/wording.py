"""Claim -> the sentence that a page shows: who says so, how they stand to it, then what is said.

Nothing here speaks in Linkage's own voice: a claim without a source is given to its publisher, "in its own voice".
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from linkage.exports.html.labels import ATTRIBUTES, DEPRIVED_OF, INSTRUMENTS, MODES, label_date, label_target_type
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.count import word_bounds
from linkage.model.report import Report
from linkage.vocab.actnames import label_act
from linkage.vocab.admissions import told_by
from linkage.vocab.deedwords import is_deed_told_by_verb
from linkage.vocab.doubts import is_doubted
from linkage.vocab.narratives import is_narrative, label_narrative
from linkage.vocab.sourcenames import is_hearsay


@dataclass(frozen=True, slots=True)
class Part:
    """A few words of the sentence.

    Args:
        text: The words.
        role: The role of the claim whose value they are; None for Linkage's own connecting words.
    """

    text: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """A claim as a page shows it.

    Args:
        source: Who says so, as written; the publisher where the report says it in its own voice.
        qualifier: What is to be known about the source ("in its own voice", "no name given"), or "".
        verb: The stance as a word that fits the source ("alleges", "allege").
        groups: What is said; each group is printed with a dot between it and the next.
        via: Through whom the report has it, nearest to the report last ("as told by the ministry"); "" where nobody stands between.
    """

    source: str
    qualifier: str
    verb: str
    groups: tuple[tuple[Part, ...], ...]
    via: str

    @property
    def text(self) -> str:
        """The whole sentence as plain text."""
        return f"{self.sayer} · {self.said}"

    @property
    def sayer(self) -> str:
        """Who says so, with what is to be known about them, and how they stand to it."""
        source = f"{self.source} ({self.qualifier})" if self.qualifier != "" else self.source
        return f"{source} {self.verb}"

    @property
    def said(self) -> str:
        """What is said."""
        return " · ".join(" ".join(part.text for part in group) for group in self.groups)


# Stance -> the verb for one source, for several, and for a report that does not say whose claim it passes on.
VERBS: dict[Stance, tuple[str, str, str]] = {
    Stance.ASSERTED: ("says", "say", "says"),
    Stance.ALLEGED: ("alleges", "allege", "reports as alleged"),
    Stance.ESTIMATED: ("estimates", "estimate", "estimates"),
    Stance.ADMITTED: ("is reported to admit", "are reported to admit", "reports as admitted"),
    Stance.DENIED: ("denies", "deny", "says it was not so"),
}
DOUBTS = "passes on in words that doubt it"
PASSED_ON = ", as a report that denies or doubts it passes it on"  # behind the verb of who is only passed on in words of doubt
STANCES: dict[Stance, str] = {
    Stance.ASSERTED: "stated flatly by the source",
    Stance.ALLEGED: "the source accuses, suspects, or passes on as unconfirmed",
    Stance.ESTIMATED: "a figure that the source itself calls an estimate or a lower bound",
    Stance.ADMITTED: "the report says that the person concerned admits it",
    Stance.DENIED: "the source says that it was not so",
}
PLURAL_WORDS = frozenset(
    {"some", "many", "several", "others", "people", "police", "both", "they", "these", "those", "voices", "women", "men", "children"}
)
CYRILLIC_PLURAL = re.compile(
    r"[а-яёіїєґ]+[ыиії]|[а-яёіїєґ]+[ыи]е"
)  # "военные", "власти", "жители", "військові": no name, by its small letter
SINGULAR_WORDS = frozenset({"news", "press", "politics"})
HEAD_ENDS = re.compile(r"\b(?:of|for|in|from|on|at|to|who|with|close|near|inside)\b|[,(]")


def word_claim(claim: Claim, report: Report, *, is_passed_on: bool = False) -> Wording:
    """The sentence of a claim: source, stance, what is said.

    Args:
        claim: The claim.
        report: The report it was read in.
        is_passed_on: Whether only a report that denies or doubts the same passes on, in words of doubt, that its source alleges it.

    Returns:
        The sentence; its source and verb are never empty.
    """
    groups = tuple(group for group in _word_kind(claim, report) if group != ())
    if not claim.attribution:
        publisher = report.publisher if report.publisher is not None else "a report of unknown publisher"
        verb = DOUBTS if is_doubted(claim, report.text) else VERBS[claim.stance][2]
        return Wording(publisher, "in its own voice", verb, groups, "")
    originator, *tellers = claim.attribution
    if is_narrative(claim):
        who = next((t.source for t in tellers if t.named), report.publisher or "a report of unknown publisher")
        return Wording(label_narrative(originator.source, who), "nobody named", VERBS[claim.stance][0], groups, "")
    verb = VERBS[claim.stance][1 if is_plural(originator.source, named=originator.named) else 0]
    if claim.kind is ClaimKind.STATEMENT and claim.stance is Stance.ASSERTED:
        verb += ", in quotation marks" if report.translation_signs == () else ", in words that look translated"
    qualifier = "nobody named" if is_hearsay(originator.source) else "" if originator.named else "no name given"
    told = told_by(claim, report)
    if told:  # whoever tells it speaks, and not whoever is said to admit it
        qualifier, tellers = "; ".join(part for part in (qualifier, f"told by {told}") if part), tellers[1:]
    if is_passed_on:
        verb += PASSED_ON
    via = ", ".join(f"as told by {teller.source}" for teller in tellers)
    return Wording(originator.source, qualifier, verb, groups, via)


def _word_kind(claim: Claim, report: Report) -> tuple[tuple[Part, ...], ...]:
    """What a claim says, by its kind."""
    if claim.kind is ClaimKind.RESPONSIBILITY:
        return _word_responsibility(claim, by_verb=is_deed_told_by_verb(claim, report.text))
    return KIND_WORDINGS[claim.kind](claim)


def by_name(wording: Wording, names: Mapping[str, str]) -> Wording:
    """The sentence with persons by their names where the report calls them by what others call them: a nickname judges.

    Args:
        wording: The sentence.
        names: Role -> the name of whom the claim calls otherwise there; "source" for who says so.
    """
    groups = tuple(tuple(_by_name(part, names) for part in group) for group in wording.groups)
    source = wording.source if "source" not in names else f"{names['source']} (as written: “{wording.source}”)"
    return replace(wording, groups=groups, source=source)


def _by_name(part: Part, names: Mapping[str, str]) -> Part:
    name = names.get(part.role or "")
    return part if name is None else Part(f"{name} (as written: “{part.text}”)", part.role)


def is_plural(source: str, *, named: bool = True) -> bool:
    """Whether a verb after this source is in the plural ("Ukrainian authorities", "Ukraine and Poland"; not "Human Rights Watch").

    Args:
        source: The source as written. Names that look plural count as one body.
        named: Whether it is a name: "Officials" is none, and bears its capital because a sentence begins with it.
    """
    if not named:
        source = source[:1].lower() + source[1:]
    if re.search(r"\band\b", HEAD_ENDS.split(source)[0]) is not None:
        return True
    words = HEAD_ENDS.split(source)[0].split() or source.split()
    if not words or words[0].lower() in PLURAL_WORDS:
        return bool(words)
    head = words[-1]
    if head.lower() in PLURAL_WORDS or CYRILLIC_PLURAL.fullmatch(head) is not None:
        return True
    return head.islower() and head.endswith("s") and not head.endswith(("ss", "us")) and head not in SINGULAR_WORDS


def _value(claim: Claim, role: str, before: str = "", after: str = "") -> tuple[Part, ...]:
    """The value of a role with the words around it; nothing where the claim leaves the role open."""
    value = claim.value(role)
    if value is None or value in {"", ()}:
        return ()
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    parts = (Part(before), Part(text, role), Part(after))
    return tuple(part for part in parts if part.text != "")


def _where(claim: Claim) -> tuple[tuple[Part, ...], ...]:
    """Place and time as written."""
    return _value(claim, "place", "place:"), _value(claim, "time", "time:")


def _word_post(claim: Claim) -> tuple[tuple[Part, ...], ...]:
    return (
        (*_value(claim, "person"), Part("has or had the post")),
        _value(claim, "title"),
        _value(claim, "organization", "in"),
        _value(claim, "rank", "rank:"),
        _value(claim, "from", "from"),
        _value(claim, "to", "until"),
    )


def _word_command(claim: Claim) -> tuple[tuple[Part, ...], ...]:
    mode = claim.word("mode")
    verb = Part("commands or directs" if mode is None else MODES[mode], "mode")
    return (
        (*_value(claim, "superior"), verb, *(_value(claim, "subordinate") or _value(claim, "operation"))),
        _value(claim, "operation", "in") if claim.value("subordinate") is not None else (),
    )


def _word_responsibility(claim: Claim, by_verb: bool = False) -> tuple[tuple[Part, ...], ...]:
    """Who answers for what; words that tell what somebody did stand in quotation marks, for they cannot stand behind "for"."""
    verb = "are answerable" if is_plural(claim.word("accused") or "") else "is answerable"
    act = (
        (Part(f"{verb}, in the words:"), Part(f"“{claim.word('act')}”", "act")) if by_verb else (Part(f"{verb} for"), *_value(claim, "act"))
    )
    return (
        (*_value(claim, "accused"), *act),
        _value(claim, "target", "against"),
        *_where(claim),
    )


def _word_attack(claim: Claim) -> tuple[tuple[Part, ...], ...]:
    target_type = claim.word("target_type")
    kind = f"({label_target_type(target_type)})" if target_type is not None and target_type != "other" else ""
    act = claim.word("act")
    return (
        (Part("attack" if act is None else label_act(act), "act"),),
        _value(claim, "target", "on", kind),
        _value(claim, "place", "place:") if claim.value("place") != claim.value("target") else (),
        _value(claim, "time", "time:"),
        _value(claim, "perpetrator", "by"),
        _value(claim, "weapon", "with"),
    )


def _word_casualties(claim: Claim) -> tuple[tuple[Part, ...], ...]:
    low, high = claim.number("min"), claim.number("max")
    count = "a number" if low is None else word_bounds(low, high)
    return (
        (Part(count, "min"), Part(claim.word("outcome") or "harmed", "outcome")),
        _value(claim, "victims", "who:"),
        *_where(claim),
    )


def _word_damage(claim: Claim) -> tuple[tuple[Part, ...], ...]:
    place = _value(claim, "place", "place:") if claim.value("place") != claim.value("object") else ()
    return (Part("damage to"), *_value(claim, "object")), _value(claim, "extent", "extent:"), place, _value(claim, "time", "time:")


def _word_deprivation(claim: Claim) -> tuple[tuple[Part, ...], ...]:
    value = claim.value("what")
    things = value if isinstance(value, tuple) else (str(value),) if value is not None else ()
    what = ", ".join(DEPRIVED_OF.get(thing, thing) for thing in things)
    return (Part("people deprived of"), Part(what if what != "" else "means of living", "what")), *_where(claim)


def _word_designation(claim: Claim) -> tuple[tuple[Part, ...], ...]:
    instrument = claim.word("instrument")
    measure = Part("measure against" if instrument is None else INSTRUMENTS[instrument], "instrument")
    return (measure, *_value(claim, "person")), _value(claim, "authority", "by"), _time_as_date(claim)


def _time_as_date(claim: Claim) -> tuple[Part, ...]:
    """The day of a listing, which is none of what its reasons tell; a record's ISO date is put in words."""
    time = claim.word("time")
    before = "listed on" if claim.word("instrument") == "sanctions" else "date:"
    return () if time is None else (Part(before), Part(label_date(time), "time"))


def _word_statement(claim: Claim) -> tuple[tuple[Part, ...], ...]:
    utterance = claim.word("utterance")
    speaker = claim.word("speaker")
    repeated = utterance is None or len(utterance) > 0.6 * len(claim.quote)  # the quote stands below the sentence in any case
    return (
        () if repeated else (Part(f"“{utterance}”", "utterance"),),
        () if speaker is None or speaker == claim.source else (Part("words of"), Part(speaker, "speaker")),
        _value(claim, "addressee", "to"),
        _value(claim, "time", "time:"),
    )


def _word_affiliation(claim: Claim) -> tuple[tuple[Part, ...], ...]:
    tie = claim.word("tie")
    return (
        (*_value(claim, "person"), Part("has a tie to"), *_value(claim, "other")),
        () if tie is None else (Part("in the words:"), Part(f"“{tie}”", "tie")),
    )


def _word_identity(claim: Claim) -> tuple[tuple[Part, ...], ...]:
    attribute = claim.word("attribute")
    value = claim.value("value")
    shown = f"“{value}”" if attribute == "alias" else str(value)
    return _value(claim, "person"), (Part("described by:" if attribute is None else ATTRIBUTES[attribute]), Part(shown, "value"))


def _word_similarity(claim: Claim) -> tuple[tuple[Part, ...], ...]:
    return (Part("likeness of"), *_value(claim, "first"), Part("to"), *_value(claim, "second")), _value(claim, "feature", "in:")


KIND_WORDINGS: dict[ClaimKind, Callable[[Claim], tuple[tuple[Part, ...], ...]]] = {
    ClaimKind.POST: _word_post,
    ClaimKind.COMMAND: _word_command,
    ClaimKind.RESPONSIBILITY: _word_responsibility,
    ClaimKind.ATTACK: _word_attack,
    ClaimKind.CASUALTIES: _word_casualties,
    ClaimKind.DAMAGE: _word_damage,
    ClaimKind.DEPRIVATION: _word_deprivation,
    ClaimKind.DESIGNATION: _word_designation,
    ClaimKind.STATEMENT: _word_statement,
    ClaimKind.AFFILIATION: _word_affiliation,
    ClaimKind.IDENTITY: _word_identity,
    ClaimKind.SIMILARITY: _word_similarity,
}
