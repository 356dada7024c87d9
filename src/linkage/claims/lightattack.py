"""Attacks, for the languages that are read by light grammar: nouns and verbs of violence with a target or a place."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.lightfinding import LightFinding, add_scene
from linkage.claims.lightscene import LightScene, Phrase, has_case
from linkage.model.claim import ClaimKind, Role
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence
from linkage.vocab.lexicon import Hit

_REACH = 7  # words behind a noun of action in which its target begins


def read_light_attacks(scene: LightScene, sentence: Sentence) -> Iterator[LightFinding]:
    """The acts of violence that a sentence tells.

    Args:
        scene: The report.
        sentence: One sentence.
    """
    verbs = [h for h in scene.find("act_verbs", sentence) if _is_verb(scene, sentence, h)]
    taken = {n for hit in verbs for n in range(hit.start, hit.end)}
    for hit in verbs:
        finding = _by_verb(scene, sentence, hit)
        if finding is not None:
            yield finding
    for hit in scene.find("impacts", sentence):
        finding = _by_weapon(scene, sentence, hit)
        if finding is not None:
            taken |= set(range(*scene.segment(sentence, hit.start)))
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
    if scene.is_unreal(sentence, hit.start):
        return None
    start, end = scene.segment(sentence, hit.start)
    target = _target_behind(scene, sentence, hit, end)
    place = _place_in(scene, sentence, start, end)
    concept = sentence.tokens[hit.start].lemma
    detail = concept in scene.vocabulary.words("needs_detail")
    carried = [h for h in scene.hits("carriers", sentence, start, end) if sentence.tokens[h.start].pos == "VERB"]
    denied = scene.is_negated(sentence, hit.start) or _was_not(scene, sentence, hit)
    if target is None and (place is None or (detail and not carried)) and not denied:
        return None
    doer = _doer_behind(scene, sentence, hit, end, target) or (_subject(scene, sentence, carried[0].start, start) if carried else None)
    if doer is not None and target is not None and doer.start < target[0].end and target[0].start < doer.end:
        doer = None
    words = (hit.start, hit.end)
    if carried and abs(carried[0].start - hit.start) <= 6:
        words = (min(words[0], carried[0].start), max(words[1], carried[0].end))
    if denied:
        words = _with_denial(scene, sentence, words)
    return _finding(scene, sentence, words, _act(scene, sentence, hit.concept, start, end), doer, target, denied=denied)


def _by_weapon(scene: LightScene, sentence: Sentence, hit: Hit) -> LightFinding | None:
    """ "a rocket hit a house": the weapon tells the act."""
    start, end = scene.segment(sentence, hit.start)
    weapons = scene.hits("weapons", sentence, start, hit.start) or ([] if scene.spanish else scene.hits("weapons", sentence, hit.end, end))
    if not weapons or scene.is_unreal(sentence, hit.start) or sentence.tokens[hit.start].pos != "VERB":
        return None
    for found in scene.hits("targets", sentence, hit.end, end):
        before = sentence.tokens[hit.end : found.start]
        if any(t.lower in scene.vocabulary.words("impact_marks") for t in before) and found.start - hit.end <= _REACH:
            target = scene.noun_phrase(sentence, found.start, found.end), found.concept
            words = (min(weapons[0].start, hit.start), hit.end)
            return _finding(scene, sentence, words, weapons[0].concept, None, target, denied=False)
    return None


def _by_verb(scene: LightScene, sentence: Sentence, hit: Hit) -> LightFinding | None:
    """ "the army shelled the hospital", "the hospital was bombed by aircraft"."""
    if scene.is_unreal(sentence, hit.start):
        return None
    start, end = scene.segment(sentence, hit.start)
    verb = sentence.tokens[hit.start]
    features = verb.tag.split()
    passive = "pssv" in features or "Impe" in features or (scene.spanish and _is_passive(scene, sentence, hit.start))
    if scene.spanish:
        start = max([start, *(t.i + 1 for t in sentence.tokens[start : hit.start] if t.lower in scene.vocabulary.words("that"))])
    objects = [h for h in scene.hits("targets", sentence, start, end) if h.start != hit.start and _is_object(scene, sentence, h)]
    target: tuple[Phrase, str] | None = None
    doer: Phrase | None = None
    if passive:
        target = _pick(scene, sentence, objects, hit.start, "nomn", "accs") or _relative(scene, sentence, start)
        target = target or (None if scene.spanish else _held(scene, sentence, hit, end))
        doer = _agent(scene, sentence, hit.end, end)
    else:
        behind = [h for h in objects if h.start >= hit.end]
        doer = _subject(scene, sentence, hit.start, start) or _subject_behind(scene, sentence, hit.end, end)
        target = _pick(scene, sentence, behind, hit.start, "accs", "datv", "loct", "gent")
        if target is None:
            relative = _relative(scene, sentence, start)
            target = relative or (
                _pick(scene, sentence, [h for h in objects if h.end <= hit.start], hit.start, "accs") if not scene.spanish else None
            )
        if target is not None and doer is not None and target[0].start < doer.end and doer.start < target[0].end:
            doer = None
    if target is None:
        named = _place_object(scene, sentence, hit.end, end, passive=passive)
        if named is None:
            return None
        target = named
    negated = hit.start > 0 and sentence.tokens[hit.start - 1].lemma in scene.vocabulary.words("negations")
    words = (hit.start - negated, hit.end)
    return _finding(scene, sentence, words, _act(scene, sentence, hit.concept, start, end), doer, target, denied=negated)


def _finding(
    scene: LightScene,
    sentence: Sentence,
    words: tuple[int, int],
    act: str,
    doer: Phrase | None,
    target: tuple[Phrase, str] | None,
    *,
    denied: bool,
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
    place = scene.place_of(sentence, words[0])
    finding = add_scene(finding, None if place is None else (place[0].text, place[0].span), scene.time_of(sentence, words[0]))
    weapon = next(iter(scene.hits("weapons", sentence, start, end)), None)
    if weapon is not None and weapon.start >= words[0]:
        phrase = scene.phrase(sentence, weapon.start, weapon.end)
        finding.roles.append(Role("weapon", phrase.text, phrase.span))
    return finding


def _act(scene: LightScene, sentence: Sentence, concept: str, start: int, end: int) -> str:
    """The kind of act: aircraft make a strike or bombing an air strike, a weapon tells the kind of a bare attack."""
    if concept in ("other", "bombing", "shelling") and scene.hits("aircraft", sentence, start, end):
        return "airstrike"
    if concept == "other":
        weapon = next(iter(scene.hits("weapons", sentence, start, end)), None)
        if weapon is not None:
            return weapon.concept
    return concept


def _target_behind(scene: LightScene, sentence: Sentence, hit: Hit, end: int) -> tuple[Phrase, str] | None:
    """The target behind a noun of action: led by "on" or "at", or in the genitive."""
    tokens, marks = sentence.tokens, scene.vocabulary.words("target_marks")
    for found in scene.hits("targets", sentence, hit.end, end):
        if found.start - hit.end > _REACH:
            break
        before = tokens[hit.end : found.start]
        led = any(t.lower in marks for t in before)
        if led or (not scene.spanish and has_case(tokens[found.start], "gent") and all(t.pos in ("ADJ", "NOUN", "X") for t in before)):
            return scene.noun_phrase(sentence, found.start, found.end), found.concept
    for mention, first, behind in scene.mentions(sentence, MentionType.PLACE, start=hit.end, end=end):
        led = first > hit.end and tokens[first - 1].lower in marks - {"en", "de", "del"}
        genitive = first == hit.end and not scene.spanish and has_case(tokens[first], "gent")
        spanish = scene.spanish and first == hit.end + 1 and tokens[hit.end].lower in ("de", "a", "contra")
        if (led or genitive or spanish) and not _is_state(scene, mention):
            return Phrase(first, behind, mention.span, mention.text), "other"
    return None


def _place_object(scene: LightScene, sentence: Sentence, start: int, end: int, *, passive: bool) -> tuple[Phrase, str] | None:
    """A place as the object of a verb: "shelled the town"."""
    for mention, first, behind in scene.mentions(sentence, MentionType.PLACE, start=start, end=end):
        if _is_state(scene, mention) or first - start > 3 + scene.spanish:
            continue
        before = sentence.tokens[first - 1]
        if scene.spanish and before.lower == "de" and sentence.tokens[first - 2].lemma in scene.vocabulary.words("parts"):
            return scene.phrase(sentence, first - 2, behind), "other"  # "the east of Aleppo"
        if before.pos == "ADP" or (scene.spanish and before.lower in ("en", "de", "desde", "por")):
            continue
        if scene.spanish or has_case(sentence.tokens[first], "nomn" if passive else "accs"):
            return Phrase(first, behind, mention.span, mention.text), "other"
    return None


def _pick(scene: LightScene, sentence: Sentence, hits: list[Hit], i: int, *cases: str) -> tuple[Phrase, str] | None:
    """The nearest target in one of the cases."""
    fitting = [
        h for h in hits if scene.spanish or has_case(sentence.tokens[h.end - 1], *cases) or has_case(sentence.tokens[h.start], *cases)
    ]
    found = min(fitting, key=lambda h: abs(h.start - i), default=None)
    return None if found is None else (scene.noun_phrase(sentence, found.start, found.end), found.concept)


def _is_object(scene: LightScene, sentence: Sentence, hit: Hit) -> bool:
    """Whether a thing can be the object: no preposition stands before it but one that leads targets."""
    tokens, first = sentence.tokens, hit.start
    while first > 0 and tokens[first - 1].pos == "ADJ":
        first -= 1
    before = tokens[first - 1] if first > 0 else None
    if before is None or before.lower in scene.vocabulary.words("target_marks") - {"en", "de", "del"}:
        return True
    if scene.spanish and before.lower in ("el", "la", "los", "las", "un", "una"):
        before = tokens[first - 2] if first > 1 else before
    return before.pos != "ADP" and not (
        scene.spanish and before.lower in ("en", "de", "desde", "por", "con", "sin", "tras", "para", "hacia")
    )


def _held(scene: LightScene, sentence: Sentence, hit: Hit, end: int) -> tuple[Phrase, str] | None:
    """Fighters who are besieged: "where the rest of the brigade is encircled", with the noun that holds them."""
    tokens = sentence.tokens
    for found in scene.hits("forces", sentence, hit.end, end)[:1]:
        holder = found.start > hit.end and tokens[found.start - 1].pos == "NOUN" and has_case(tokens[found.start - 1], "nomn")
        if holder or has_case(tokens[found.start], "nomn"):
            return scene.noun_phrase(sentence, found.start - holder, found.end), "military"
    return None


def _relative(scene: LightScene, sentence: Sentence, start: int) -> tuple[Phrase, str] | None:
    """What "which" stands for: "the hospital, which aircraft bombed"."""
    tokens = sentence.tokens
    if start < 2 or tokens[start].lemma not in scene.vocabulary.words("relatives"):
        return None
    before, _ = scene.segment(sentence, start - 2)
    hits = scene.hits("targets", sentence, before, start)
    return (scene.noun_phrase(sentence, hits[-1].start, hits[-1].end), hits[-1].concept) if hits else None


def _is_passive(scene: LightScene, sentence: Sentence, i: int) -> bool:
    marked = scene.hits("passive_marks", sentence, max(0, i - 3), i)
    return bool(marked) and sentence.tokens[i].lower.endswith(("do", "da", "dos", "das"))


def _doers(scene: LightScene, sentence: Sentence, start: int, end: int) -> Iterator[Phrase]:
    """Whoever can do an act among the words: forces, and states."""
    for found in scene.hits("forces", sentence, start, end):
        yield scene.noun_phrase(sentence, found.start, found.end)
    for mention, first, behind in scene.mentions(sentence, MentionType.PLACE, MentionType.ORGANIZATION, start=start, end=end):
        if mention.type is MentionType.ORGANIZATION or _is_state(scene, mention):
            yield Phrase(first, behind, mention.span, mention.text)


def _subject(scene: LightScene, sentence: Sentence, verb: int, start: int) -> Phrase | None:
    """The doer in the nominative before the verb."""
    for phrase in sorted(_doers(scene, sentence, start, verb), key=lambda p: p.start):
        tokens = sentence.tokens
        governed = phrase.start > 0 and (
            tokens[phrase.start - 1].pos == "ADP"
            or (scene.spanish and tokens[phrase.start - 1].lower in ("de", "del", "en", "a", "contra", "por"))
        )
        if not governed and (scene.spanish or any(has_case(t, "nomn") for t in tokens[phrase.start : phrase.end])):
            return phrase
    return None


def _subject_behind(scene: LightScene, sentence: Sentence, start: int, end: int) -> Phrase | None:
    """The doer in the nominative behind the verb: Slavic order only."""
    if scene.spanish:
        return None
    for phrase in _doers(scene, sentence, start, end):
        words = sentence.tokens[phrase.start : phrase.end]
        if (
            sentence.tokens[phrase.start - 1].pos != "ADP"
            and all(has_case(t, "nomn") for t in words[:1])
            and not has_case(words[-1], "loct", "datv")
        ):
            return phrase
    return None


def _agent(scene: LightScene, sentence: Sentence, start: int, end: int) -> Phrase | None:
    """Who did it in a passive clause: in the instrumental, or behind "por"."""
    for phrase in _doers(scene, sentence, start, end):
        before = sentence.tokens[max(0, phrase.start - 3) : phrase.start]
        if scene.spanish and any(t.lower in scene.vocabulary.words("agent_marks") for t in before):
            return phrase
        if (
            not scene.spanish
            and any("ablt" in t.tag.split() for t in sentence.tokens[phrase.start : phrase.end])
            and not any(t.pos == "ADP" for t in before[-1:])
        ):
            return phrase
    return None


def _doer_behind(scene: LightScene, sentence: Sentence, hit: Hit, end: int, target: tuple[Phrase, str] | None) -> Phrase | None:
    """Whose act it is, behind the noun: "by the army", "of the Russian air force", "con" and "de" in Spanish."""
    tokens = sentence.tokens
    if scene.spanish and hit.end < len(tokens) and tokens[hit.end].lemma in scene.vocabulary.words("demonyms"):
        return scene.phrase(sentence, hit.end, hit.end + 1)
    for phrase in _doers(scene, sentence, hit.end, end):
        if target is not None and phrase.start >= target[0].start and phrase.start < target[0].end:
            continue
        if scene.spanish:
            before = [t.lower for t in tokens[hit.end : phrase.start]]
            if before[:1] in (["de"], ["del"], ["por"]) and len(before) <= 3:
                return phrase
        elif (
            phrase.start == hit.end and has_case(tokens[phrase.start], "gent", "ablt") and "nomn" not in tokens[phrase.start].tag.split()
        ) or ("ablt" in tokens[phrase.start].tag.split() and tokens[phrase.start - 1].pos != "ADP"):
            return phrase
    return None


def _place_in(scene: LightScene, sentence: Sentence, start: int, end: int) -> Mention | None:
    near = [m for m, _, _ in scene.mentions(sentence, MentionType.PLACE, start=start, end=end) if not _is_state(scene, m)]
    return near[0] if near else None


def _is_state(scene: LightScene, mention: Mention) -> bool:
    words = " ".join(scene.vocabulary.form(w).lemma for w in mention.text.split())
    return scene.vocabulary.lexicon("names").concept(words) is not None


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
