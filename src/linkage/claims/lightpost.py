"""Posts, for the languages that are read by light grammar: an office, its body, and the person who holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkage.claims.lightfinding import LightFinding
from linkage.claims.lightscene import LightScene, Phrase, has_case
from linkage.model.claim import ClaimKind, Role
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab.lexicon import Hit

_LONGEST_BODY = 5  # words of a body that has no name of its own


def read_light_posts(scene: LightScene, sentence: Sentence) -> Iterator[LightFinding]:
    """The posts that a sentence tells.

    Args:
        scene: The report.
        sentence: One sentence.
    """
    for hit in _joined_titles(scene, sentence):
        finding = _titled(scene, sentence, hit)
        if finding is not None:
            yield finding
    for hit in scene.find("heads_of", sentence):
        finding = _heading(scene, sentence, hit)
        if finding is not None:
            yield finding


def _joined_titles(scene: LightScene, sentence: Sentence) -> Iterator[Hit]:
    """The offices of a sentence; an office that is of another's holder is one with it: "adviser of the mayor"."""
    tokens, open_hit = sentence.tokens, None
    for hit in scene.find("titles", sentence):
        if open_hit is not None and _is_of_holder(scene, tokens[open_hit.end : hit.start], tokens[hit.start]):
            open_hit = Hit(open_hit.start, hit.end, open_hit.concept)
            continue
        if open_hit is not None:
            yield open_hit
        open_hit = hit
    if open_hit is not None:
        yield open_hit


def _is_of_holder(scene: LightScene, between: Sequence[Token], office: Token) -> bool:
    if scene.spanish:
        return [t.lower for t in between] in (["de", "el"], ["de", "la"], ["del"], ["de"])
    return not between and has_case(office, "gent") and "nomn" not in office.tag.split()


def _titled(scene: LightScene, sentence: Sentence, hit: Hit) -> LightFinding | None:
    """ "the mayor of Lypivka Ivan Petrenko", "Ivan Petrenko, mayor of Mariupol"."""
    tokens = sentence.tokens
    hit = Hit(hit.start, _with_matter(scene, sentence, hit.end), hit.concept)
    body, end = _body(scene, sentence, hit.end)
    if body is None:
        body, end = _plain_body(scene, sentence, hit.end)
    appointed = scene.hits("appointed", sentence, *scene.segment(sentence, hit.start))
    person = _person_behind(scene, sentence, end, hit.start) or _person_before(scene, sentence, hit.start)
    if person is None and appointed:
        person = _person_appointed(scene, sentence, hit.start) or _person_of_verb(scene, sentence, hit.start, appointed[-1])
    if person is None or (body is None and not _stands_alone(scene, hit, sentence)):
        return None
    mention, first, behind = person
    roles = [Role("person", mention.text, mention.span)]
    rank = _rank_before(scene, sentence, first)
    words = (min(hit.start, first), max(end, behind))
    if rank is not None:
        roles.append(Role("rank", rank.text, rank.span))
        words = (min(words[0], rank.start), max(words[1], rank.end))
    title = scene.phrase(sentence, hit.start, hit.end)
    roles.append(Role("title", title.text, title.span))
    if body is not None:
        roles.append(Role("organization", body.text, body.span))
        words = (min(words[0], body.start), max(words[1], body.end))
    if tokens[words[0]].sentence is not sentence:
        return None
    return LightFinding(ClaimKind.POST, sentence, *words, roles)


def _stands_alone(scene: LightScene, hit: Hit, sentence: Sentence) -> bool:
    """Whether the office names its body itself: "minister of defence", "president"."""
    words = sentence.tokens[hit.start : hit.end]
    if any(scene.vocabulary.lexicon("offices").at(words, n) is not None for n in range(len(words))):
        return True
    if scene.hits("appointed", sentence, *scene.segment(sentence, hit.start)):
        return True
    return len(words) > 1 and any(scene.vocabulary.lexicon("matters").at(words, n) is not None for n in range(len(words)))


def _body(scene: LightScene, sentence: Sentence, end: int) -> tuple[Phrase | None, int]:
    """The body, state or place that an office is of, right behind it."""
    tokens = sentence.tokens
    skip = end
    while scene.spanish and skip < len(tokens) and skip - end < 2 and tokens[skip].lower in ("de", "del", "la", "el", "los", "las"):
        skip += 1
    if not scene.spanish and skip < len(tokens) and tokens[skip].lower in ("в", "по", "з", "при"):
        skip += 1
    for mention, first, behind in scene.mentions(sentence, MentionType.ORGANIZATION, MentionType.PLACE, start=skip):
        between = tokens[skip:first]
        if len(between) > 1 or any(t.pos not in ("ADJ", "NOUN") for t in between):
            break
        misread = mention.type is MentionType.PLACE and first == end and "Surn" in tokens[first].tag.split()
        if not scene.spanish and not misread and not any(has_case(t, "gent", "ablt", "loct") for t in tokens[first:behind]):
            break  # but a town in the genitive that the dictionary takes for a surname: "mayor of Lviv"
        if scene.spanish and skip == end and mention.type is MentionType.PLACE:
            break
        state = next((h for h in scene.mentions(sentence, MentionType.PLACE, start=behind) if h[1] == behind), None)
        if state is not None and not scene.spanish and has_case(tokens[behind], "gent"):
            behind = state[2]  # "the interior ministry of Ukraine"
        return scene.phrase(sentence, first, behind), behind
    if scene.spanish and end < len(tokens) and tokens[end].lemma in scene.vocabulary.words("demonyms"):
        return scene.phrase(sentence, end, end + 1), end + 1
    return None, end


def _with_matter(scene: LightScene, sentence: Sentence, end: int) -> int:
    """The index after the matter of an office: "minister of health"."""
    tokens = sentence.tokens
    matter = scene.vocabulary.lexicon("matters").at(tokens, end + scene.spanish) if end + scene.spanish < len(tokens) else None
    if matter is None or (scene.spanish and tokens[end].lower not in ("de", "del")):
        return end
    return matter.end


def _plain_body(scene: LightScene, sentence: Sentence, end: int) -> tuple[Phrase | None, int]:
    """A body without a name of its own, from an office to a person or a comma: "head of the regional administration X"."""
    tokens, last = sentence.tokens, end
    held = {n for m, a, b in scene.mentions(sentence, MentionType.PERSON, MentionType.RANK, MentionType.TITLE) for n in range(a, b)}
    if scene.spanish and (end >= len(tokens) or tokens[end].lower not in ("de", "del")):
        return None, end
    governing = not scene.spanish and tokens[end - 1].lemma in scene.vocabulary.words("with_instrumental")
    cases = ("gent", "ablt") if governing else ("gent",)
    while last < len(tokens) and last not in held and last - end <= _LONGEST_BODY and tokens[last].text not in ",.;—–(":
        token = tokens[last]
        if token.pos == "VERB" or not (scene.spanish or (token.pos in ("ADJ", "NOUN", "X") and has_case(token, *cases))):
            break
        last += 1
    closed = last >= len(tokens) or last in held or tokens[last].text in ",.—–"
    first = end + scene.spanish
    if not closed or last <= first or (not scene.spanish and all(t.pos == "ADJ" for t in tokens[first:last])):
        return None, end
    return scene.phrase(sentence, first, last), last


def _person_appointed(scene: LightScene, sentence: Sentence, start: int) -> tuple[Mention, int, int] | None:
    """Whom somebody appoints to an office: "appointed X commander", the office in the instrumental."""
    people = scene.mentions(sentence, MentionType.PERSON, end=start)
    if not people:
        return None
    between = [t for t in sentence.tokens[people[-1][2] : start] if t.pos != "ADJ" and t.lower not in ("como", "nuevo", "nueva")]
    led = scene.spanish or "ablt" in sentence.tokens[start].tag.split()
    return people[-1] if led and not between else None


def _person_of_verb(scene: LightScene, sentence: Sentence, start: int, verb: Hit) -> tuple[Mention, int, int] | None:
    """Who was appointed to an office: "X was appointed commander", the office right behind the verb or in the instrumental."""
    people = scene.mentions(sentence, MentionType.PERSON, end=start)
    between = [t for t in sentence.tokens[verb.end : start] if t.lower not in ("como", "el", "la", "nuevo", "nueva") and t.pos != "ADJ"]
    fits = not between if scene.spanish else "ablt" in sentence.tokens[start].tag.split() and len(between) <= 3
    return people[-1] if people and fits and verb.start < start else None


def _person_behind(scene: LightScene, sentence: Sentence, end: int, title: int) -> tuple[Mention, int, int] | None:
    """The person right behind an office; a rank, a comma or "was appointed" may stand between."""
    tokens = sentence.tokens
    end = _past_purpose(scene, sentence, end)
    for mention, first, behind in scene.mentions(sentence, MentionType.PERSON, start=end):
        ranks = {n for _, a, b in scene.mentions(sentence, MentionType.RANK, start=end, end=first) for n in range(a, b)}
        rest = [t for t in tokens[end:first] if t.i not in ranks and t.text not in (",", "—", "–")]
        verbs = [t for t in rest if t.pos == "VERB" and t.lemma in scene.vocabulary.words("appointed")]
        if any("pssv" not in t.tag.split() for t in verbs) and not scene.spanish and "ablt" not in tokens[title].tag.split():
            return None  # "the president appointed X"
        rest = [t for t in rest if t not in verbs]
        rest = [t for t in rest if not (scene.spanish and t.lower in ("el", "la", "a", "al"))]
        commas = sum(t.text == "," for t in tokens[end:first])
        if rest or (commas and not scene.spanish and not ranks) or commas > 1:
            return None
        return mention, first, behind
    return None


def _past_purpose(scene: LightScene, sentence: Sentence, end: int) -> int:
    """The index after what a Spanish office is for: "high commissioner of the UN for human rights, X"."""
    tokens = sentence.tokens
    if not scene.spanish or end >= len(tokens) or tokens[end].lower not in ("para", "ante", "en"):
        return end
    comma = next((t.i for t in tokens[end : end + 7] if t.text == ","), None)
    return end if comma is None else comma


def _person_before(scene: LightScene, sentence: Sentence, start: int) -> tuple[Mention, int, int] | None:
    """The person whom an office explains: "Ivan Petrenko, mayor of", "Ivan Petrenko — the mayor of"."""
    tokens = sentence.tokens
    people = scene.mentions(sentence, MentionType.PERSON, end=start)
    if not people:
        return None
    mention, first, behind = people[-1]
    between = [t for t in tokens[behind:start] if t.pos != "ADJ" and t.lower not in ("el", "la", "un", "una", "новый", "бывший")]
    joined = bool(between) and all(
        t.text in (",", "—", "–", "(") or t.lower in ("es", "era", "fue", "стал", "став", "является", "є") for t in between
    )
    return (mention, first, behind) if joined and len(between) == 1 else None


def _rank_before(scene: LightScene, sentence: Sentence, first: int) -> Phrase | None:
    ranks = [h for h in scene.mentions(sentence, MentionType.RANK, end=first) if h[2] == first]
    return scene.phrase(sentence, ranks[0][1], ranks[0][2]) if ranks else None


def _heading(scene: LightScene, sentence: Sentence, hit: Hit) -> LightFinding | None:
    """ "he heads the centre": the verb is the office; "he" is the only person of the sentence before."""
    start, end = scene.segment(sentence, hit.start)
    bodies = scene.mentions(sentence, MentionType.ORGANIZATION, start=hit.end, end=end)
    if not bodies or bodies[0][1] - hit.end > 2:
        return None
    person = next((h for h in reversed(scene.mentions(sentence, MentionType.PERSON, start=start, end=hit.start))), None)
    named = None if person is None else (person[0], person[0].span)
    if named is None:
        named = _antecedent(scene, sentence, start, hit.start)
    if named is None:
        return None
    body = scene.phrase(sentence, bodies[0][1], bodies[0][2])
    title = scene.phrase(sentence, hit.start, hit.end)
    first = hit.start if person is None else person[1]
    roles = [Role("person", named[0].text, named[1]), Role("title", title.text, title.span), Role("organization", body.text, body.span)]
    return LightFinding(ClaimKind.POST, sentence, min(first, start), body.end, roles)


def _antecedent(scene: LightScene, sentence: Sentence, start: int, verb: int) -> tuple[Mention, Span] | None:
    """Whom "he" or an unspoken subject stands for: the one person that the sentence before names."""
    tokens = sentence.tokens[start:verb]
    pronoun = any(t.lower in scene.vocabulary.words("pronouns") for t in tokens)
    if not pronoun and not scene.spanish:
        return None
    before = scene.parsed.sentences[: sentence.i]
    if not before:
        return None
    people = {m.text: m for m, _, _ in scene.mentions(before[-1], MentionType.PERSON)}
    return (next(iter(people.values())), next(iter(people.values())).span) if len(people) == 1 else None
