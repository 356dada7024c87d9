"""The reader by rules: every kind's grammar over every sentence, then who says so, then what is told twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from linkage.claims.actkind import specify_acts
from linkage.claims.affiliation import read_affiliations
from linkage.claims.answer import read_answers
from linkage.claims.attack import read_attacks
from linkage.claims.attribution import Attributions
from linkage.claims.blame import read_blame
from linkage.claims.blameddoer import name_blamed
from linkage.claims.carrying import carry_on, name_monitors
from linkage.claims.casualties import read_casualties
from linkage.claims.command import read_commands
from linkage.claims.commandpost import read_commanding_posts
from linkage.claims.confidence import load_confidence
from linkage.claims.damage import read_damage
from linkage.claims.deed import read_deeds
from linkage.claims.deprivation import read_deprivations
from linkage.claims.designation import read_designations
from linkage.claims.finding import Finding
from linkage.claims.fragment import read_fragments
from linkage.claims.identity import read_identities
from linkage.claims.light import read_light
from linkage.claims.mutual import read_mutual_blame
from linkage.claims.order import read_orders
from linkage.claims.placeagain import place_again
from linkage.claims.post import read_posts
from linkage.claims.reader import ReaderOutput
from linkage.claims.reality import is_unreal, is_withheld, may_be
from linkage.claims.record import read_record, tells_listing
from linkage.claims.refutation import denies_part_only
from linkage.claims.responsibility import read_responsibilities
from linkage.claims.retelling import drop_retellings
from linkage.claims.scene import Scene
from linkage.claims.signs import SignReader
from linkage.claims.similarity import read_similarities
from linkage.claims.standing import Standing, stand
from linkage.claims.statement import assign_speakers, read_statements
from linkage.claims.teaser import is_teaser
from linkage.claims.tenure import with_tenure
from linkage.claims.unmasked import read_unmaskings
from linkage.model.claim import LONGEST_QUOTE, ROLES, Claim, ClaimKind, Role, Stance
from linkage.model.issue import Issue
from linkage.model.mention import MentionType
from linkage.model.parse import ParsedReport, Sentence, Token
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab import load_lexicon, load_phrases
from linkage.vocab.light import LIGHT_LANGUAGES
from linkage.vocab.weights import Weights

Grammar = Callable[[Scene, Sentence], Iterable[Finding]]

# One a family of kinds, in the order of reading.
GRAMMARS: tuple[Grammar, ...] = (
    read_attacks, read_casualties, read_damage, read_deprivations, read_posts, read_commands, read_commanding_posts, read_orders,
    read_affiliations, read_identities, read_fragments,
    read_designations, read_similarities,
)  # fmt: skip


class RulesReader:
    """Reads claims by grammars over the parse; their words are in `linkage.vocab`."""

    name = "rules"
    version = "11"

    def __init__(self, confidence: Weights | None = None) -> None:
        """A reader.

        Args:
            confidence: Says how likely a claim is to be accepted, and from where on it is kept; None takes the model of the package.
        """
        self._confidence = confidence

    def read(self, parsed: ParsedReport) -> ReaderOutput:
        """The claims of one report, with an issue for each that had to be left out.

        Raises:
            SetupError: The weights of the confidence model are missing.
        """
        if parsed.report.language in LIGHT_LANGUAGES:
            return ReaderOutput(read_light(parsed, f"{self.name}/{self.version}"), ())
        issues: list[Issue] = []
        proposed = self.propose(parsed, issues)
        confidence = self._confidence or load_confidence()
        judged = [replace(claim, confidence=confidence.estimate(signs)) for claim, signs in proposed]
        kept = drop_retellings([c for c in judged if c.confidence >= confidence.threshold], parsed.report.text)
        in_order = sorted(kept, key=lambda c: (c.quote.start, c.quote.end, c.kind))
        unique = {c.id: c for c in place_again(in_order, parsed.report.text)}
        unsure = (_left_out(parsed.report, c) for c in judged if c.confidence < confidence.threshold)
        return ReaderOutput(tuple(unique.values()), (*issues, *unsure))

    def propose(self, parsed: ParsedReport, issues: list[Issue]) -> list[tuple[Claim, frozenset[str]]]:
        """Every claim that a grammar finds, sure or not, with the signs by which it is judged.

        Args:
            parsed: The report.
            issues: Takes what had to be left out.

        Returns:
            In order of the quotes; what the report tells twice is there twice.
        """
        if not parsed.sentences:
            return []
        scene = Scene(parsed)
        attributions = Attributions(scene)
        name_monitors(scene, attributions)
        speeches = assign_speakers(scene, attributions)
        carry_on(scene, attributions)
        findings = [*read_record(scene, issues), *read_statements(scene, speeches), *self._findings(scene, attributions)]
        issues.extend(_unresolved(scene))
        claims, doubts = [], {}
        for finding in findings:
            claim = self._claim(scene, attributions, finding)
            if claim is not None:
                claims.append(claim)
                doubts[claim.kind, claim.quote] = finding.doubts
        claims = specify_acts(sorted(claims, key=lambda c: (c.quote.start, c.quote.end)), parsed.report.text)
        persons = frozenset(m.text for m in parsed.mentions if m.type is MentionType.PERSON)
        claims = name_blamed(claims, persons)
        reader = SignReader(parsed, claims, doubts)
        return [(claim, reader.signs(claim)) for claim in claims]

    def _findings(self, scene: Scene, attributions: Attributions) -> Iterator[Finding]:
        for sentence in scene.parsed.sentences:
            if is_teaser(scene, sentence):
                continue
            for grammar in GRAMMARS if not tells_listing(scene, sentence) else (read_designations, read_posts):
                yield from grammar(scene, sentence)
            yield from read_responsibilities(scene, attributions, sentence)
            yield from read_answers(scene, attributions, sentence)
            yield from read_deeds(scene, attributions, sentence)
            yield from read_blame(scene, attributions, sentence)
            yield from read_mutual_blame(scene, sentence)
            yield from read_unmaskings(scene, attributions, sentence)

    def _claim(self, scene: Scene, attributions: Attributions, finding: Finding) -> Claim | None:
        if (_happens(scene, finding) and is_unreal(finding.anchor)) or (finding.kind in _DECIDED and is_withheld(finding.anchor)):
            return None
        standing = stand(scene, attributions, finding)
        quote = finding.quote if finding.quote is not None else _with_source(_quote(scene, finding), finding, standing)
        if standing.stance is Stance.DENIED:
            if finding.kind is ClaimKind.ATTACK and finding.attribution is None and denies_part_only(finding.anchor):
                return None
            quote = _with_denial(quote, finding, attributions)
        if not 0 < len(quote) <= LONGEST_QUOTE or scene.report.is_boilerplate(quote):
            return None
        roles = _in_order(finding, standing)
        if not _is_whole(finding.kind, roles):
            return None
        return Claim(
            finding.kind, scene.report.id, quote, roles, standing.chain, standing.stance, finding.when,
            reader=f"{self.name}/{self.version}",
        )  # fmt: skip


# Kinds that say of something that it happened.
_HAPPENS = frozenset({ClaimKind.COMMAND, ClaimKind.ATTACK, ClaimKind.CASUALTIES, ClaimKind.DAMAGE, ClaimKind.DEPRIVATION})


def _happens(scene: Scene, finding: Finding) -> bool:
    """Whether a finding says that something happened: in news, a deed for which somebody answers, too, but not that he may have done it."""
    deed = finding.kind is ClaimKind.RESPONSIBILITY and finding.anchor.pos == "VERB" and not scene.report.record
    return finding.kind in _HAPPENS or (deed and not may_be(finding.anchor))


_OF_PEOPLE = ("civilians", "journalists", "aid")
_DECIDED = frozenset({ClaimKind.DESIGNATION, ClaimKind.POST})  # what somebody has to decide


def _is_whole(kind: ClaimKind, roles: tuple[Role, ...]) -> bool:
    """Whether the roles without which the claim says nothing are filled."""
    names = {r.name for r in roles}
    if kind is ClaimKind.ATTACK:
        return "act" in names and bool(names & {"target", "place"})
    return kind is not ClaimKind.DAMAGE or {"object", "extent"} <= names


_NEAR = 160  # characters: how far a quote may reach out to the words that say who says it


def _with_source(quote: Span, finding: Finding, standing: Standing) -> Span:
    """The quote widened to the source, where its sentence names it near by."""
    source = standing.chain[0].span if standing.chain else None
    if source is None or not finding.anchor.sentence.span.covers(source):
        return quote
    wide = Span(min(quote.start, source.start), max(quote.end, source.end))
    return wide if len(wide) - len(quote) <= _NEAR else quote


def _with_denial(quote: Span, finding: Finding, attributions: Attributions) -> Span:
    """The quote widened to the words that deny, without which it would say the opposite: "it is not true that ..."."""
    denying = (f for f in attributions.over(finding.anchor) if f.stance is Stance.DENIED)
    cue = next((finding.anchor.sentence.tokens[f.cue] for f in denying), None)
    if cue is None:
        return quote
    beside = [c for c in (*cue.children, *cue.head.children) if c.i < cue.i and (c.dep == "neg" or c.lower in ("no", "neither", "it"))]
    untrue = [t for t in cue.head.subtree if t.lower in load_phrases("stance", "untrue")]
    not_true = [c for t in cue.head.subtree if t.lower == "true" for c in t.head.children if c.dep == "neg"]
    spans = [quote, cue.span, *(t.span for t in (*beside, *untrue, *not_true))]
    wide = Span(min(s.start for s in spans), max(s.end for s in spans))
    return wide if len(wide) <= LONGEST_QUOTE else quote


def _unresolved(scene: Scene) -> Iterator[Issue]:
    """One notice for each pronoun that stood for nobody sure where a claim needed a name."""
    for span in sorted({t.span for t in scene.unresolved if t.lower in _PERSONAL}):
        reason = "nobody named before fits this pronoun, so what hangs on it was left out"
        advice = "read the sentence; a claim can be added by hand"
        yield Issue(scene.report.file, "claims", reason, advice, report_id=scene.report.id, span=span, value=span.of(scene.text))


_PERSONAL = frozenset({"he", "she", "him", "her", "they", "them", "it", "who", "himself", "herself"})


def _left_out(report: Report, claim: Claim) -> Issue:
    """The notice of a claim that was too unsure to keep."""
    reason = f"a claim of the kind {claim.kind} was too unsure to keep (confidence {claim.confidence:.2f})"
    advice = "read the sentence; a claim can be added by hand"
    return Issue(report.file, "claims", reason, advice, report_id=report.id, span=claim.quote, value=claim.quote.of(report.text))


def _in_order(finding: Finding, standing: Standing) -> tuple[Role, ...]:
    """The roles in the order of the kind, each once; what a rule took from the words of the source is no target or victim."""
    order = ROLES[finding.kind]
    source = standing.chain[0].span if standing.chain else None
    first: dict[str, Role] = {}
    for role in finding.roles:
        misread = (
            source is not None and role.span is not None and role.name in ("target", "victims", "object") and role.span.overlaps(source)
        )
        if not misread:
            first.setdefault(role.name, role)
    by, target = first.get("perpetrator"), first.get("target")
    if by is not None and target is not None and by.value == target.value:
        del first["perpetrator"]  # nobody is told to have attacked himself
    elif by is not None and target is not None and str(target.value).lower() in str(by.value).lower():
        del first["target"]  # "fighters of X pushed towards them": a pronoun was taken for the doer
        first.pop("target_type", None)
    doer, place = first.get("accused") or first.get("perpetrator"), first.get("place")
    if doer is not None and place is not None and doer.span is not None and place.span is not None and doer.span.overlaps(place.span):
        del first["place"]  # "blame the government and Russia for the attack" does not say where
    place, sufferer = first.get("place"), first.get("target") or first.get("victims")
    person = finding.kind is ClaimKind.CASUALTIES or ("target_type" in first and first["target_type"].value in _OF_PEOPLE)
    if person and place is not None and sufferer is not None and place.value == sufferer.value:
        del first["place"]  # "X was arrested", where a parser takes the name for a place elsewhere
    return tuple(first[name] for name in order if name in first)


def _quote(scene: Scene, finding: Finding) -> Span:
    """From the first to the last word of the claim within its sentence."""
    sentence = finding.anchor.sentence.span
    spans = [finding.anchor.span, *(w.span for w in (*finding.words, *_phrase(finding.anchor)) if sentence.covers(w.span))]
    spans += [r.span for r in finding.roles if r.span is not None and sentence.covers(r.span) and r.name not in ("place", "time")]
    quote = scene.trimmed(Span(min(s.start for s in spans), max(s.end for s in spans)))
    return _in_whole_words(with_tenure(quote, scene.text) if finding.kind is ClaimKind.POST else quote, scene.text)


def _phrase(verb: Token) -> list[Token]:
    """The words behind a verb that make it what it says: "ablaze" of "set ablaze", "dead" of "shot dead"."""
    behind = verb.sentence.tokens[verb.i + 1 : verb.i + 3]
    for length in (2, 1):
        phrase = " ".join([verb.lemma, *(t.lower for t in behind[:length])])
        if verb.pos == "VERB" and (phrase in load_lexicon("acts", "verbs") or phrase in load_lexicon("outcomes", "verbs")):
            return behind[:length]
    return []


def _in_whole_words(quote: Span, text: str) -> Span:
    """The quote without half a word at its ends: "The 59-year-old is", not "old is"."""
    before, behind = _HYPHENED_BEFORE.search(text, max(0, quote.start - _LONG_WORD), quote.start), _HYPHENED_BEHIND.match(text, quote.end)
    return Span(before.start() if before is not None else quote.start, behind.end() if behind is not None else quote.end)


_LONG_WORD = 40  # characters
_HYPHENED_BEFORE = re.compile(r"(?:\w+-)+$")
_HYPHENED_BEHIND = re.compile(r"(?:-\w+)+")
