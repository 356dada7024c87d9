"""The closed words of acts as a reader would write them, which words name an act, and what a denial denies."""

from dataclasses import dataclass

from linkage.model.claim import Claim, ClaimKind
from linkage.vocab.lexicon import load_lexicon

ACTS: dict[str, str] = {
    "": "act not told",
    "missile": "missile or rocket attack",
    "chemical": "chemical attack",
    "sexual-violence": "sexual violence",
    "execution": "execution or other killing",  # a massacre and a murder are told as one, and neither says that anybody was executed
    "other": "attack",
}


@dataclass(frozen=True, slots=True)
class _Word:
    """A printed word, as a lexicon looks it up."""

    lower: str
    lemma: str


def names_act(word: str) -> bool:
    """Whether a word by itself is a noun for an act ("bombing", "shelling").

    Args:
        word: A word as written.
    """
    nouns = load_lexicon("acts", "nouns")
    words = [_Word(word.lower(), word.lower().removesuffix("s"))]
    return nouns.begins(words[0]) and nouns.at(words, 0) is not None


def label_act(act: str) -> str:
    """An act's closed word as a reader would write it ("chemical attack")."""
    return ACTS.get(act, act.replace("-", " "))


def word_denied(claim: Claim) -> str:
    """What a denial in wider terms denies, in few words: the deed as written, else the act, by what means and on what.

    Args:
        claim: A claim that denies something.
    """
    deed = claim.word("act")
    if claim.kind is not ClaimKind.ATTACK:
        return deed or str(claim.kind)
    means = "" if (weapon := claim.word("weapon")) is None else f" with {weapon}"
    target = "" if (target_words := claim.word("target")) is None else f" on {target_words}"
    return f"{label_act(deed or 'other')}{means}{target}"
