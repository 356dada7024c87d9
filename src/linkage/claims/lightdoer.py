"""Who does an act of violence, for the languages that are read by light grammar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.claims.lightscene import LightScene, Phrase, has_case
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.vocab.lexicon import Hit


def is_passive(scene: LightScene, sentence: Sentence, i: int) -> bool:
    """Whether a verb is passive: "обвинён", and the Spanish participle of "fue bombardeado"."""
    if not scene.spanish:
        return "pssv" in sentence.tokens[i].tag.split()
    marked = scene.hits("passive_marks", sentence, max(0, i - 3), i)
    return bool(marked) and sentence.tokens[i].lower.endswith(("do", "da", "dos", "das"))


def _doers(scene: LightScene, sentence: Sentence, start: int, end: int) -> Iterator[Phrase]:
    """Whoever can do an act among the words: forces, and states."""
    for found in scene.hits("forces", sentence, start, end):
        yield scene.noun_phrase(sentence, found.start, found.end)
    for mention, first, behind in scene.mentions(sentence, MentionType.PLACE, MentionType.ORGANIZATION, start=start, end=end):
        if mention.type is MentionType.ORGANIZATION or scene.can_act(mention):
            yield Phrase(first, behind, mention.span, mention.text)


def subject_before(scene: LightScene, sentence: Sentence, verb: int, start: int) -> Phrase | None:
    """The doer in the nominative before the verb."""
    for phrase in sorted(_doers(scene, sentence, start, verb), key=lambda p: p.start):
        tokens = sentence.tokens
        governed = phrase.start > 0 and (
            tokens[phrase.start - 1].pos == "ADP"
            or (scene.spanish and tokens[phrase.start - 1].lower in ("de", "del", "en", "a", "contra", "por"))
        )
        words = tokens[phrase.start : phrase.end]
        if not governed and (scene.spanish or (any(has_case(t, "nomn") for t in words) and _agrees(tokens[verb], words))):
            return phrase
    return None


def _agrees(verb: Token, words: Sequence[Token]) -> bool:
    """Whether a verb in the plural can have the words as its subject: "X shelled they" has an unnamed one."""
    numbers = [set(t.tag.split()) & {"sing", "plur"} for t in words if t.pos in ("NOUN", "ADJ")]
    return "plur" not in verb.tag.split() or not numbers or any("plur" in n or not n for n in numbers)


def subject_behind(scene: LightScene, sentence: Sentence, start: int, end: int) -> Phrase | None:
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


def agent_of(scene: LightScene, sentence: Sentence, start: int, end: int) -> Phrase | None:
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


def doer_behind(scene: LightScene, sentence: Sentence, hit: Hit, end: int, target: tuple[Phrase, str] | None) -> Phrase | None:
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
        ) or ({"ablt", "Fixd"} & set(tokens[phrase.start].tag.split()) == {"ablt"} and tokens[phrase.start - 1].pos != "ADP"):
            return phrase
    return None
