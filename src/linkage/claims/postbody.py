"""What can stand behind or beside a title: the body of a post, and what only looks like one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from linkage.claims.acts import act_of_noun
from linkage.claims.clauses import read_arguments, said_of
from linkage.claims.nounphrase import noun_phrase
from linkage.claims.personrank import rank_of
from linkage.claims.posttitle import behind_marks
from linkage.claims.scene import Scene
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import Role
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Token
from linkage.model.span import Span
from linkage.vocab import load_phrases, load_word_set, rank_lexicon, title_lexicon

_listed = partial(load_word_set, "posts")

_BODIES = (MentionType.ORGANIZATION, MentionType.PLACE)
# Words behind "of" that no body has in its name: "leader of the so-called X", "of sanctioned entity X".
_BEFORE_NAME = frozenset({"the", "a", "an", "so", "-", "called", "sanctioned", "designated", "listed"})


def works_in(scene: Scene, head: Token) -> Role | None:
    """The body of "a judge working in the Lonja Court", "an officer serving at X".

    Args:
        scene: The report.
        head: The word that carries the title.
    """
    for clause in head.children:
        if clause.dep == "acl" and clause.lemma in ("work", "serve", "sit"):
            body = read_arguments(clause).phrase("in", "at", "for", "with")
            if body is not None and is_body(scene, body):
                return scene.role("organization", body)
    return None


def whose_body(scene: Scene, whose: Token) -> Role | None:
    """The body of "X is a firm whose director is Y": X; None where nothing names it.

    Args:
        scene: The report.
        whose: The relative word.
    """
    holder = next((a.head for a in whose.ancestors if a.dep == "relcl"), None)
    named = next((t for t in (holder, said_of(holder) if holder is not None else None) if t is not None and is_body(scene, t)), None)
    return scene.role("organization", named) if named is not None else None


def seat_of(scene: Scene, place: Token, before: Token) -> bool:
    """Whether what stands behind a title is where a body sits that stands before it.

    Args:
        scene: The report.
        place: What stands behind it.
        before: What stands before it.
    """
    where, body = scene.named(place), scene.named(before)
    told = where is not None and where.type is MentionType.PLACE and body is not None
    return told and body is not None and body.type is MentionType.ORGANIZATION


def is_event(noun: Token) -> bool:
    """Whether what somebody leads is a deed and no body: "a leader of the coup".

    Args:
        noun: What stands behind the title.
    """
    return noun.pos == "NOUN" and (noun.lemma in load_phrases("posts", "events") or act_of_noun(noun) is not None)


def is_time(scene: Scene, preposition: Token, token: Token) -> bool:
    """Whether the words behind a title only tell when: "in September 2019", "at the time".

    Args:
        scene: The report.
        preposition: What stands right behind the title.
        token: The first word behind it.
    """
    if preposition.lower not in ("in", "at"):
        return False
    return any(d.span.overlaps(token.span) for d in scene.in_sentence(token.sentence, MentionType.DATE))


def is_body(scene: Scene, token: Token) -> bool:
    """Whether the word belongs to the name of a body or a place.

    Args:
        scene: The report.
        token: A word.
    """
    mention = scene.named(token)
    return mention is not None and mention.type is not MentionType.PERSON


def body_of(scene: Scene, tokens: list[Token], first: int, last: int, head: Token) -> tuple[Role | None, int]:
    """The body of which the title is, and the index of the last word that belongs to both.

    Args:
        scene: The report.
        tokens: The sentence.
        first: The first word of the title.
        last: Its last word.
        head: The word that carries it.
    """
    behind = _body_behind(scene, tokens, first, last)
    if behind is not None:
        return behind
    return _body_before(scene, tokens, first, head) or _body_owning(scene, head), last


def _body_behind(scene: Scene, tokens: list[Token], first: int, last: int) -> tuple[Role, int] | None:
    """The body of "commander of X", and the index of its last word."""
    j = behind_marks(tokens, last + 1)  # "the 'Minister of Finance' of X"
    if j + 1 >= len(tokens) or tokens[j].lower not in ("of", "at", "for", "in", "with", "to", "under"):
        return None
    joint = tokens[j].lower
    k = j + 1
    while k < len(tokens) and (tokens[k].lower in _BEFORE_NAME or tokens[k].text in "‘'\"“«"):
        k += 1
    if k >= len(tokens) or tokens[k].pos not in ("NOUN", "PROPN", "ADJ", "NUM", "X") or is_time(scene, tokens[j], tokens[k]):
        return None
    role, index = body_at(scene, tokens, k)
    if role is None or (joint == "under" and _is_over(tokens, k, index)):
        return None  # "officials under his authority", "minister under President X"
    before = tokens[first - 1] if first else None
    if joint == "under" and before is not None and before.lower in state_forms():
        return Role("organization", before.text, before.span), index  # "the Ruritanian minister under X"
    if joint in ("in", "at") and before is not None and seat_of(scene, tokens[k], before):
        return None  # "became Front commander in X": of the Front
    if joint != "of" and first > 1 and tokens[first - 1].lower in ("'s", "’s") and is_body(scene, tokens[first - 2]):
        mention = scene.named(tokens[first - 2])  # "the UN's envoy for X": of the UN
        return (role if mention is None else Role("organization", mention.text, mention.span)), index
    return (role, index) if joint != "to" or role.span is not None else None


def _body_before(scene: Scene, tokens: list[Token], first: int, head: Token) -> Role | None:
    """The body of "X commander", "X's commander"."""
    before = tokens[first - 1] if first else None
    while before is not None and before.lower in _listed("left_out") | {"-", "s", "'"}:
        before = tokens[before.i - 1] if before.i else None
    if before is None:
        return None
    mention = scene.named(before)
    if before.lower in ("'s", "’s") and before.i:
        mention = scene.named(tokens[before.i - 1])
        speaks_for = head.lemma in load_phrases("attribution", "spokespeople")
        if mention is not None and speaks_for:
            return Role("organization", mention.text, mention.span)
    if mention is not None and mention.type is not MentionType.PERSON:
        return Role("organization", mention.text, mention.span)
    if before.lower in state_forms():  # "a Ruritanian judge working in the Lonja Court": of the court
        return works_in(scene, head) or Role("organization", before.text, before.span)
    opens = before.pos in ("NOUN", "PROPN") or before.text[0].isupper()
    joined = before.dep in ("compound", "nmod") or (before.dep == "amod" and before.text[0].isupper())
    if (
        opens
        and joined
        and before.head.i in (head.i, head.head.i)
        and before.lemma != "former"
        and before.lower not in _listed("no_bodies")
    ):
        return Role("organization", before.text, before.span)
    return None


def _body_owning(scene: Scene, head: Token) -> Role | None:
    """The body of "its commander", "whose commander"."""
    owner = next((c for c in head.children if c.dep == "poss"), None)
    if owner is None:
        return None
    if owner.lower == "whose":
        return whose_body(scene, owner)
    if owner.pos == "PRON":
        named = _place_of(scene, owner, head) if head.lemma in _listed("of_places") else scene.referent(owner)
        return Role("organization", named.text, named.span) if named is not None and named.type in _BODIES else None
    return None if scene.is_person(owner) else scene.role("organization", owner)


def _place_of(scene: Scene, owner: Token, head: Token) -> Mention | None:
    """The place whose office it is: the state named before "its" in the sentence, else the place told of."""
    states = [m for m in scene.in_sentence(owner.sentence, MentionType.PLACE) if m.text.lower() in state_forms()]
    return next((m for m in reversed(states) if m.span.end <= owner.span.start), None) or scene.places.near(head)


def _is_over(tokens: Sequence[Token], k: int, last: int) -> bool:
    """Whether what stands behind "under" is no body but somebody's hold over one, or who held the office above."""
    return title_lexicon().at(tokens, k) is not None or any(t.lemma in load_phrases("commands", "under") for t in tokens[k : last + 1])


def body_at(scene: Scene, tokens: list[Token], k: int) -> tuple[Role | None, int]:
    """The body that is named from a word on, and the index of its last word; None and the word itself where none is.

    Args:
        scene: The report.
        tokens: The sentence.
        k: Where the name may begin.
    """
    mention = next((m for t in tokens[k : k + 3] if (m := scene.named(t)) is not None), None)
    if mention is not None and scene.text[mention.span.end : mention.span.end + 1] == "-":
        mention = None  # "of the X-backed Valley Front"
    head = tokens[k]
    while head.dep in ("compound", "amod", "nmod", "npadvmod", "poss", "det", "nummod", "case") and head.head.i > head.i:
        head = head.head
    span = scene.trimmed(noun_phrase(head))
    if span.start > tokens[k].span.start:
        span = Span(tokens[k].span.start, span.end)
    if mention is not None and mention.type is not MentionType.PERSON and (mention.span.end >= span.end or mention.span.overlaps(span)):
        span = Span(
            min(span.start, mention.span.start) if span.start > tokens[k].span.start - 1 else span.start, max(mention.span.end, span.end)
        )
    for person in scene.in_sentence(head.sentence, MentionType.PERSON):
        named = any(t.pos in ("NOUN", "PROPN") for t in tokens if span.start <= t.span.start < person.span.start)
        if named and span.start < person.span.start < span.end:  # "of the Network Anna Kovacs": the name is no part of the body
            rank = rank_of(scene, person)  # "of the 12th Brigade General X": neither is the rank
            end = rank.span.start if rank is not None and rank.span.overlaps(span) else person.span.start
            span = scene.trimmed(Span(span.start, end))
    if not len(span) or span.of(scene.text).lower() in rank_lexicon() or is_event(head):
        return None, k
    last = max((t.i for t in tokens if t.span.end <= span.end), default=k)
    return Role("organization", span.of(scene.text), span), last
