"""What an act of violence befalls, for the languages that are read by light grammar."""

from __future__ import annotations

from linkage.claims.lightscene import LightScene, Phrase, has_case
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence
from linkage.vocab.lexicon import Hit

REACH = 7  # words behind a noun of action in which its target begins
NEAR = 4  # words from "as a result of" to its noun, from a verb to the person whom it seizes


def aimed_at(scene: LightScene, sentence: Sentence, start: int, end: int) -> tuple[Phrase, str] | None:
    """The thing or place that "at" or "on" leads among words `start` to `end`."""
    tokens, marks = sentence.tokens, (scene.vocabulary.words("target_marks") | scene.vocabulary.words("impact_marks")) - {"de", "del"}
    for found in scene.hits("targets", sentence, start, end):
        if any(t.lower in marks for t in tokens[max(start, found.start - 3) : found.start]):
            return scene.noun_phrase(sentence, found.start, found.end), found.concept
    for mention, first, behind in scene.mentions(sentence, MentionType.PLACE, start=start, end=end):
        if first > start and tokens[first - 1].lower in marks and not scene.is_state(mention):
            return Phrase(first, behind, mention.span, mention.text), "other"
    return None


def ruined(scene: LightScene, sentence: Sentence, hit: Hit, segment: tuple[int, int]) -> tuple[Phrase, str] | None:
    """What an act in the instrumental ruined: "by an air strike was destroyed a hospital"."""
    tokens, (start, end) = sentence.tokens, segment
    if scene.spanish or "ablt" not in tokens[hit.start].tag.split() or (hit.start > start and tokens[hit.start - 1].pos == "ADP"):
        return None
    verbs = [t for t in tokens[start:end] if t.pos == "VERB" and {"pssv", "Impe"} & set(t.tag.split())]
    things = [h for h in scene.hits("targets", sentence, start, end) if is_object(scene, sentence, h)]
    return pick_target(scene, sentence, things, hit.start, "nomn", "accs") if verbs else None


def undergoer(scene: LightScene, sentence: Sentence, hit: Hit, segment: tuple[int, int]) -> tuple[Phrase, str] | None:
    """What an act befalls: "the convoy came under fire", "X was subjected to shelling"."""
    verbs = [h for h in scene.hits("undergo", sentence, *segment) if abs(h.start - hit.start) <= REACH]
    if any(t.lower in scene.vocabulary.words("under") for t in sentence.tokens[max(0, hit.start - 2) : hit.start]):
        verbs += scene.hits("carriers", sentence, *segment)
    if not verbs:
        return None
    start, end = segment
    things = [h for h in scene.hits("targets", sentence, start, end) if h.end <= max(hit.start, verbs[0].start) or h.start >= verbs[0].end]
    if scene.spanish:
        things = [h for h in things if h.end <= min(hit.start, verbs[0].start)]
    found = pick_target(scene, sentence, [h for h in things if is_object(scene, sentence, h)], verbs[0].start, "nomn")
    if found is not None:
        return found
    for mention, first, behind in scene.mentions(sentence, MentionType.PLACE, start=start, end=end):
        governed = first > start and (sentence.tokens[first - 1].pos == "ADP" or (scene.spanish and first > verbs[0].start))
        if not governed and not scene.is_state(mention) and (scene.spanish or has_case(sentence.tokens[first], "nomn")):
            return Phrase(first, behind, mention.span, mention.text), "other"
    return None if scene.spanish else _unlisted(scene, sentence, verbs[0].end, "nomn")


def person_object(scene: LightScene, sentence: Sentence, hit: Hit, segment: tuple[int, int], *, passive: bool) -> tuple[Phrase, str] | None:
    """The person whom an act befalls: "they abducted the mayor X", "X was arrested by the police"."""
    tokens, (start, end) = sentence.tokens, segment
    case = "nomn" if passive else "accs"
    people = scene.mentions(sentence, MentionType.PERSON, start=start, end=end)
    for mention, first, behind in sorted(people, key=lambda p: (p[1] < hit.start) is not passive):
        between = tokens[hit.end : first] if first >= hit.end else tokens[behind : hit.start]
        if len(between) > REACH or any(t.pos == "ADP" for t in between):
            continue
        led = any(t.lower in ("a", "al") for t in tokens[max(start, first - NEAR) : first])
        if (led or passive) if scene.spanish else any(has_case(t, case) for t in tokens[first:behind]):
            return Phrase(first, behind, mention.span, mention.text), ""
    return None


def target_behind(scene: LightScene, sentence: Sentence, hit: Hit, end: int) -> tuple[Phrase, str] | None:
    """The target behind a noun of action: led by "on" or "at", or in the genitive."""
    tokens, marks = sentence.tokens, scene.vocabulary.words("target_marks")
    if tokens[hit.start].lemma in scene.vocabulary.words("impact_nouns"):
        marks |= scene.vocabulary.words("impact_marks")
    for found in scene.hits("targets", sentence, hit.end, end):
        if found.start - hit.end > REACH:
            break
        before = tokens[hit.end : found.start]
        if any(t.pos == "VERB" and t.i > hit.end for t in before):
            break
        led = any(t.lower in marks for t in before)
        if led or (not scene.spanish and has_case(tokens[found.start], "gent") and all(t.pos in ("ADJ", "NOUN", "X") for t in before)):
            return scene.noun_phrase(sentence, found.start, found.end), found.concept
    for mention, first, behind in scene.mentions(sentence, MentionType.PLACE, start=hit.end, end=end):
        led = first > hit.end and tokens[first - 1].lower in marks - {"en", "de", "del"}
        genitive = first == hit.end and not scene.spanish and has_case(tokens[first], "gent")
        spanish = scene.spanish and first == hit.end + 1 and tokens[hit.end].lower in ("de", "a", "contra")
        if (led or genitive or spanish) and not scene.is_state(mention):
            return Phrase(first, behind, mention.span, mention.text), "other"
    return _unlisted(scene, sentence, hit.end + scene.spanish, "gent") if not scene.spanish or _is_of(sentence, hit.end) else None


def _is_of(sentence: Sentence, i: int) -> bool:
    return i < len(sentence.tokens) and sentence.tokens[i].lower == "de"


def _unlisted(scene: LightScene, sentence: Sentence, i: int, case: str) -> tuple[Phrase, str] | None:
    """A capitalised word that no list has as a name, where an act asks for a target: a village that the gazetteer lacks."""
    tokens = sentence.tokens
    if i >= len(tokens) or not tokens[i].text[0].isupper() or not tokens[i].text[1:].islower() or not has_case(tokens[i], case):
        return None
    named = scene.mentions(sentence, *MentionType)
    if any(first <= i < behind for _, first, behind in named) or tokens[i].lemma in scene.vocabulary.known:
        return None
    return scene.phrase(sentence, i, i + 1), "other"


def place_object(scene: LightScene, sentence: Sentence, start: int, end: int, *, passive: bool) -> tuple[Phrase, str] | None:
    """A place as the object of a verb: "shelled the town"."""
    for mention, first, behind in scene.mentions(sentence, MentionType.PLACE, start=start, end=end):
        if scene.is_state(mention) or first - start > 3 + scene.spanish:
            continue
        before = sentence.tokens[first - 1]
        if scene.spanish and before.lower == "de" and sentence.tokens[first - 2].lemma in scene.vocabulary.words("parts"):
            return scene.phrase(sentence, first - 2, behind), "other"  # "the east of Aleppo"
        if before.pos == "ADP" or (scene.spanish and before.lower in ("en", "de", "desde", "por")):
            continue
        if scene.spanish or has_case(sentence.tokens[first], "nomn" if passive else "accs"):
            return Phrase(first, behind, mention.span, mention.text), "other"
    return None if passive else _unlisted(scene, sentence, start, "accs")


def place_fronted(scene: LightScene, sentence: Sentence, start: int, end: int, *, passive: bool) -> tuple[Phrase, str] | None:
    """A place before a verb whose doers are unnamed: "X was shelled again", word by word "X shelled they"."""
    for mention, first, behind in scene.mentions(sentence, MentionType.PLACE, start=start, end=end):
        governed = first > start and sentence.tokens[first - 1].pos in ("ADP", "NOUN", "ADJ")
        if not governed and not scene.is_state(mention) and has_case(sentence.tokens[first], "nomn" if passive else "accs"):
            return Phrase(first, behind, mention.span, mention.text), "other"
    return None


def pick_target(scene: LightScene, sentence: Sentence, hits: list[Hit], i: int, *cases: str) -> tuple[Phrase, str] | None:
    """The nearest target in one of the cases."""
    fitting = [
        h for h in hits if scene.spanish or has_case(sentence.tokens[h.end - 1], *cases) or has_case(sentence.tokens[h.start], *cases)
    ]
    found = min(fitting, key=lambda h: abs(h.start - i), default=None)
    return None if found is None else (scene.noun_phrase(sentence, found.start, found.end), found.concept)


def is_object(scene: LightScene, sentence: Sentence, hit: Hit) -> bool:
    """Whether a thing can be the object: no preposition stands before it but one that leads targets."""
    tokens, first = sentence.tokens, hit.start
    while first > 0 and tokens[first - 1].pos == "ADJ":
        first -= 1
    before = tokens[first - 1] if first > 0 else None
    numbers = scene.vocabulary.known_numbers - {"un", "una"}
    while scene.spanish and before is not None and (before.text[0].isdecimal() or before.lower in numbers):
        first -= 1
        before = tokens[first - 1] if first > 0 else None
    if before is None or before.lower in scene.vocabulary.words("target_marks") - {"en", "de", "del"}:
        return True
    if scene.spanish and before.lower in ("el", "la", "los", "las", "un", "una"):
        before = tokens[first - 2] if first > 1 else before
    return before.pos != "ADP" and not (
        scene.spanish and before.lower in ("en", "de", "desde", "por", "con", "sin", "tras", "para", "hacia")
    )


def held_force(scene: LightScene, sentence: Sentence, hit: Hit, end: int) -> tuple[Phrase, str] | None:
    """Fighters who are besieged: "where the rest of the brigade is encircled", with the noun that holds them."""
    tokens = sentence.tokens
    for found in scene.hits("forces", sentence, hit.end, end)[:1]:
        holder = found.start > hit.end and tokens[found.start - 1].pos == "NOUN" and has_case(tokens[found.start - 1], "nomn")
        if holder or has_case(tokens[found.start], "nomn"):
            return scene.noun_phrase(sentence, found.start - holder, found.end), "military"
    return None


def relative_target(scene: LightScene, sentence: Sentence, start: int) -> tuple[Phrase, str] | None:
    """What "which" stands for: "the hospital, which aircraft bombed"."""
    tokens = sentence.tokens
    if start < 2 or tokens[start].lemma not in scene.vocabulary.words("relatives"):
        return None
    before, _ = scene.segment(sentence, start - 2)
    hits = scene.hits("targets", sentence, before, start)
    return (scene.noun_phrase(sentence, hits[-1].start, hits[-1].end), hits[-1].concept) if hits else None
