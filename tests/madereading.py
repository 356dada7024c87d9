"""Readings made by hand, and any reading at all for property tests."""

import hashlib
from datetime import UTC, datetime

from hypothesis import strategies as st

from linkage.model.claim import CODES, ROLES, Attribution, Claim, ClaimKind, Role, Stance
from linkage.model.issue import Issue, Severity
from linkage.model.mention import Mention, MentionType, Relation, RelationType
from linkage.model.reading import Reading
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)

TEXT = "The ministry said that at least 12 people were killed in Orlivka on Monday. Col. Petro Hnat denies it – “never”."


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def make_report(text: str = TEXT, file: str = "a.txt") -> Report:
    return Report(
        id=sha256_of(text),
        file=file,
        media_type="text/plain",
        text=text,
        title=text[:20],
        publisher="The Orlivka Courier",
        published="2024-04-30",
        language="en",
    )


def make_reading(text: str = TEXT, file: str = "a.txt") -> Reading:
    """A reading of `TEXT` with a claim of each shape; of any other text, a reading with one claim over all of it."""
    report = make_report(text, file)
    if text != TEXT:
        damage = Claim(ClaimKind.DAMAGE, report.id, Span(0, len(text)), (Role("object", text, Span(0, len(text))),))
        return Reading(report, "rules/1", (), (), (damage,), ())
    killed = Claim(
        ClaimKind.CASUALTIES,
        report.id,
        span_of("at least 12 people were killed in Orlivka on Monday"),
        (
            Role("outcome", "killed", span_of("killed")),
            Role("min", 12, span_of("at least 12")),
            Role("victims", "people", span_of("people")),
            Role("place", "Orlivka", span_of("Orlivka")),
        ),
        (Attribution("The ministry", span_of("The ministry"), "said"),),
        Stance.ESTIMATED,
        When("on Monday", "2024-04-29", span_of("on Monday")),
        confidence=0.7,
    )
    lacking = Claim(
        ClaimKind.DEPRIVATION,
        report.id,
        span_of("people were killed"),
        (Role("what", ("water", "food")), Role("place", "Orlivka")),
        (Attribution("officials", None, "", named=False),),
        Stance.DENIED,
        When("that day", "", None),
    )
    rank, person = span_of("Col."), span_of("Petro Hnat")
    return Reading(
        report=report,
        reader="rules/1",
        mentions=(
            Mention(MentionType.COUNT, span_of("12"), "12"),
            Mention(MentionType.RANK, rank, "Col.", "colonel"),
            Mention(MentionType.PERSON, person, "Petro Hnat"),
        ),
        relations=(Relation(RelationType.HAS_RANK, person, rank),),
        claims=(killed, lacking),
        issues=(Issue("a.txt", "claims", "nobody for the pronoun", "read it", Severity.NOTICE, report.id, span_of("it –"), "it"),),
    )


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def claims(draw: st.DrawFn, report: Report) -> Claim:
    kind = draw(st.sampled_from(ClaimKind))
    at = spans(report.text)
    roles = []
    for name in draw(st.lists(st.sampled_from(ROLES[kind]), unique=True)):
        if name in ("min", "max"):
            value = draw(st.integers(0, 10**7))
        elif name == "what":
            value = tuple(draw(st.lists(st.sampled_from(CODES["what"]), min_size=1, unique=True)))
        elif name in CODES and (name != "act" or kind is ClaimKind.ATTACK):
            value = draw(st.sampled_from(CODES[name]))
        else:
            value = draw(WORDS)
        roles.append(Role(name, value, draw(st.none() | at)))
    link = st.builds(Attribution, WORDS, st.none() | at, WORDS, st.booleans())
    return Claim(
        kind=kind,
        report_id=report.id,
        quote=draw(at),
        roles=tuple(roles),
        attribution=tuple(draw(st.lists(link, max_size=3))),
        stance=draw(st.sampled_from(Stance)),
        when=draw(st.none() | st.builds(When, WORDS, WORDS, st.none() | at)),
        reader=draw(WORDS),
        confidence=draw(st.floats(0, 1)),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(TEXTS)
    at = spans(text)
    report = Report(
        id=sha256_of(text),
        file=draw(WORDS),
        media_type=draw(WORDS),
        text=text,
        title=draw(WORDS),
        publisher=draw(st.none() | WORDS),
        author=draw(st.none() | WORDS),
        published=draw(st.none() | WORDS),
        url=draw(st.none() | WORDS),
        language=draw(WORDS),
        boilerplate=tuple(draw(st.lists(at, max_size=2))),
        translation_signs=tuple(draw(st.lists(WORDS, max_size=2))),
        record=draw(st.booleans()),
        captured_at=draw(st.none() | WORDS),
        notes=tuple(draw(st.lists(WORDS, max_size=2))),
    )
    places = draw(st.lists(at, max_size=4))
    return Reading(
        report=report,
        reader="rules/1",
        mentions=tuple(Mention(draw(st.sampled_from(MentionType)), span, span.of(text), draw(st.none() | WORDS)) for span in places),
        relations=tuple(draw(st.lists(st.builds(Relation, st.sampled_from(RelationType), at, at), max_size=2))),
        claims=tuple(draw(st.lists(claims(report), max_size=4))),
        issues=tuple(
            draw(
                st.lists(
                    st.builds(
                        Issue,
                        WORDS,
                        WORDS,
                        WORDS,
                        WORDS,
                        st.sampled_from(Severity),
                        st.none() | st.just(report.id),
                        st.none() | at,
                        st.none() | WORDS,
                    ),
                    max_size=3,
                )
            )
        ),
    )
