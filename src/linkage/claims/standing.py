"""How a finding stands: who says it, through whom, and with what stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linkage.claims.acts import act_of_noun
from linkage.claims.attackfinding import party_before
from linkage.claims.attribution import Attributions
from linkage.claims.clauses import clause_head, read_arguments
from linkage.claims.finding import Finding
from linkage.claims.frame import Frame
from linkage.claims.hedge import hedge_of, hedge_over
from linkage.claims.scene import Scene
from linkage.model.claim import Attribution, ClaimKind, Stance
from linkage.model.parse import Token
from linkage.vocab import load_word_set
from linkage.vocab.rebels import fight_states, is_armed_group

# Kinds that nobody may have verified: see `doubted.py`.
_DOUBTABLE = frozenset({ClaimKind.ATTACK, ClaimKind.CASUALTIES, ClaimKind.DAMAGE, ClaimKind.DEPRIVATION, ClaimKind.RESPONSIBILITY})
# Kinds in which the report tells who somebody is: a frame around them is about something else.
_OWN_VOICE = frozenset({ClaimKind.POST, ClaimKind.IDENTITY, ClaimKind.DESIGNATION})


@dataclass(frozen=True, slots=True)
class Standing:
    """Who says so, originator first, and the originator's stance."""

    chain: tuple[Attribution, ...]
    stance: Stance


def stand(scene: Scene, attributions: Attributions, finding: Finding) -> Standing:
    """Who says a finding, and how.

    Args:
        scene: The report.
        attributions: Its frames of reported speech.
        finding: What a rule found.
    """
    if finding.attribution is not None:
        return Standing(finding.attribution, finding.stance or Stance.ASSERTED)
    frames = attributions.over(finding.anchor)
    chain = () if frames and frames[0].unconfirmed else _links(frames)
    quotation = scene.in_quotation(finding.anchor.span)
    if quotation is not None and not chain and quotation in attributions.quoted:
        chain = (attributions.quoted[quotation],)
    framed = frames[0].stance if frames else Stance.ASSERTED
    if finding.kind in _OWN_VOICE and quotation is None and not _is_called(finding.anchor):
        clause = clause_head(finding.anchor)
        denied = finding.stance is Stance.DENIED or (framed is Stance.DENIED and clause.i != frames[0].cue)  # not "the chief was dismissed"
        return Standing(chain, Stance.DENIED) if denied else Standing((), finding.stance or Stance.ASSERTED)
    own = [f.stance for f in frames if chain and f.attribution is not None and f.attribution.source == chain[0].source]
    if framed is Stance.ASSERTED and Stance.ALLEGED in own:  # "X alleges ...: it says ..."
        framed = Stance.ALLEGED
    stance = _stance(scene, framed, finding, chain)
    if stance in (Stance.ASSERTED, Stance.ESTIMATED) and finding.kind in _DOUBTABLE and attributions.is_doubted(finding.anchor):
        stance = Stance.ALLEGED
    return Standing(chain, stance)


def _is_called(word: Token) -> bool:
    """Whether somebody else calls a person so: "the council described X as the head of Y", "the prosecutor called X the leader of Y"."""
    governor = word.head
    if word.dep == "pobj" and governor.lower == "as":
        verb = governor.head.head if governor.head.dep in ("dobj", "nsubjpass") else governor.head
    else:
        verb = governor if word.dep in ("oprd", "ccomp", "xcomp", "attr", "dobj") else word
    return verb.pos == "VERB" and verb.lemma in load_word_set("attribution", "calling")


def _links(frames: Sequence[Frame]) -> tuple[Attribution, ...]:
    """The links of the chain, innermost first, each source once: "X says it counted ..." is X alone."""
    first: dict[str, Attribution] = {}
    for frame in frames:
        if frame.attribution is not None:
            first.setdefault(frame.attribution.source, frame.attribution)
    return tuple(first.values())


def _hedge_of_act(finding: Finding) -> Stance | None:
    """The stance of a hedge beside the noun that names the act: "suspected rebel shelling hit a school"."""
    act = next((role.span for role in finding.roles if role.name == "act"), None)
    return next((hedge for word in finding.words if word.span == act and (hedge := hedge_of(word)) is not None), None)


def _hedge_of_doer(scene: Scene, verb: Token) -> Stance | None:
    """The stance of a hedge beside the act that did what a verb says: "an alleged raid killed nine"; not "suspected rebel raids"."""
    first = (
        verb.head if verb.dep == "advcl" and verb.tag == "VBG" and verb.i > verb.head.i else verb
    )  # "a suspected raid hit X, killing nine"
    acts = (c for c in first.children if c.dep == "nsubj" and act_of_noun(c) is not None and party_before(scene, c) is None)
    return next((hedge for act in acts if (hedge := hedge_of(act)) is not None), None)


def _stance(scene: Scene, framed: Stance, finding: Finding, chain: tuple[Attribution, ...]) -> Stance:
    if finding.stance is not None:
        return (
            framed if framed is Stance.DENIED and finding.stance is Stance.ALLEGED else finding.stance
        )  # "X denied carrying out the raid"
    clause = clause_head(finding.anchor)
    hedge = hedge_of(finding.anchor) or hedge_of(clause) or _hedge_of_act(finding) or hedge_over(clause)
    if finding.kind in (ClaimKind.ATTACK, ClaimKind.CASUALTIES, ClaimKind.DAMAGE) and hedge is None:
        hedge = _hedge_of_doer(scene, clause)
    if framed is Stance.DENIED:
        return framed
    if finding.kind is ClaimKind.CASUALTIES and _is_estimate(finding, chain, hedge):
        return Stance.ALLEGED if framed is Stance.ALLEGED else Stance.ESTIMATED
    if hedge is Stance.ALLEGED or framed is Stance.ALLEGED:
        return Stance.ALLEGED
    if framed is Stance.ESTIMATED:
        return framed if finding.kind is ClaimKind.CASUALTIES else Stance.ASSERTED
    if framed is Stance.ADMITTED:
        return Stance.ASSERTED if _is_of_others(finding, chain) else framed
    if finding.kind is ClaimKind.RESPONSIBILITY and chain:
        accused = next((role.value for role in finding.roles if role.name == "accused"), None)
        return Stance.ADMITTED if accused == chain[0].source else Stance.ALLEGED
    return Stance.ASSERTED


def _is_of_others(finding: Finding, chain: tuple[Attribution, ...]) -> bool:
    """Whether what somebody acknowledges was done by those who fight him, which burdens him with nothing."""
    told = next((role.value for role in finding.roles if role.name in ("perpetrator", "accused")), None)
    doer = read_arguments(finding.anchor).doer
    words = str(told) if told is not None else " ".join(t.text for t in doer.subtree) if doer is not None else ""
    source = chain[0].source if chain else ""
    return bool(words) and (fight_states(words) or is_armed_group(words)) and not (fight_states(source) or is_armed_group(source))


def _is_estimate(finding: Finding, chain: tuple[Attribution, ...], hedge: Stance | None) -> bool:
    """A figure is an estimate where a word calls it so, or where a source other than the report gives it with a bound."""
    if hedge is Stance.ESTIMATED:
        return True
    words = " ".join(w.lower for w in finding.words)
    if "estimat" in words:
        return True
    bounded = any(
        p in words
        for p in (
            "at least",
            "more than",
            "over ",
            "about",
            "around",
            "up to",
            "as many as",
            "nearly",
            "some ",
            "approximately",
            "roughly",
            "no fewer",
            "no less",
            "not fewer",
            "not less",
        )
    )
    return bounded and bool(chain)
