"""Attacks, for the languages that are read by light grammar: nouns and verbs of violence with a target or a place."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.lightdoer import agent_of, doer_behind, is_passive, subject_before, subject_behind
from linkage.claims.lightfinding import LightFinding, add_scene
from linkage.claims.lightscene import LightScene, Phrase
from linkage.claims.lighttarget import (
    NEAR,
    REACH,
    aimed_at,
    held_force,
    is_object,
    person_object,
    pick_target,
    place_fronted,
    place_object,
    relative_target,
    ruined,
    target_behind,
    undergoer,
)
from linkage.model.claim import ClaimKind, Role
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence, Token
from linkage.vocab.lexicon import Hit

# Acts whose object is a person, and the kinds of target that are people.
_ON_PEOPLE = frozenset({"abduction", "torture", "sexual-violence", "deportation", "execution", "shooting"})
_PEOPLE = frozenset({"civilians", "military", "aid", "journalists", "other", "convoy"})


def read_light_attacks(scene: LightScene, sentence: Sentence) -> Iterator[LightFinding]:
    """The acts of violence that a sentence tells; an act on several places is one an each.

    Args:
        scene: The report.
        sentence: One sentence.
    """
    for finding in _acts(scene, sentence):
        yield finding
        yield from _elsewhere(scene, sentence, finding)


def _elsewhere(scene: LightScene, sentence: Sentence, finding: LightFinding) -> Iterator[LightFinding]:
    """The same act on the places that "and" or a comma joins to its place: "strikes on X and Y"."""
    tokens, joins = sentence.tokens, scene.vocabulary.words("joins") | {","}
    spans = [r.span for r in finding.roles if r.name in ("target", "place") and r.span is not None]
    places = scene.mentions(sentence, MentionType.PLACE)
    at = next((n for n, hit in enumerate(places) if any(span.covers(hit[0].span) for span in spans)), None)
    if at is None or any(first <= finding.start < behind for _, first, behind in places):
        return
    for before, (mention, first, behind) in zip(places[at:], places[at + 1 :], strict=False):
        between = tokens[before[2] : first]
        if len(between) != 1 or between[0].lower not in joins or scene.can_act(mention):
            return
        if not scene.spanish and not _same_case(tokens[before[1]], tokens[first]):
            return
        if between[0].text == "," and not _listed(scene, sentence, behind):
            return
        whole = [r for r in finding.roles if r.name == "target" and r.span is not None and r.span.end == before[0].span.end]
        kept = [r for r in finding.roles if r.name not in ("place", "target", "target_type")]
        kept += [r for r in finding.roles if r.name in ("target", "target_type") and not whole]
        named = [Role("target", mention.text, mention.span), Role("target_type", "other", mention.span)] if whole else []
        roles = [*kept, *named, Role("place", mention.text, mention.span)]
        yield LightFinding(ClaimKind.ATTACK, sentence, finding.start, finding.end, roles, finding.when, negated=finding.negated)


def _same_case(one: Token, other: Token) -> bool:
    cases = {"nomn", "gent", "datv", "accs", "ablt", "loct"}
    first, second = set(one.tag.split()) & cases, set(other.tag.split()) & cases
    return not first or not second or bool(first & second)


def _listed(scene: LightScene, sentence: Sentence, end: int) -> bool:
    """Whether the list goes on behind a place: "X, Y and Z"."""
    following = scene.mentions(sentence, MentionType.PLACE, start=end)
    between = sentence.tokens[end : following[0][1]] if following else []
    return len(between) == 1 and between[0].lower in scene.vocabulary.words("joins") | {","}


def _acts(scene: LightScene, sentence: Sentence) -> Iterator[LightFinding]:
    verbs = [h for h in scene.find("act_verbs", sentence) if _is_verb(scene, sentence, h)]
    taken = {n for hit in verbs for n in range(hit.start, hit.end)}
    for hit in verbs:
        finding = _by_verb(scene, sentence, hit)
        if finding is not None:
            yield finding
    struck = [(h, False) for h in scene.find("impacts", sentence)] + [(h, True) for h in scene.find("launches", sentence)]
    for hit, launched in struck:
        finding = None if hit.start in taken else _by_launch(scene, sentence, hit) if launched else _by_weapon(scene, sentence, hit)
        if finding is not None:
            taken |= set(range(*scene.segment(sentence, hit.start)))
            yield finding
    for hit in scene.find("uses", sentence):
        finding = None if hit.start in taken else _by_use(scene, sentence, hit)
        if finding is not None:
            taken |= set(range(finding.start, finding.end))
            yield finding
    for hit in scene.find("act_nouns", sentence):
        if hit.start in taken or sentence.tokens[hit.start].pos == "VERB":
            continue
        finding = _by_noun(scene, sentence, hit)
        if finding is not None:
            yield finding


def _is_verb(scene: LightScene, sentence: Sentence, hit: Hit) -> bool:
    token = sentence.tokens[hit.start]
    return token.pos == "VERB" and "INFN" not in token.tag.split() and not (scene.spanish and token.lower == token.lemma)


def _by_noun(scene: LightScene, sentence: Sentence, hit: Hit) -> LightFinding | None:
    """ "an air strike on the theatre", "the shelling of residential quarters by the army"."""
    if scene.is_unreal(sentence, hit.start) or _is_looked_into(scene, sentence, hit):
        return None
    start, end = scene.segment(sentence, hit.start)
    target = target_behind(scene, sentence, hit, end)
    place = _place_in(scene, sentence, start, end)
    concept = sentence.tokens[hit.start].lemma
    detail = concept in scene.vocabulary.words("needs_detail")
    carried = [h for h in scene.hits("carriers", sentence, start, end) if sentence.tokens[h.start].pos == "VERB"]
    caused = any(hit.start - h.end < NEAR for h in scene.hits("causes", sentence, start, hit.start))
    target = target or undergoer(scene, sentence, hit, (start, end)) or ruined(scene, sentence, hit, (start, end))
    denied = scene.is_negated(sentence, hit.start) or _was_not(scene, sentence, hit)
    if target is None and (place is None or (detail and not carried and not caused)) and not denied:
        return None
    doer = doer_behind(scene, sentence, hit, end, target) or (subject_before(scene, sentence, carried[0].start, start) if carried else None)
    if doer is not None and target is not None and doer.start < target[0].end and target[0].start < doer.end:
        doer = None
    words = (hit.start, hit.end)
    if carried and abs(carried[0].start - hit.start) <= 6:
        words = (min(words[0], carried[0].start), max(words[1], carried[0].end))
    if denied:
        words = _with_denial(scene, sentence, words)
    return _finding(scene, sentence, words, _act(scene, sentence, hit.concept, start, end), doer, target, denied=denied, near=place)


def _is_looked_into(scene: LightScene, sentence: Sentence, hit: Hit) -> bool:
    """Whether it is an explosion that is looked into: "the inquiry into the explosion of the theatre" says of nobody that he caused it."""
    unexplained, inquiries = (scene.vocabulary.words(name) for name in ("unexplained", "inquiries"))
    before = sentence.tokens[max(0, hit.start - 3) : hit.start]
    return sentence.tokens[hit.start].lemma in unexplained and any(t.lemma in inquiries for t in before)


def _by_weapon(scene: LightScene, sentence: Sentence, hit: Hit) -> LightFinding | None:
    """ "a rocket hit a house": the weapon tells the act."""
    start, end = scene.segment(sentence, hit.start)
    verb = sentence.tokens[hit.start]
    passive = "pssv" in verb.tag.split() or (scene.spanish and is_passive(scene, sentence, hit.start))
    weapons = scene.hits("weapons", sentence, start, hit.start)
    if not weapons and (not scene.spanish or passive):
        weapons = scene.hits("weapons", sentence, hit.end, end)
    if not weapons or scene.is_unreal(sentence, hit.start) or sentence.tokens[hit.start].pos != "VERB":
        return None
    for found in scene.hits("targets", sentence, hit.end, end):
        before = sentence.tokens[hit.end : found.start]
        if any(t.lower in scene.vocabulary.words("impact_marks") for t in before) and found.start - hit.end <= REACH:
            target = scene.noun_phrase(sentence, found.start, found.end), found.concept
            words = (min(weapons[0].start, hit.start), hit.end)
            return _finding(scene, sentence, words, weapons[0].concept, None, target, denied=False)
    words = (hit.start, hit.end)
    things = [h for h in scene.hits("targets", sentence, hit.end, end) if is_object(scene, sentence, h)]
    if weapons[0].end <= hit.start and things and not passive and "intr" not in verb.tag.split():
        ruined = pick_target(scene, sentence, things, hit.start, "accs")
        return None if ruined is None else _finding(scene, sentence, words, weapons[0].concept, None, ruined, denied=False)
    if passive:
        things = [h for h in scene.hits("targets", sentence, start, end) if is_object(scene, sentence, h)]
        struck = pick_target(scene, sentence, [h for h in things if not scene.spanish or h.end <= hit.start], hit.start, "nomn")
        return None if struck is None else _finding(scene, sentence, words, weapons[0].concept, None, struck, denied=False)
    place = _place_in(scene, sentence, start, end)
    if place is not None and weapons[0].concept == "bombing":
        return _finding(scene, sentence, words, "bombing", None, None, denied=False, near=place)
    return None


def _by_use(scene: LightScene, sentence: Sentence, hit: Hit) -> LightFinding | None:
    """ "the use of barrel bombs in X": the weapon tells the act, the place where."""
    start, end = scene.segment(sentence, hit.start)
    weapons = [h for h in scene.hits("weapons", sentence, hit.end, end) if h.start - hit.end < NEAR]
    if not weapons or scene.is_unreal(sentence, hit.start):
        return None
    target = aimed_at(scene, sentence, weapons[0].end, end)
    place = _place_in(scene, sentence, start, end)
    if target is None and place is None:
        return None
    denied = scene.is_negated(sentence, hit.start)
    told = sentence.tokens[hit.start].pos == "VERB" and not is_passive(scene, sentence, hit.start)
    doer = subject_before(scene, sentence, hit.start, start) if told else agent_of(scene, sentence, hit.end, end)
    return _finding(scene, sentence, (hit.start, weapons[0].end), weapons[0].concept, doer, target, denied=denied, near=place)


def _by_launch(scene: LightScene, sentence: Sentence, hit: Hit) -> LightFinding | None:
    """ "dropped bombs on the school", "launched two rockets at the airport": the thing launched tells the act."""
    start, end = scene.segment(sentence, hit.start)
    weapons = scene.hits("weapons", sentence, start, end)
    drones = [] if weapons else scene.hits("aircraft", sentence, hit.end, end)
    if not (weapons or drones) or scene.is_unreal(sentence, hit.start) or sentence.tokens[hit.start].pos != "VERB":
        return None
    target = aimed_at(scene, sentence, start, end)
    if target is None:
        return None
    act = weapons[0].concept if weapons else "airstrike"
    doer = subject_before(scene, sentence, hit.start, start) or subject_behind(scene, sentence, hit.end, end)
    denied = scene.is_negated(sentence, hit.start)
    return _finding(scene, sentence, (hit.start, hit.end), act, doer, target, denied=denied)


def _by_verb(scene: LightScene, sentence: Sentence, hit: Hit) -> LightFinding | None:
    """ "the army shelled the hospital", "the hospital was bombed by aircraft"."""
    if scene.is_unreal(sentence, hit.start):
        return None
    start, end = scene.segment(sentence, hit.start)
    verb = sentence.tokens[hit.start]
    features = verb.tag.split()
    passive = "pssv" in features or "Impe" in features or (scene.spanish and is_passive(scene, sentence, hit.start))
    if scene.spanish:
        start = max([start, *(t.i + 1 for t in sentence.tokens[start : hit.start] if t.lower in scene.vocabulary.words("that"))])
    objects = [h for h in scene.hits("targets", sentence, start, end) if h.start != hit.start and is_object(scene, sentence, h)]
    person = person_object(scene, sentence, hit, (start, end), passive=passive) if hit.concept in _ON_PEOPLE else None
    if hit.concept in _ON_PEOPLE:
        objects = [h for h in objects if h.concept in _PEOPLE] + [
            Hit(h.start, h.end, "civilians")
            for h in scene.hits("people", sentence, start, end)
            if is_object(scene, sentence, h) and not any(o.start == h.start for o in objects)
        ]
    target: tuple[Phrase, str] | None = None
    doer: Phrase | None = None
    if passive:
        target = pick_target(scene, sentence, objects, hit.start, "nomn", "accs") or relative_target(scene, sentence, start)
        target = target or (None if scene.spanish else held_force(scene, sentence, hit, end))
        doer = agent_of(scene, sentence, hit.end, end)
    else:
        behind = [h for h in objects if h.start >= hit.end]
        doer = subject_before(scene, sentence, hit.start, start) or subject_behind(scene, sentence, hit.end, end)
        target = pick_target(scene, sentence, behind, hit.start, "accs", "datv", "loct", "gent")
        if target is None:
            relative = relative_target(scene, sentence, start)
            target = relative or (
                pick_target(scene, sentence, [h for h in objects if h.end <= hit.start], hit.start, "accs") if not scene.spanish else None
            )
            if relative is None and target is not None and doer is not None and target[0].start < doer.end and doer.start < target[0].end:
                target = None  # the subject itself
        if target is not None and doer is not None and target[0].start < doer.end and doer.start < target[0].end:
            doer = None
    target = person or target
    if target is None and hit.concept not in _ON_PEOPLE:
        target = place_object(scene, sentence, hit.end, end, passive=passive)
        if target is None and not scene.spanish and (doer is None or passive):
            target = place_fronted(scene, sentence, start, hit.start, passive=passive)
    near = _place_in(scene, sentence, start, end) if target is None and hit.concept == "bombing" else None  # "blew himself up in X"
    if (target is None and near is None) or (doer is None and verb.lemma in scene.vocabulary.words("needs_doer")):
        return None
    negated = hit.start > 0 and sentence.tokens[hit.start - 1].lemma in scene.vocabulary.words("negations")
    words = (hit.start - negated, hit.end)
    return _finding(scene, sentence, words, _act(scene, sentence, hit.concept, start, end), doer, target, denied=negated, near=near)


def _finding(
    scene: LightScene,
    sentence: Sentence,
    words: tuple[int, int],
    act: str,
    doer: Phrase | None,
    target: tuple[Phrase, str] | None,
    *,
    denied: bool,
    near: Mention | None = None,
) -> LightFinding:
    start, end = scene.segment(sentence, words[0])
    roles = [Role("act", act, scene.phrase(sentence, *words).span)]
    if doer is not None:
        roles.append(Role("perpetrator", doer.text, doer.span))
    if target is not None:
        roles.append(Role("target", target[0].text, target[0].span))
        if target[1]:
            roles.append(Role("target_type", target[1], target[0].span))
    finding = LightFinding(ClaimKind.ATTACK, sentence, *words, roles, negated=denied)
    named = [m for m, _, _ in scene.mentions(sentence, MentionType.PLACE) if target is not None and target[0].span == m.span]
    found = scene.place_of(sentence, words[0])
    place = named[0] if named else found[0] if found is not None else near
    finding = add_scene(finding, None if place is None else (place.text, place.span), scene.time_of(sentence, words[0]))
    weapon = next(iter(scene.hits("weapons", sentence, start, end)), None)
    if weapon is not None and weapon.start >= words[0]:
        phrase = scene.phrase(sentence, weapon.start, weapon.end)
        finding.roles.append(Role("weapon", phrase.text, phrase.span))
    return finding


def _act(scene: LightScene, sentence: Sentence, concept: str, start: int, end: int) -> str:
    """The kind of act: aircraft make a strike or bombing an air strike, a weapon tells the kind of a bare attack."""
    if concept in ("other", "bombing", "shelling") and scene.hits("aircraft", sentence, start, end):
        return "airstrike"
    weapon = next(iter(scene.hits("weapons", sentence, start, end)), None)
    if weapon is not None and (concept == "other" or (concept == "shelling" and weapon.concept == "missile")):
        return weapon.concept
    return concept


def _place_in(scene: LightScene, sentence: Sentence, start: int, end: int) -> Mention | None:
    places = scene.mentions(sentence, MentionType.PLACE, start=start, end=end)
    near = [hit[0] for hit in places if not scene.is_state(hit[0])] or [hit[0] for hit in places if scene.locates(sentence, hit)]
    return near[0] if near else None


def _was_not(scene: LightScene, sentence: Sentence, hit: Hit) -> bool:
    """ "there was no air strike": a negated verb of being behind the noun, or "no" before it in Spanish."""
    start, end = scene.segment(sentence, hit.start)
    negations = scene.vocabulary.words("negations")
    carried = any(h.start > start and sentence.tokens[h.start - 1].lemma in negations for h in scene.hits("carriers", sentence, start, end))
    return carried or bool(scene.hits("was_not", sentence, start, end))


def _with_denial(scene: LightScene, sentence: Sentence, words: tuple[int, int]) -> tuple[int, int]:
    """The words widened to the denial that the segment holds."""
    start, end = scene.segment(sentence, words[0])
    denial = scene.vocabulary.words("no_such") | scene.vocabulary.words("negations")
    marks = [t.i for t in sentence.tokens[start:end] if t.lemma in denial or t.lower in denial]
    return (min([words[0], *marks]), max([words[1], *(m + 2 for m in marks if m >= words[1])]) if marks else words[1])
