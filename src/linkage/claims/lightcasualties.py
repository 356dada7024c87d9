"""Casualties, for the languages that are read by light grammar: a count of people beside a word of harm."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.lightfinding import LightFinding, add_scene
from linkage.claims.lightscene import LightScene, has_case
from linkage.model.claim import ClaimKind, Role, Stance
from linkage.model.count import Count
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence
from linkage.model.span import Span
from linkage.vocab.lexicon import Hit

_SINGULAR = ("ó", "ado", "ada", "ido", "ida", "erto", "erta")  # endings of Spanish verbs whose subject is one
_NONE_REACH = 6  # words from "not one" to what did not befall
_MARKS = frozenset(",;:()—–«»")


def read_light_casualties(scene: LightScene, sentence: Sentence) -> Iterator[LightFinding]:
    """The figures of a sentence for people killed, injured and so on; "nobody was hurt" is a figure of zero.

    Args:
        scene: The report.
        sentence: One sentence.
    """
    things = [hit for hit in scene.find("targets", sentence) if hit.end - hit.start > 1]
    harms = [h for h in scene.find("outcomes", sentence) if not any(t.start < h.end and h.start < t.end for t in things)]
    none = list(_nobody(scene, sentence, harms))
    yield from _zeros(scene, sentence)
    yield from none
    counts = [c for c in scene.mentions(sentence, MentionType.COUNT) if not any(f.start <= c[1] < f.end for f in none)]
    before: tuple[str, int, int, Hit | None] | None = None  # outcome, first and last word of the figure before, and its word of harm
    for position, (mention, start, end) in enumerate(counts):
        victims = _victims(scene, sentence, end)
        first, last = _clause(scene, sentence, start)
        others = [(a, b) for n, (_, a, b) in enumerate(counts) if n != position and first <= a < last]
        behind = end if victims is None else victims[1]
        joined = _joined(scene, sentence, behind, counts[position + 1 :])
        harm = _harm(sentence, (start, joined), (first, last), harms, [o for o in others if not start <= o[0] < joined])
        if harm is None and before is not None and victims is not None and _joins(scene, sentence, before[2], start):
            harm = before[3]
        if harm is None and victims is not None:
            harm = _harm_beyond(scene, sentence, behind, last, harms)
        if victims is None and scene.spanish and sentence.tokens[start].lower in ("un", "una"):
            continue  # an article
        outcome = harm.concept if harm is not None else None
        if outcome is None or (harm is not None and _crosses_subtotal(scene, sentence, harm, start)):
            subtotal = before is not None and victims is not None and _is_subtotal(scene, sentence, start)
            outcome = before[0] if subtotal and before is not None else None
        if outcome is None or (victims is None and (harm is None or not (_risen(scene, sentence, start) or _bare(sentence, end, harm)))):
            continue
        maybe = harm is not None and scene.may_have(sentence, harm.start)
        if not maybe and scene.is_unreal(sentence, start if harm is None else harm.start):
            continue
        count = scene.parsed.counts[mention.span]
        words = (start, end) if victims is None else (start, victims[1])
        if harm is not None:
            words = (min(words[0], harm.start), max(words[1], harm.end))
        before = (outcome, start, behind, harm)
        victim_span = None if victims is None else scene.phrase(sentence, *victims).span
        finding = _finding(scene, sentence, words, outcome, count, mention.span, victim_span, negated=_negated(scene, sentence, harm))
        finding.stance = Stance.ALLEGED if maybe else None
        yield finding
    if before is not None and not scene.spanish:
        yield from _one_among(scene, sentence, before[0], before[1])
    counted = {n for _, a, _ in counts for n in range(*scene.segment(sentence, a))}
    yield from _single(scene, sentence, [h for h in harms if h.start not in counted])


def _finding(
    scene: LightScene,
    sentence: Sentence,
    words: tuple[int, int],
    outcome: str,
    count: Count,
    figure: Span,
    victims: Span | None,
    *,
    negated: bool,
) -> LightFinding:
    roles = [Role("outcome", outcome), Role("min", count.min, figure)]
    if count.max is not None:
        roles.append(Role("max", count.max, figure))
    if victims is not None:
        roles.append(Role("victims", victims.of(scene.text), victims))
    finding = LightFinding(ClaimKind.CASUALTIES, sentence, *words, roles, hedged=count.hedged, negated=negated)
    place = scene.place_of(sentence, words[0])
    return add_scene(finding, None if place is None else (place[0].text, place[0].span), scene.time_of(sentence, words[0]))


def _zeros(scene: LightScene, sentence: Sentence) -> Iterator[LightFinding]:
    for hit in scene.find("zero", sentence):
        span = scene.phrase(sentence, hit.start, hit.end).span
        yield _finding(scene, sentence, (hit.start, hit.end), hit.concept, Count(0, 0), span, None, negated=False)


def _nobody(scene: LightScene, sentence: Sentence, harms: list[Hit]) -> Iterator[LightFinding]:
    """ "Not one civilian was hurt": a figure of zero for the people behind "not one"; Slavic negates the harm too."""
    tokens, negations = sentence.tokens, scene.vocabulary.words("negations")
    for hit in scene.find("not_one", sentence):
        people = _victims(scene, sentence, hit.end)
        start, end = scene.segment(sentence, hit.start)
        inside = [h for h in harms if start <= h.start < end and tokens[h.start].pos in ("VERB", "ADJ")]
        harm = min(inside, key=lambda h: abs(h.start - hit.start), default=None)
        if people is None or harm is None or abs(harm.start - hit.start) > _NONE_REACH or scene.is_unreal(sentence, harm.start):
            continue
        negated = any(t.lower in negations for t in tokens[max(start, harm.start - 2) : harm.start])
        if not negated and not (scene.spanish and harm.start > hit.start):
            continue
        victims = scene.phrase(sentence, *people).span
        words = (min(hit.start, harm.start - negated), max(people[1], harm.end))
        yield _finding(scene, sentence, words, harm.concept, Count(0, 0), victims, victims, negated=False)


def _clause(scene: LightScene, sentence: Sentence, i: int) -> tuple[int, int]:
    """The segment around a figure, cut at an "and" that has a figure and a harm of its own on both sides."""
    start, end = scene.segment(sentence, i)
    figures = [a for _, a, _ in scene.mentions(sentence, MentionType.COUNT, start=start, end=end)]
    harms = scene.hits("outcomes", sentence, start, end)
    for token in sentence.tokens[start:end]:
        if token.lower not in scene.vocabulary.words("joins") or not start < token.i < end:
            continue
        left = any(a < token.i for a in figures if a >= start) and any(start <= h.start < token.i for h in harms)
        right = any(a > token.i for a in figures if a < end) and any(token.i < h.start < end for h in harms)
        if left and right:
            start, end = (token.i + 1, end) if i > token.i else (start, token.i)
    return start, end


def _victims(scene: LightScene, sentence: Sentence, end: int) -> tuple[int, int] | None:
    """The people that stand behind a figure: up to two adjectives, then a noun for people, then "de" or an adjective of its own."""
    tokens = sentence.tokens
    participle: tuple[int, int] | None = None  # "five killed", where no noun follows
    for head in range(end, min(end + 4, len(tokens))):
        hit = scene.vocabulary.lexicon("people").at(tokens, head) or scene.vocabulary.lexicon("victims_nouns").at(tokens, head)
        if hit is not None:
            return end, hit.end
        if tokens[head].pos not in ("ADJ", "NUM") and tokens[head].lower not in ("de", "los", "las", "otras", "otros"):
            break
        if tokens[head].pos == "ADJ" and scene.vocabulary.lexicon("outcomes").at(tokens, head) is not None:
            participle = end, head + 1
    return participle


def _harm(
    sentence: Sentence, figure: tuple[int, int], clause: tuple[int, int], harms: list[Hit], others: list[tuple[int, int]]
) -> Hit | None:
    """The word of harm that a figure belongs to: nearest in its clause, no other figure between."""
    inside = [h for h in harms if clause[0] <= h.start and h.end <= clause[1]]
    inside = [
        h for h in inside if not (h.start < figure[0] and any(h.end <= a < figure[0] for a, _ in others) and _is_own(h, others, sentence))
    ]

    def distance(hit: Hit) -> tuple[int, int]:
        if figure[0] <= hit.start < figure[1]:
            return 0, 0
        if hit.end <= figure[0] <= hit.end + 1 and sentence.tokens[hit.start].pos != "VERB":
            return 0, hit.start  # "the bodies of five people"
        low, high = (hit.end, figure[0]) if hit.start < figure[0] else (figure[1], hit.start)
        between = sum(low <= a < high for a, _ in others)
        return between * 20 + max(0, high - low) + 1, hit.start

    best = min(inside, key=distance, default=None)
    return best if best is not None and distance(best)[0] <= 16 else None


def _harm_beyond(scene: LightScene, sentence: Sentence, behind: int, last: int, harms: list[Hit]) -> Hit | None:
    """The word of harm behind a comma: "four journalists, killed in X", "four people, among them two children, were injured"."""
    direct = next((h for h in harms if h.start == behind + 1 and last == behind), None)
    if direct is not None or not any(hit.start == last + 1 for hit in scene.find("subtotal", sentence)):
        return direct
    _, close = scene.segment(sentence, last + 1)
    if close + 1 >= len(sentence.tokens):
        return None
    start, end = scene.segment(sentence, close + 1)
    inside = any(last < h.start < close for h in harms)
    return None if inside else next((h for h in harms if start <= h.start < end), None)


def _one_among(scene: LightScene, sentence: Sentence, outcome: str, start: int) -> Iterator[LightFinding]:
    """One person without a figure among those of the figure before: "five were injured, among them a child"."""
    for hit in scene.find("subtotal", sentence):
        person = (
            scene.vocabulary.lexicon("people").at(sentence.tokens, hit.end)
            if start < hit.start and hit.end < len(sentence.tokens)
            else None
        )
        if person is not None and "plur" not in sentence.tokens[person.start].tag.split():
            span = scene.phrase(sentence, person.start, person.end).span
            yield _finding(scene, sentence, (person.start, person.end), outcome, Count(1, 1), span, span, negated=False)


def _joined(scene: LightScene, sentence: Sentence, end: int, following: list[tuple[Mention, int, int]]) -> int:
    """The index after the figures that "and" joins to a figure: "three doctors and two patients died"."""
    for _, first, last in following:
        if not _joins(scene, sentence, end, first):
            break
        victims = _victims(scene, sentence, last)
        end = last if victims is None else victims[1]
    return end


def _joins(scene: LightScene, sentence: Sentence, end: int, start: int) -> bool:
    """Whether nothing but a comma or "and" stands between two figures with their nouns."""
    between = sentence.tokens[end:start]
    return 0 < len(between) <= 2 and all(t.text == "," or t.lower in scene.vocabulary.words("joins") for t in between)


def _risen(scene: LightScene, sentence: Sentence, start: int) -> bool:
    """Whether a figure is what a toll rose to: "the number of dead from the strike on X rose to 45"."""
    return any(t.lemma in scene.vocabulary.words("rising") for t in sentence.tokens[max(0, start - 3) : start])


def _is_own(hit: Hit, others: list[tuple[int, int]], sentence: Sentence) -> bool:
    """Whether a noun of harm is counted by another figure: "12 dead and 30 injured"."""
    return any(b <= hit.start <= b + 2 for _, b in others) and sentence.tokens[hit.start].pos != "VERB"


def _crosses_subtotal(scene: LightScene, sentence: Sentence, harm: Hit, start: int) -> bool:
    """Whether "among them" stands between the harm and the figure: then the figure is a part of the one before."""
    first = max(scene.segment(sentence, start)[0], start - 4)
    return harm.start > start and any(hit.end <= start for hit in scene.hits("subtotal", sentence, first, start))


def _is_subtotal(scene: LightScene, sentence: Sentence, start: int) -> bool:
    hits = scene.find("subtotal", sentence)
    marked = any(hit.end <= start <= hit.end + 6 for hit in hits)
    return marked or (
        start > 1 and sentence.tokens[start - 1].lower in scene.vocabulary.words("joins") and any(h.end <= start for h in hits)
    )


def _bare(sentence: Sentence, end: int, harm: Hit) -> bool:
    """Whether a figure without a noun stands right beside its word of harm: "killed 12", "20 were injured"."""
    tokens = sentence.tokens
    if harm.end <= end:
        following = tokens[end] if end < len(tokens) else None
        closes = (
            following is None
            or following.text in ",.;)—–"
            or following.pos in ("CCONJ", "ADP", "VERB")
            or following.lower in ("y", "en", "tras")
        )
        return closes and harm.end >= end - 5
    between = tokens[end : harm.start]
    return all(t.pos in ("VERB", "ADV", "X", "PART") and not t.text[0].isupper() for t in between) and len(between) <= 3


def _negated(scene: LightScene, sentence: Sentence, harm: Hit | None) -> bool:
    if harm is None or harm.start == 0:
        return False
    before = sentence.tokens[harm.start - 1]
    if harm.start > 1 and before.lower in scene.vocabulary.words("passive_marks"):
        before = sentence.tokens[harm.start - 2]  # "no fueron heridos"
    return before.lemma in scene.vocabulary.words("negations")


def _single(scene: LightScene, sentence: Sentence, harms: list[Hit]) -> Iterator[LightFinding]:
    """One person without a figure: "a nurse was killed", where the noun is in the singular and right beside the verb."""
    if scene.spanish:
        yield from _single_spanish(scene, sentence, harms)
        return
    tokens = sentence.tokens
    for harm in harms:
        verb = tokens[harm.start]
        if verb.pos != "VERB" or "plur" in verb.tag.split() or harm.concept not in ("killed", "injured") or _negated(scene, sentence, harm):
            continue
        if scene.is_unreal(sentence, harm.start):
            continue
        named = _named_victim(scene, sentence, harm)
        if named is not None and not {"tran"} & set(verb.tag.split()):
            yield _finding(scene, sentence, (harm.start, harm.end), harm.concept, Count(1, 1), named.span, named.span, negated=False)
            continue
        for i in (harm.end, harm.start - 1):
            if not 0 <= i < len(tokens):
                continue
            person = scene.vocabulary.lexicon("people").at(tokens, i)
            features = tokens[i].tag.split()
            impersonal = "Impe" in verb.tag.split() and "accs" in features
            if person is None or tokens[i].pos != "NOUN" or "plur" in features or not ("nomn" in features or impersonal):
                continue
            if "tran" in verb.tag.split() or (not {"intr", "pssv", "Impe"} & set(verb.tag.split()) and person.start < harm.start):
                continue
            phrase = scene.phrase(sentence, person.start, person.end)
            words = (min(harm.start, person.start), max(harm.end, person.end))
            yield _finding(scene, sentence, words, harm.concept, Count(1, 1), phrase.span, phrase.span, negated=False)
            break


def _named_victim(scene: LightScene, sentence: Sentence, harm: Hit) -> Mention | None:
    """The person whom a verb of harm has beside it, an office or a rank between them: "was killed the commander of X, captain Y"."""
    tokens = sentence.tokens
    for mention, first, behind in scene.mentions(sentence, MentionType.PERSON):
        between = tokens[harm.end : first] if first >= harm.end else tokens[behind : harm.start]
        led = not between or any(h[1] == between[0].i for h in scene.mentions(sentence, MentionType.TITLE, MentionType.RANK))
        plain = all(t.pos in ("NOUN", "ADJ", "X") and t.text not in _MARKS for t in between) and len(between) <= 6
        if led and plain and (scene.spanish or has_case(tokens[first], "nomn")):
            return mention
    return None


def _single_spanish(scene: LightScene, sentence: Sentence, harms: list[Hit]) -> Iterator[LightFinding]:
    """One person behind a verb in the singular: "murió el conductor", "fue asesinado el alcalde"."""
    tokens = sentence.tokens
    for harm in harms:
        i = harm.end
        singular = tokens[harm.start].pos == "VERB" and tokens[harm.end - 1].lower.endswith(_SINGULAR)
        if not singular or harm.concept not in ("killed", "injured") or i + 1 >= len(tokens) or tokens[i].lower not in ("el", "la"):
            continue
        person = scene.vocabulary.lexicon("people").at(tokens, i + 1) or scene.vocabulary.lexicon("titles").at(tokens, i + 1)
        if person is None or _negated(scene, sentence, harm) or scene.is_unreal(sentence, harm.start):
            continue
        phrase = scene.phrase(sentence, i, person.end)
        yield _finding(scene, sentence, (harm.start, person.end), harm.concept, Count(1, 1), phrase.span, phrase.span, negated=False)
