"""Accounts of a war -> the state of which they tell, by the names of states in their sentences."""

from collections import Counter
from collections.abc import Sequence

from linkage.incidents.breadth import sentences_of
from linkage.incidents.scene import Scene
from linkage.incidents.whereabouts import countries_of
from linkage.model.place import Place
from linkage.vocab import load_vocabulary
from linkage.vocab.gazetteer import Gazetteer, fold_place_name


def country_told_of(account: Sequence[Scene], gazetteer: Gazetteer) -> Place | None:
    """The state that the sentences of an account name the most often in whatever form, without those who attacked.

    Where they name none, it is the country whose towns the report names the most, else the state that it names; None where it names none.
    """
    words = state_words()
    found = Counter(words[w] for s in account for w in fold_place_name(sentences_of(s)).split() if w in words)
    attackers = {
        words[w]
        for s in account
        for r in ("perpetrator", "accused", "superior", "person")
        for w in fold_place_name(s.claim.word(r) or "").split()
        if w in words
    }
    codes = [c for c in found if c not in attackers]
    if not codes and (countries := countries_of(account[0].report, gazetteer)):
        return gazetteer.find(state_name(countries[0]))
    if not codes:
        told = Counter(words[w] for w in fold_place_name(account[0].report.text).split() if w in words and words[w] not in attackers)
        codes, found = list(told), told
    code = min(codes, key=lambda c: (-found[c], c), default=None)
    return None if code is None else gazetteer.find(state_name(code))


def state_words() -> dict[str, str]:
    """Names and adjectives of states, folded -> ISO codes."""
    return {
        fold_place_name(str(name)): code
        for code, entry in load_vocabulary("states").items()
        if isinstance(entry, dict)
        for part in ("names", "demonyms")
        for name in entry[part]
    }


def state_name(code: str) -> str:
    """The usual name of a state by its ISO code; the code itself where the vocabulary lacks it.

    Args:
        code: The code.
    """
    entry = load_vocabulary("states").get(code)
    return str(entry["names"][0]) if isinstance(entry, dict) else code
