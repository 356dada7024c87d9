"""Blame, sanctions and want, for the languages that are read by light grammar."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.lightdoer import is_passive, subject_before
from linkage.claims.lightfinding import LightFinding, add_scene
from linkage.claims.lightscene import LightScene, Phrase, has_case
from linkage.claims.lightspeech import LightSpeech
from linkage.model.claim import Attribution, ClaimKind, Role, Stance
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence
from linkage.vocab.lexicon import Hit

_NEAR = 5  # words between a thing and the verb behind it that says it is lacking
_FAR = 10  # words between a word for a sanction and the person
_Named = tuple[Mention, int, int]  # a mention with its first word and the index after its last


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
        passive = is_passive(scene, sentence, hit.start)
        accused = _blamed(scene, sentence, start, hit.start) if passive else _accused(scene, sentence, hit, end)
        if accused is None:
            continue
        source = speech.accuser(sentence, hit.start, hit.end, start)
        behind = _behind_agent(sentence, hit.end, source) if passive else accused.end
        lead = next((j for j in range(behind, min(end, behind + 3)) if tokens[j].lower in scene.vocabulary.words("blame_in")), None)
        if lead is None and scene.spanish and behind < end and tokens[behind].lower in ("el", "la", "los", "las"):
            lead = behind - 1  # "blamed on X the attack"
        if lead is None or lead + 1 >= end:
            continue
        act = scene.phrase(sentence, lead + 1, end)
        if (source is None and not passive) or (source is not None and source.span is not None and source.span.overlaps(accused.span)):
            continue
        roles = [Role("accused", accused.text, accused.span), Role("act", act.text, act.span)]
        by = () if source is None else (source,)
        finding = LightFinding(ClaimKind.RESPONSIBILITY, sentence, hit.start, act.end, roles, attribution=by, stance=Stance.ALLEGED)
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


def _blamed(scene: LightScene, sentence: Sentence, start: int, verb: int) -> Phrase | None:
    """Who is blamed in the passive: the subject before the verb, a force, a body or state, or a person, a comma at most between."""
    force = subject_before(scene, sentence, verb, start)
    for mention, first, behind in reversed(scene.mentions(sentence, MentionType.PERSON, end=verb)):
        if force is not None and first < force.end:
            break  # in "the commander of the brigade, X, is accused" the person stands behind the brigade
        if scene.spanish or any(has_case(t, "nomn") for t in sentence.tokens[first:behind]):
            return Phrase(first, behind, mention.span, mention.text)
    return force


def _behind_agent(sentence: Sentence, behind: int, agent: Attribution | None) -> int:
    """The index after whom "by" leads in "was accused by X of Y", else after the verb."""
    named = [] if agent is None or agent.span is None else [t.i for t in sentence.tokens[behind:] if agent.span.covers(t.span)]
    return named[-1] + 1 if named else behind


def read_light_designations(scene: LightScene, sentence: Sentence) -> Iterator[LightFinding]:
    """ "Britain imposed sanctions against X", "the court issued a warrant for X", "X was indicted by the prosecutors".

    Args:
        scene: The report.
        sentence: One sentence.
    """
    for hit in scene.find("sanctions", sentence):
        start, end = scene.segment(sentence, hit.start)
        if scene.is_unreal(sentence, hit.start) or scene.is_negated(sentence, hit.start):
            continue
        person = _designated(scene, sentence, hit, end)
        authority = _authority(scene, sentence, start, hit.start)
        if person is None and authority is None:
            person, authority = _indicted(scene, sentence, hit, (start, end))
        if person is None or authority is None:
            continue
        instrument = scene.phrase(sentence, hit.start, hit.end)
        roles = [
            Role("person", person[0].text, person[0].span), Role("authority", authority.text, authority.span),
            Role("instrument", hit.concept, instrument.span),
        ]  # fmt: skip
        words = (min(authority.start, person[1], hit.start), max(authority.end, person[2], hit.end))
        finding = LightFinding(ClaimKind.DESIGNATION, sentence, *words, roles, attribution=())
        yield add_scene(finding, None, scene.time_of(sentence, hit.start))


def _designated(scene: LightScene, sentence: Sentence, hit: Hit, end: int) -> _Named | None:
    """The person behind a word for a sanction: his office, rank and, in Spanish, one comma may stand between."""
    marks = scene.hits("against", sentence, hit.end, end)
    first = marks[0].end if marks and marks[0].start - hit.end <= 2 else hit.end
    for found in scene.mentions(sentence, MentionType.PERSON, start=first):
        between = sentence.tokens[first : found[1]]
        commas = sum(t.text == "," for t in between)
        titled = any(a < found[1] for _, a, _ in scene.mentions(sentence, MentionType.TITLE, start=first))
        broken = any(t.text in ".;:()" or (t.pos == "VERB" and not scene.spanish) for t in between)
        return None if broken or commas > (scene.spanish and titled) or len(between) > _FAR else found
    return None


def _authority(scene: LightScene, sentence: Sentence, start: int, end: int) -> Phrase | None:
    """The body or state before the word that is its subject; a body may have no name of its own ("the prosecutors")."""
    for found in scene.mentions(sentence, MentionType.ORGANIZATION, MentionType.PLACE, start=start, end=end):
        governed = found[1] > start and sentence.tokens[found[1] - 1].lower in scene.vocabulary.words("places_in")
        fits = scene.spanish or any(has_case(t, "nomn") for t in sentence.tokens[found[1] : found[2]])
        if fits and not governed and (found[0].type is MentionType.ORGANIZATION or scene.can_act(found[0])):
            return Phrase(found[1], found[2], found[0].span, found[0].text)
    for hit in scene.hits("bodies", sentence, start, end):
        if scene.spanish or has_case(sentence.tokens[hit.start], "nomn"):
            return scene.noun_phrase(sentence, hit.start, hit.end)
    return None


def _indicted(scene: LightScene, sentence: Sentence, hit: Hit, segment: tuple[int, int]) -> tuple[_Named | None, Phrase | None]:
    """The person before a passive verb and the body that "by" leads: Spanish only."""
    start, end = segment
    bodies = scene.mentions(sentence, MentionType.ORGANIZATION, MentionType.PLACE, start=hit.end, end=end)
    marks = scene.vocabulary.words("agent_marks")
    by = next((b for b in bodies if any(t.lower in marks for t in sentence.tokens[hit.end : b[1]])), None)
    people = scene.mentions(sentence, MentionType.PERSON, end=hit.start)
    if by is None or not people or start - people[0][2] > _FAR:
        return None, None
    return people[0], Phrase(by[1], by[2], by[0].span, by[0].text)


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
            found = _listed(scene, sentence, hit, section) or _listed_before(scene, sentence, hit, section)
            if not found:
                continue
            place = scene.place_of(sentence, hit.start)
            if place is None:
                continue
            first = _clause_start(sentence, hit.start) if lead == "thwart" else hit.start  # who did it is no role: the quote must tell it
            words = (min(first, found[0].start), max(hit.end, found[-1].end))
            span = scene.phrase(sentence, found[0].start, found[-1].end).span
            roles = [Role("what", tuple(dict.fromkeys(f.concept for f in found)), span)]
            finding = LightFinding(ClaimKind.DEPRIVATION, sentence, *words, roles)
            yield add_scene(finding, (place[0].text, place[0].span), scene.time_of(sentence, hit.start))
            break


def _clause_start(sentence: Sentence, verb: int) -> int:
    """Where the words before a verb begin, back to a mark and so many words at most."""
    start = verb
    while start > 0 and verb - start < _SUBJECT and sentence.tokens[start - 1].text[0].isalnum():
        start -= 1
    return start


_SUBJECT = 6  # words: "the fighters of the northern militia"


def _listed(scene: LightScene, sentence: Sentence, hit: Hit, section: str) -> list[Hit]:
    """The things behind the lead, one after the other: at most three words before the first, one comma or "and" between two."""
    found: list[Hit] = []
    for thing in scene.hits(section, sentence, hit.end, len(sentence.tokens)):
        if thing.start - (found[-1].end if found else hit.end) > (3 if found else 2):
            break
        found.append(thing)
    return found


def _listed_before(scene: LightScene, sentence: Sentence, hit: Hit, section: str) -> list[Hit]:
    """The things before a verb of want in its segment: "water and gas were cut off"."""
    start, _ = scene.segment(sentence, hit.start)
    if sentence.tokens[hit.end - 1].pos != "VERB" and sentence.tokens[hit.start].pos != "VERB":
        return []
    return [thing for thing in scene.hits(section, sentence, start, hit.start) if hit.start - thing.end <= _NEAR]
