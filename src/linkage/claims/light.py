"""The reader by light grammar: languages that have a vocabulary and a dictionary of forms, and no parser."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.lightattack import read_light_attacks
from linkage.claims.lightcasualties import read_light_casualties
from linkage.claims.lightfinding import LightFinding
from linkage.claims.lightharm import read_light_blame, read_light_deprivations, read_light_designations
from linkage.claims.lightpost import read_light_posts
from linkage.claims.lightscene import LightScene
from linkage.claims.lightspeech import LightFrame, LightSpeech
from linkage.claims.lightstatement import LightQuotations
from linkage.model.claim import LONGEST_QUOTE, ROLES, Attribution, Claim, ClaimKind, Role, Stance
from linkage.model.parse import ParsedReport, Sentence
from linkage.model.span import Span
from linkage.vocab import load_pairs

_NEAR = 160  # characters: how far a quote may reach out to the words that say who says it


def read_light(parsed: ParsedReport, reader: str) -> tuple[Claim, ...]:
    """The claims of one report, each once, in the order of their quotes.

    Args:
        parsed: A report in one of `LIGHT_LANGUAGES`.
        reader: The reader's name and version, to be written into the claims.
    """
    scene = LightScene(parsed)
    speech = LightSpeech(scene)
    quotations = LightQuotations(scene, speech)
    claims = [c for f in _findings(scene, speech, quotations) if (c := _claim(scene, speech, quotations, f, reader)) is not None]
    unique: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.quote.start, c.quote.end, c.kind)):
        told = (
            claim.kind,
            claim.source,
            claim.stance,
            *((r.name, str(r.value).lower()) for r in claim.roles if r.name not in ("time", "min")),
        )
        key = (claim.id,) if claim.kind is not ClaimKind.ATTACK else told
        unique.setdefault(key, claim)
    return tuple(unique.values())


def _findings(scene: LightScene, speech: LightSpeech, quotations: LightQuotations) -> Iterator[LightFinding]:
    yield from quotations.statements()
    for sentence in scene.parsed.sentences:
        yield from read_light_attacks(scene, sentence)
        yield from read_light_casualties(scene, sentence)
        yield from read_light_posts(scene, sentence)
        yield from read_light_blame(scene, speech, sentence)
        yield from read_light_designations(scene, sentence)
        yield from read_light_deprivations(scene, sentence)


def _claim(scene: LightScene, speech: LightSpeech, quotations: LightQuotations, finding: LightFinding, reader: str) -> Claim | None:
    frames = speech.over(finding.sentence, finding.start)
    chain = _chain(scene, quotations, frames, finding)
    stance = finding.stance if finding.stance is not None else _stance(scene, frames, chain, finding)
    if stance is None:
        return None
    quote = finding.quote if finding.quote is not None else _quote(scene, finding, chain)
    if not 0 < len(quote) <= LONGEST_QUOTE or scene.report.is_boilerplate(quote):
        return None
    first: dict[str, Role] = {}
    for role in finding.roles:
        first.setdefault(role.name, role)
    roles = tuple(first[name] for name in ROLES[finding.kind] if name in first)
    confidence = float(load_pairs("light", "confidence")[finding.kind])
    return Claim(finding.kind, scene.report.id, quote, roles, chain, stance, finding.when, reader, confidence)


def _chain(scene: LightScene, quotations: LightQuotations, frames: list[LightFrame], finding: LightFinding) -> tuple[Attribution, ...]:
    """Who says so, originator first, each once."""
    if finding.attribution is not None:
        return finding.attribution
    if finding.kind is ClaimKind.POST:
        return ()
    inside = scene.in_quotation(finding.sentence.tokens[finding.start].span)
    links = [quotations.speakers[inside]] if inside is not None and inside in quotations.speakers else []
    links += [f.attribution for f in frames if f.attribution is not None]
    return tuple({link.source: link for link in links}.values())


def _stance(scene: LightScene, frames: list[LightFrame], chain: tuple[Attribution, ...], finding: LightFinding) -> Stance | None:
    """The stance of the originator; None where the words say that it was not so and nobody denies it."""
    if finding.kind is ClaimKind.POST:  # the speaker's own office is not what he denies
        own = {r.span for r in finding.roles}
        frames = [f for f in frames if f.attribution is None or f.attribution.span not in own]
    framed = frames[0].stance if frames else Stance.ASSERTED
    if finding.negated and framed is not Stance.DENIED:
        return Stance.DENIED if chain else None
    if framed is Stance.DENIED:
        return None if finding.kind is ClaimKind.POST else Stance.DENIED
    if finding.kind in (ClaimKind.POST, ClaimKind.DESIGNATION):
        return Stance.ASSERTED
    if scene.is_alleged(finding.sentence, finding.start) or framed is Stance.ALLEGED:
        return Stance.ALLEGED
    if finding.kind is ClaimKind.CASUALTIES and ((chain and finding.hedged) or framed is Stance.ESTIMATED):
        return Stance.ESTIMATED
    return framed if framed is Stance.ADMITTED else Stance.ASSERTED


def _quote(scene: LightScene, finding: LightFinding, chain: tuple[Attribution, ...]) -> Span:
    """From the first to the last word of the claim within its sentence, widened to the source where it stands near by."""
    sentence: Sentence = finding.sentence
    spans = [scene.phrase(sentence, finding.start, finding.end).span]
    spans += [r.span for r in finding.roles if r.span is not None and sentence.span.covers(r.span) and r.name not in ("place", "time")]
    quote = Span(min(s.start for s in spans), max(s.end for s in spans))
    source = chain[0].span if chain else None
    if source is not None and sentence.span.covers(source):
        wide = Span(min(quote.start, source.start), max(quote.end, source.end))
        if len(wide) - len(quote) <= _NEAR:
            return wide
    return quote
