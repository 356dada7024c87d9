"""Blame, sanctions and want, for the languages that are read by light grammar."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.lightfinding import LightFinding, add_scene
from linkage.claims.lightscene import LightScene, Phrase, has_case
from linkage.claims.lightspeech import LightSpeech
from linkage.model.claim import ClaimKind, Role, Stance
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence
from linkage.vocab.lexicon import Hit


def read_light_blame(scene: LightScene, speech: LightSpeech, sentence: Sentence) -> Iterator[LightFinding]:
    """ "X accused Y of Z": X alleges that Y is responsible for Z.

    Args:
        scene: The report.
        speech: Its frames.
        sentence: One sentence.
    """
    tokens = sentence.tokens
    for hit in scene.find("blame", sentence):
        if tokens[hit.start].pos != "VERB" or scene.is_negated(sentence, hit.start):
            continue
        start, end = scene.segment(sentence, hit.start)
        accused = _accused(scene, sentence, hit, end)
        if accused is None:
            continue
        lead = next(
            (j for j in range(accused.end, min(end, accused.end + 3)) if tokens[j].lower in scene.vocabulary.words("blame_in")), None
        )
        if lead is None or lead + 1 >= end:
            continue
        act = scene.phrase(sentence, lead + 1, end)
        source = speech.speaker(sentence, hit.start, hit.end, start)
        if source is None or (source.span is not None and source.span.overlaps(accused.span)):
            continue
        roles = [Role("accused", accused.text, accused.span), Role("act", act.text, act.span)]
        finding = LightFinding(ClaimKind.RESPONSIBILITY, sentence, hit.start, act.end, roles, attribution=(source,), stance=Stance.ALLEGED)
        place = scene.place_of(sentence, act.start)
        yield add_scene(finding, None if place is None else (place[0].text, place[0].span), scene.time_of(sentence, act.start))


def _accused(scene: LightScene, sentence: Sentence, hit: Hit, end: int) -> Phrase | None:
    tokens = sentence.tokens
    for found in scene.hits("forces", sentence, hit.end, end)[:1]:
        if found.start - hit.end <= 3 and (scene.spanish or has_case(tokens[found.start], "accs")):
            return scene.noun_phrase(sentence, found.start, found.end)
    for mention, first, behind in scene.mentions(
        sentence, MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE, start=hit.end, end=end
    ):
        if tokens[first - 1].pos == "ADP" or first - hit.end > 4:
            return None
        if scene.spanish or any(has_case(t, "accs") for t in tokens[first:behind]):
            return Phrase(first, behind, mention.span, mention.text)
        return None
    return None


def read_light_designations(scene: LightScene, sentence: Sentence) -> Iterator[LightFinding]:
    """ "Britain imposed sanctions against X".

    Args:
        scene: The report.
        sentence: One sentence.
    """
    tokens = sentence.tokens
    for hit in scene.find("sanctions", sentence):
        start, end = scene.segment(sentence, hit.start)
        marks = scene.hits("against", sentence, hit.end, end)
        if not marks or marks[0].start - hit.end > 2 or scene.is_unreal(sentence, hit.start):
            continue
        people = scene.mentions(sentence, MentionType.PERSON, start=marks[0].end, end=end)
        if not people or people[0][1] - marks[0].end > 5:
            continue
        authority = [
            (m, a, b) for m, a, b in scene.mentions(sentence, MentionType.ORGANIZATION, MentionType.PLACE, start=start, end=hit.start)
            if scene.spanish or any(has_case(t, "nomn") for t in tokens[a:b])
        ]  # fmt: skip
        if not authority:
            continue
        person, giver = people[0], authority[0]
        instrument = scene.phrase(sentence, hit.start, hit.end)
        roles = [
            Role("person", person[0].text, person[0].span), Role("authority", giver[0].text, giver[0].span),
            Role("instrument", "sanctions", instrument.span),
        ]  # fmt: skip
        finding = LightFinding(ClaimKind.DESIGNATION, sentence, giver[1], person[2], roles, attribution=())
        yield add_scene(finding, None, scene.time_of(sentence, hit.start))


def read_light_deprivations(scene: LightScene, sentence: Sentence) -> Iterator[LightFinding]:
    """ "without water and light", "thwarted the evacuation": one claim a sentence for all that is lacking.

    Args:
        scene: The report.
        sentence: One sentence.
    """
    for lead, section in (("lacking", "things"), ("thwart", "thwarted")):
        for hit in scene.find(lead, sentence):
            if scene.is_unreal(sentence, hit.start):
                continue
            found = _listed(scene, sentence, hit, section)
            if not found:
                continue
            place = scene.place_of(sentence, hit.start)
            if place is None:
                continue
            span = scene.phrase(sentence, found[0].start, found[-1].end).span
            roles = [Role("what", tuple(dict.fromkeys(f.concept for f in found)), span)]
            finding = LightFinding(ClaimKind.DEPRIVATION, sentence, hit.start, found[-1].end, roles)
            yield add_scene(finding, (place[0].text, place[0].span), scene.time_of(sentence, hit.start))
            break


def _listed(scene: LightScene, sentence: Sentence, hit: Hit, section: str) -> list[Hit]:
    """The things behind the lead, one after the other: at most three words before the first, one comma or "and" between two."""
    found: list[Hit] = []
    for thing in scene.hits(section, sentence, hit.end, len(sentence.tokens)):
        if thing.start - (found[-1].end if found else hit.end) > (3 if found else 2):
            break
        found.append(thing)
    return found
