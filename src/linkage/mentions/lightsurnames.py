"""Surnames that stand alone, in the languages that are read by light grammar: the person whom the report has named in full."""

from collections.abc import Iterator, Sequence

from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence
from linkage.vocab.light import LightVocabulary

_SHORTEST = 4  # letters of a surname, and of what its case leaves of it


def read_surnames(sentences: Sequence[Sentence], mentions: Sequence[Mention], text: str, vocabulary: LightVocabulary) -> Iterator[Mention]:
    """A lone capitalised word that shares its stem with the last word of a person named in full is that person.

    Args:
        sentences: The report's.
        mentions: What they name in full.
        text: The report's text.
        vocabulary: The words of its language.
    """
    endings = vocabulary.phrases("surname_endings")
    full = (m.text.split() for m in mentions if m.type is MentionType.PERSON)
    stems = {_stem(words[-1], endings) for words in full if len(words) > 1}
    named = [m.span for m in mentions if m.type in (MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE)]
    for sentence in sentences:
        for token in sentence.tokens:
            if not token.text[0].isupper() or len(token.text) < _SHORTEST or _stem(token.text, endings) not in stems:
                continue
            if not any(span.overlaps(token.span) for span in named):
                yield Mention(MentionType.PERSON, token.span, token.span.of(text))


def _stem(word: str, endings: Sequence[str]) -> str:
    """What the cases leave of a surname."""
    lower = word.lower()
    ending = next((e for e in endings if lower.endswith(e) and len(lower) - len(e) >= _SHORTEST), "")
    return lower.removesuffix(ending)
