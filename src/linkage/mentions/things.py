"""Sentences -> ranks, titles, roles, weapons and protected objects, by vocabulary."""

from collections.abc import Iterator, Sequence
from functools import cache

from linkage.mentions.nametypes import is_numbered_unit
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence
from linkage.model.span import Span
from linkage.vocab import Lexicon, load_lexicon, load_phrases, rank_lexicon


@cache
def _lexicons() -> tuple[tuple[MentionType, Lexicon], ...]:
    return (
        (MentionType.RANK, rank_lexicon()),
        (MentionType.TITLE, Lexicon({"title": load_phrases("posts", "titles")})),
        (MentionType.WEAPON, load_lexicon("weapons")),
        (MentionType.OBJECT, load_lexicon("targets")),
    )


_NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM", "VERB")
_PEOPLE = frozenset({"civilians", "military", "aid", "journalists"})


def read_things(sentences: Sequence[Sentence], text: str) -> Iterator[Mention]:
    """The ranks, titles, weapons and objects that the sentences mention; people are no objects.

    Args:
        sentences: The parsed sentences.
        text: The report's text.
    """
    for sentence in sentences:
        for sort, lexicon in _lexicons():
            for hit in lexicon.find(sentence.tokens):
                if sort is MentionType.RANK and is_numbered_unit(sentence.tokens, hit.start):
                    behind = lexicon.at(sentence.tokens, hit.start + 1)  # "the 12th Brigade General X"
                    if behind is None:
                        continue
                    hit = behind
                last = sentence.tokens[hit.end - 1]
                if last.pos not in _NOMINAL or (last.pos == "VERB" and sort is not MentionType.OBJECT):
                    continue
                if sort is MentionType.RANK and (not _names_follow(sentence, hit.end) or _ends_an_office(sentence, hit.start)):
                    continue
                if sort is MentionType.OBJECT and hit.concept in _PEOPLE and sort is MentionType.OBJECT:
                    continue
                span = Span(sentence.tokens[hit.start].span.start, last.span.end)
                yield Mention(sort, span, span.of(text), None if hit.concept in ("rank", "title") else hit.concept)


def _ends_an_office(sentence: Sentence, i: int) -> bool:
    """Whether the word is glued to the one before it, as in "Secretary-General"; ranks of two words stand in the lexicon as one."""
    return i > 0 and sentence.tokens[i - 1].text == "-" and sentence.tokens[i - 1].span.end == sentence.tokens[i].span.start


def _names_follow(sentence: Sentence, i: int) -> bool:
    """Whether a rank stands before a name, or is held by somebody ("the rank of colonel", "is a general")."""
    if i >= len(sentence.tokens):
        return True
    return sentence.tokens[i].text[0].isupper() or sentence.tokens[i].text in (",", ".", ")")
