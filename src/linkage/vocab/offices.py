"""Offices and the matters that they are about, as lexicons."""

from functools import cache

from linkage.vocab.lexicon import Lexicon, load_phrases


@cache
def title_lexicon() -> Lexicon:
    """Offices by name, under the concept "title": "minister", "head", "chief of staff".

    Raises:
        VocabularyError: `posts.yaml` is not of its shape.
    """
    return Lexicon({"title": load_phrases("posts", "titles")})


@cache
def matter_lexicon() -> Lexicon:
    """What an office is about, under the concept "matter": "defence" of "Minister of Defence".

    Raises:
        VocabularyError: `posts.yaml` is not of its shape.
    """
    return Lexicon({"matter": load_phrases("posts", "matters")})
