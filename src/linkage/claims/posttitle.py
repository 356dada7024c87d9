"""The title of an office: where it stands, what opens it and what it is about ("First Deputy", "of Health and Sport")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from linkage.claims.listed import names_body
from linkage.claims.scene import Scene
from linkage.claims.whereabouts import state_forms
from linkage.model.mention import MentionType
from linkage.model.parse import Token
from linkage.vocab import load_phrases, matter_lexicon, title_lexicon

OPENING = frozenset("‘'\"“«")
CLOSING = frozenset("'\"’”»")
_JOINING = ("&", "-", "'s", "’s")


def whole_title(scene: Scene, tokens: list[Token], start: int, end: int) -> tuple[int, int]:
    """The first and last word of a title with the words that open it and the matter it is about.

    Args:
        scene: The report.
        tokens: The sentence.
        start: Where the office begins.
        end: Behind its last word.
    """
    first, last = start, end - 1
    openings = load_phrases("posts", "openings")
    while first and tokens[first - 1].lower in openings and not _ends_body(scene, tokens[first - 1]):
        first -= 1
    if first and _is_matter_before(scene, tokens[first - 1], tokens[start:end]):  # "security minister", "history professor"
        first -= 1
    if first and end + 1 < len(tokens) and tokens[end].lower == "to" and tokens[end - 1].lemma in load_phrases("posts", "envoys"):
        country, sender = scene.named(tokens[end + 1]), scene.named(tokens[first - 1])
        sent = tokens[first - 1].lower in state_forms() or (sender is not None and sender.type is not MentionType.PERSON)
        if sent and country is not None and country.type is MentionType.PLACE:
            return first, max(t.i for t in tokens if t.span.end <= country.span.end)
    if end + 1 >= len(tokens) or tokens[end].lower not in ("of", "for"):
        return first, last
    hit = matter_lexicon().at(tokens, end + 1)
    if hit is not None and (hit.end >= len(tokens) or not _goes_on(scene, tokens[hit.end])):
        last = hit.end - 1
    owned = next((i for i in range(end + 1, min(end + 4, len(tokens))) if tokens[i].lower in ("'s", "’s", "’", "'")), None)
    if owned is not None and tokens[end].lower == "for" and owned + 1 < len(tokens) and tokens[owned + 1].text[0].isupper():
        last = max(last, owned + 1)  # "Commissioner for Prisoners’ Welfare"
    if tokens[end - 1].lemma in load_phrases("posts", "of_matters"):
        marked = _end_of_marked(tokens, first, end + 1)
        last = max(last, (marked if marked is not None else _end_of_matter(scene, tokens, end + 1)) - 1)
    return first, last


def _ends_body(scene: Scene, word: Token) -> bool:
    """Whether the word is the last of what a body is called: "State" of "Department of State spokesperson"."""
    mention = scene.named(word)
    return mention is not None and mention.type is MentionType.ORGANIZATION and mention.span.start < word.span.start


@cache
def _bodies() -> frozenset[str]:
    """Common nouns before an office that name whose it is: "army spokesman", "hospital director"."""
    sections = ("bodies", "units", "firms", "sites", "settlements", "regions", "organs")
    listed = [w for section in sections for w in load_phrases("bodies", section)]
    return frozenset((*listed, *load_phrases("responsibility", "parties"), *load_phrases("posts", "owning")))


def _is_matter_before(scene: Scene, word: Token, title: Sequence[Token]) -> bool:
    """Whether a common noun right before an office is what the office is about, and no body that has it."""
    plain = word.text.islower() or word.i == 0
    about = plain and word.tag == "NN" and word.dep == "compound" and any(word.head is t for t in title)
    return about and scene.named(word) is None and not {word.lemma.lower(), word.lower} & _bodies()


def _end_of_marked(tokens: Sequence[Token], first: int, i: int) -> int | None:
    """Behind the last word of a matter that ends with the quotation marks around the whole title: "‘Minister of Rivers and Roads’"."""
    if not first or tokens[first - 1].text not in OPENING:
        return None
    for j in range(i, min(i + 12, len(tokens))):
        if tokens[j].text in CLOSING:
            return j
        if tokens[j].lower in ("of", "in", "for") or tokens[j].pos in ("VERB", "AUX"):
            return None
    return None


def _goes_on(scene: Scene, token: Token) -> bool:
    """Whether a name goes on with the word: "Defence" of "Minister of Defence Industries" is no matter of its own."""
    return token.text[0].isupper() and token.pos == "PROPN" and not scene.is_person(token) and token.lower != "of"


def _end_of_matter(scene: Scene, tokens: Sequence[Token], i: int) -> int:
    """Behind the last word of what a minister is for: "Roads, Rivers and Youth Affairs"; `i - 1` where nothing of the kind stands there."""
    start = i
    while i < len(tokens) and tokens[i].lower in ("the", "a", "an"):
        i += 1
    end = start - 1
    while i < len(tokens):
        token = tokens[i]
        opens = i == start or (i == start + 1 and tokens[start].lower == "the") or tokens[i - 1].lower == "and"
        if _is_matter(scene, token, opens=opens):
            end = i + 1
        elif token.text == ",":
            if end < start or not _listed_on(scene, tokens, i):
                break
        elif token.lower not in ("and", "the") and not (end >= start and token.text in _JOINING):
            break
        i += 1
    return end


def _is_matter(scene: Scene, token: Token, *, opens: bool = False) -> bool:
    """Whether the word can stand in the name of a ministry: a capital or a known matter, and no name of a person, a place or a body."""
    if token.lower in state_forms() or not (token.text[0].isupper() or token.lower in matter_lexicon()):
        return False
    mention = scene.named(token)
    if mention is not None and mention.span == token.span and opens:
        joined = token.previous is not None and token.previous.lower == "and"
        if mention.type is MentionType.PERSON or joined:
            return True  # no person stands behind "minister of": a parser took "Bridges" for a surname
    return mention is None or (
        mention.type is MentionType.ORGANIZATION and (token.lower in matter_lexicon() or not names_body(mention.text))
    )


def _listed_on(scene: Scene, tokens: Sequence[Token], i: int) -> bool:
    """Whether a comma parts the matters of a list that an "and" ends: "Roads, Rivers and Youth"."""
    j = i + 1
    while j < len(tokens) and (_is_matter(scene, tokens[j]) or tokens[j].text == ","):
        j += 1
    return j > i + 1 and j + 1 < len(tokens) and tokens[j].lower == "and" and _is_matter(scene, tokens[j + 1])


def is_part_of_title(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether words belong to a longer office that begins before them: "General" of "Director General".

    Args:
        tokens: The sentence.
        start: Where the words begin.
        end: Behind the last of them.
    """
    return any((hit := title_lexicon().at(tokens, i)) is not None and hit.end >= end for i in range(max(0, start - 2), start))


def behind_marks(tokens: Sequence[Token], i: int) -> int:
    """The next word that is no closing quotation mark.

    Args:
        tokens: The sentence.
        i: Where to begin.
    """
    while i < len(tokens) and tokens[i].text in CLOSING:
        i += 1
    return i


def behind_asides(tokens: Sequence[Token], i: int) -> int:
    """The word behind what may stand between an office and its holder: "the secretary of the Dockers' Union (DU), EU-listed X".

    Args:
        tokens: The sentence.
        i: The word behind the office and its body.
    """
    if i < len(tokens) and tokens[i].text == "(":
        end = next((j for j in range(i + 1, min(i + _BRACKET, len(tokens) - 1)) if tokens[j].text == ")"), None)
        i = end + 1 if end is not None and tokens[end + 1].text == "," else i
    listed = i + 4 < len(tokens) and tokens[i].text == "," and tokens[i + 2].text == "-" and tokens[i + 3].lower in _LISTED
    return i + 4 if listed else i


_BRACKET = 14  # words
_LISTED = ("listed", "sanctioned", "designated")
