"""Controlled lists, and how they are loaded. Each list is a YAML file that a newcomer can read and add to."""

from linkage.vocab.lexicon import Hit, Lexicon, load_lexicon, load_pairs, load_phrases, load_vocabulary, load_word_set
from linkage.vocab.offices import matter_lexicon, title_lexicon
from linkage.vocab.ranks import rank_lexicon, rank_tokens, rank_words

__all__ = [
    "Hit",
    "Lexicon",
    "load_lexicon",
    "load_pairs",
    "load_phrases",
    "load_vocabulary",
    "load_word_set",
    "matter_lexicon",
    "rank_lexicon",
    "rank_tokens",
    "rank_words",
    "title_lexicon",
]
