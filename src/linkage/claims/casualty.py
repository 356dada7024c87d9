"""One claim of casualties, made of a count, the counted and the word that says what happened to them."""

from __future__ import annotations

from linkage.claims.finding import Finding
from linkage.claims.negation import is_negated
from linkage.claims.nounphrase import noun_phrase
from linkage.claims.outcome import of_phrase, outcome_words, people_words, suffered
from linkage.claims.scene import Scene
from linkage.model.claim import ClaimKind, Role, Stance
from linkage.model.count import Count
from linkage.model.parse import Token
from linkage.model.span import Span
from linkage.vocab.tolls import is_war_toll


def make_casualties(scene: Scene, code: str, cue: Token, noun: Token, count: Count, words: list[Token], figure: Token) -> Finding | None:
    """The finding that a count of people and a word for what happened to them make.

    Args:
        scene: The report.
        code: What happened, a code of the vocabulary of outcomes.
        cue: The word that says it.
        noun: The counted.
        count: Their number.
        words: The words that the quote must hold.
        figure: The word of the number that hangs on the counted.
    """
    victims: Role | None = None
    called = outcome_words("nouns").concept(noun.lemma)  # "prisoners", who were killed
    people = called is None or (noun.lemma in people_words() and code != called)
    if noun.pos in ("NOUN", "PROPN", "ADJ") and people and noun.i != figure.i:
        span = _group_words(scene, noun, figure)
        victims = Role("victims", span.of(scene.text), span) if len(span) else None
    elif (of := of_phrase(noun)) is not None and noun.lemma in outcome_words("nouns"):
        victims = scene.role("victims", of)
    time, when = scene.time_role(_told_by(cue))
    numbers = [Role("min", count.min, figure.span)] + ([Role("max", count.max, figure.span)] if count.max is not None else [])
    roles = [Role("outcome", code, cue.span), *numbers, victims, _place(scene, code, cue, noun, count), time]
    negated = is_negated(cue)
    return Finding(
        ClaimKind.CASUALTIES, cue, [r for r in roles if r is not None], words=[*words, noun, *suffered(cue)], when=when,
        stance=Stance.DENIED if negated and count.min else None,
    )  # fmt: skip


def _place(scene: Scene, code: str, cue: Token, noun: Token, count: Count) -> Role | None:
    """Where; the toll of a whole war is that of the country, and of no town that the report tells of beside it."""
    place = scene.place_role(cue, noun)
    here = place is not None and place.span is not None and cue.sentence.span.covers(place.span)
    if here or not is_war_toll(code, count.min):
        return place
    country = scene.places.country(cue.sentence)
    return None if country is None else Role("place", country.text, country.span)


def _told_by(cue: Token) -> Token:
    """The verb whose clause holds the time: "reported" of "on Monday six were reported killed"."""
    is_reported = cue.dep in ("xcomp", "oprd", "ccomp", "acomp") and any(c.dep == "auxpass" for c in cue.head.children)
    return cue.head if is_reported else cue


def _group_words(scene: Scene, noun: Token, figure: Token) -> Span:
    """The people counted, without the figure: "civilians" of "at least 30 civilians"."""
    span = noun_phrase(noun, with_phrases=False)
    start = min(max(span.start, _end_of_number(figure)), noun.span.start) if figure.i < noun.i else span.start
    while start < span.end and scene.text[start] in " -":
        start += 1
    return scene.trimmed(Span(start, span.end))


def _end_of_number(figure: Token) -> int:
    """Where the last word of a number ends, of which the figure is the word that hangs on the counted: "10-12", "500 or more"."""
    last, word = figure, figure.next
    while word is not None and (word.pos == "NUM" or word.lower in ("-", "and", "or", "more", "so")):
        last = word if word.pos == "NUM" or word.lower in ("more", "so") else last
        word = word.next
    return last.span.end
