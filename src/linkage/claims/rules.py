"""The reader by rules: every kind's grammar over every sentence, then who says so, then what is told twice."""

from __future__ import annotations

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
from linkage.claims.fittingroles import fitting_roles, is_whole
from linkage.claims.fragment import read_fragments
from linkage.claims.identity import read_identities
from linkage.claims.light import read_light
from linkage.claims.mutual import read_mutual_blame
from linkage.claims.order import read_orders
from linkage.claims.placeagain import place_again
from linkage.claims.post import read_posts
from linkage.claims.quoting import quote_of
from linkage.claims.reader import ReaderOutput
from linkage.claims.reality import is_unreal, is_withheld, may_be
from linkage.claims.record import read_record, tells_listing
from linkage.claims.refutation import denies_part_only
from linkage.claims.responsibility import read_responsibilities
from linkage.claims.retelling import drop_retellings
from linkage.claims.scene import Scene
from linkage.claims.signs import SignReader
from linkage.claims.similarity import read_similarities
from linkage.claims.standing import stand
from linkage.claims.statement import assign_speakers, read_statements
from linkage.claims.teaser import is_teaser
from linkage.claims.unmasked import read_unmaskings
from linkage.model.claim import LONGEST_QUOTE, Claim, ClaimKind, Stance
from linkage.model.issue import Issue
from linkage.model.mention import MentionType
from linkage.model.parse import ParsedReport, Sentence
from linkage.model.report import Report
from linkage.vocab.light import LIGHT_LANGUAGES
from linkage.vocab.weights import Weights

Grammar = Callable[[Scene, Sentence], Iterable[Finding]]

# One a family of kinds, in the order of reading.
GRAMMARS: tuple[Grammar, ...] = (
    read_attacks, read_casualties, read_damage, read_deprivations, read_posts, read_commands, read_commanding_posts, read_orders,
    read_affiliations, read_identities, read_fragments,
    read_designations, read_similarities,
)  # fmt: skip
# Kinds that say of something that it happened.
_HAPPENS = frozenset({ClaimKind.COMMAND, ClaimKind.ATTACK, ClaimKind.CASUALTIES, ClaimKind.DAMAGE, ClaimKind.DEPRIVATION})
_DECIDED = frozenset({ClaimKind.DESIGNATION, ClaimKind.POST})  # what somebody has to decide
_PERSONAL = frozenset({"he", "she", "him", "her", "they", "them", "it", "who", "himself", "herself"})


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
        own_voice = finding.kind is ClaimKind.ATTACK and finding.attribution is None
        if standing.stance is Stance.DENIED and own_voice and denies_part_only(finding.anchor):
            return None
        quote = quote_of(scene, attributions, finding, standing)
        if not 0 < len(quote) <= LONGEST_QUOTE or scene.report.is_boilerplate(quote):
            return None
        roles = fitting_roles(finding, standing)
        if not is_whole(finding.kind, roles):
            return None
        return Claim(
            finding.kind, scene.report.id, quote, roles, standing.chain, standing.stance, finding.when,
            reader=f"{self.name}/{self.version}",
        )  # fmt: skip


def _happens(scene: Scene, finding: Finding) -> bool:
    """Whether a finding says that something happened: in news, a deed for which somebody answers, too, but not that he may have done it."""
    deed = finding.kind is ClaimKind.RESPONSIBILITY and finding.anchor.pos == "VERB" and not scene.report.record
    return finding.kind in _HAPPENS or (deed and not may_be(finding.anchor))


def _unresolved(scene: Scene) -> Iterator[Issue]:
    """One notice for each pronoun that stood for nobody sure where a claim needed a name."""
    for span in sorted({t.span for t in scene.unresolved if t.lower in _PERSONAL}):
        reason = "nobody named before fits this pronoun, so what hangs on it was left out"
        advice = "read the sentence; a claim can be added by hand"
        yield Issue(scene.report.file, "claims", reason, advice, report_id=scene.report.id, span=span, value=span.of(scene.text))


def _left_out(report: Report, claim: Claim) -> Issue:
    """The notice of a claim that was too unsure to keep."""
    reason = f"a claim of the kind {claim.kind} was too unsure to keep (confidence {claim.confidence:.2f})"
    advice = "read the sentence; a claim can be added by hand"
    return Issue(report.file, "claims", reason, advice, report_id=report.id, span=claim.quote, value=claim.quote.of(report.text))
