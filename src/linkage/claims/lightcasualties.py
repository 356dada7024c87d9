"""Casualties, for the languages that are read by light grammar: a count of people beside a word of harm."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.lightfinding import LightFinding, add_scene
from linkage.claims.lightscene import LightScene
from linkage.model.claim import ClaimKind, Role
from linkage.model.count import Count
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence
from linkage.model.span import Span
from linkage.vocab.lexicon import Hit


def read_light_casualties(scene: LightScene, sentence: Sentence) -> Iterator[LightFinding]:
    """The figures of a sentence for people killed, injured and so on; "nobody was hurt" is a figure of zero.

    Args:
        scene: The report.
        sentence: One sentence.
    """
    harms = scene.find("outcomes", sentence)
    yield from _zeros(scene, sentence)
    counts = scene.mentions(sentence, MentionType.COUNT)
    before: tuple[str, int] | None = None  # the outcome of the figure before, for "among them three children"
    for position, (mention, start, end) in enumerate(counts):
        victims = _victims(scene, sentence, end)
        first, last = _clause(scene, sentence, start)
        others = [(a, b) for n, (_, a, b) in enumerate(counts) if n != position and first <= a < last]
        harm = _harm(sentence, (start, end if victims is None else victims[1]), (first, last), harms, others)
        outcome = harm.concept if harm is not None else None
        if outcome is None or (harm is not None and _crosses_subtotal(scene, sentence, harm, start)):
            subtotal = before is not None and victims is not None and _is_subtotal(scene, sentence, start)
            outcome = before[0] if subtotal and before is not None else None
        if outcome is None or (victims is None and (harm is None or not _bare(sentence, end, harm))):
            continue
        if scene.is_unreal(sentence, start if harm is None else harm.start):
            continue
        count = scene.parsed.counts[mention.span]
        words = (start, end) if victims is None else (start, victims[1])
        if harm is not None:
            words = (min(words[0], harm.start), max(words[1], harm.end))
        before = (outcome, start)
        victim_span = None if victims is None else scene.phrase(sentence, *victims).span
        yield _finding(scene, sentence, words, outcome, count, mention.span, victim_span, negated=_negated(scene, sentence, harm))
    if not counts:
        yield from _single(scene, sentence, harms)


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
    for head in range(end, min(end + 4, len(tokens))):
        hit = scene.vocabulary.lexicon("people").at(tokens, head) or scene.vocabulary.lexicon("victims_nouns").at(tokens, head)
        if hit is not None:
            return end, hit.end
        if tokens[head].pos not in ("ADJ", "NUM") and tokens[head].lower not in ("de", "los", "las", "otras", "otros"):
            return None
    return None


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
        low, high = (hit.end, figure[0]) if hit.start < figure[0] else (figure[1], hit.start)
        between = sum(low <= a < high for a, _ in others)
        return between * 20 + max(0, high - low) + 1, hit.start

    best = min(inside, key=distance, default=None)
    return best if best is not None and distance(best)[0] <= 16 else None


def _is_own(hit: Hit, others: list[tuple[int, int]], sentence: Sentence) -> bool:
    """Whether a noun of harm is counted by another figure: "12 dead and 30 injured"."""
    return any(b <= hit.start <= b + 2 for _, b in others) and sentence.tokens[hit.start].pos != "VERB"


def _crosses_subtotal(scene: LightScene, sentence: Sentence, harm: Hit, start: int) -> bool:
    """Whether "among them" stands between the harm and the figure: then the figure is a part of the one before."""
    return harm.start > start and any(hit.end <= start for hit in scene.hits("subtotal", sentence, max(0, start - 4), start))


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
    return sentence.tokens[harm.start - 1].lemma in scene.vocabulary.words("negations")


def _single(scene: LightScene, sentence: Sentence, harms: list[Hit]) -> Iterator[LightFinding]:
    """One person without a figure: "a nurse was killed", where the noun is in the singular and right beside the verb."""
    if scene.spanish:
        return
    tokens = sentence.tokens
    for harm in harms:
        verb = tokens[harm.start]
        if verb.pos != "VERB" or "plur" in verb.tag.split() or harm.concept not in ("killed", "injured") or _negated(scene, sentence, harm):
            continue
        if scene.is_unreal(sentence, harm.start):
            continue
        for i in (harm.end, harm.start - 1):
            if not 0 <= i < len(tokens):
                continue
            person = scene.vocabulary.lexicon("people").at(tokens, i)
            features = tokens[i].tag.split()
            if person is None or tokens[i].pos != "NOUN" or "plur" in features or "nomn" not in features:
                continue
            if "tran" in verb.tag.split() or (not {"intr", "pssv"} & set(verb.tag.split()) and person.start < harm.start):
                continue
            phrase = scene.phrase(sentence, person.start, person.end)
            words = (min(harm.start, person.start), max(harm.end, person.end))
            yield _finding(scene, sentence, words, harm.concept, Count(1, 1), phrase.span, phrase.span, negated=False)
            break
