"""States and what acts for them: governments, armed forces, air forces."""

import re
from dataclasses import dataclass
from functools import lru_cache

from linkage.vocab import load_phrases, load_vocabulary
from linkage.vocab.joints import is_either, split_joint
from linkage.vocab.states import state_words

_GOVERNMENT = (
    "government governments regime regimes authorities authority administration state officials side leadership правительство власти режим"
)
_FORCES = "forces troops army military soldiers servicemen armed defence defense units войска военные армия военнослужащие силы"
_AIR = "warplanes warplane jets jet aircraft aviation helicopter helicopters planes plane bombers airforce air авиация самолеты вертолеты"
_FILLER = "the of s and his their its those allies allied led a an belonging to by some former ousted deposed toppled al el"
_KINDS = {
    **dict.fromkeys(_GOVERNMENT.split(), "government"),
    **dict.fromkeys(_FORCES.split(), "forces"),
    **dict.fromkeys(_AIR.split(), "air"),
}
_OFFICES = "ministry minister president premier command staff министерство министр президент міністерство міністр"
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class StateActor:
    """A state, or what acts for it.

    Args:
        countries: ISO 3166-1 alpha-2 codes; more than one where the wording names several jointly.
        kind: "state", "forces" or "air".
        why: What the words were read by.
        is_either: Whether it is left open which of several is meant.
    """

    countries: tuple[str, ...]
    kind: str
    why: str
    is_either: bool = False


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Every word for a state -> its code, in lower case; also with the possessive s of texts that lost their apostrophes."""
    words = state_words()
    found = {**{f"{word}s": code for word, code in words.items()}, **words}
    for code, forms in _RUSSIAN.items():
        found.update(dict.fromkeys(forms.split(), code))
    return found


# The same in Russian and Ukrainian, with the endings that the cases give them.
_RUSSIAN = {
    "RU": "россия россии россию россией рф москва москвы москву москве кремль кремля российские российская российской российских "
    "росія росії",
    "UA": "украина украины украину украине киев киева киеву україна україни київ украинские украинская украинской украинских украинским",
    "SY": "сирия сирии сирию дамаск дамаска сирийские сирийская сирийской",
    "US": "сша вашингтон вашингтона",
}  # fmt: skip


@lru_cache(maxsize=1)
def state_names() -> dict[str, str]:
    """Code -> the usual name of the state."""
    return {str(code): str(entry["names"][0]) for code, entry in load_vocabulary("states").items() if isinstance(entry, dict)}


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Code -> the usual adjective of the state."""
    return {
        str(code): str((entry["demonyms"] or entry["names"])[0])
        for code, entry in load_vocabulary("states").items()
        if isinstance(entry, dict)
    }


@lru_cache(maxsize=65536)
def country_of_words(text: str) -> tuple[str, ...]:
    """The codes of all states that the words name by name, adjective or seat, in order."""
    return tuple(dict.fromkeys(code for code, _, _ in _hits(_WORD.findall(text.casefold()))))


def _hits(words: list[str]) -> list[tuple[str, int, int]]:
    hits, i = [], 0
    while i < len(words):
        for n in (4, 3, 2, 1):
            code = _words().get(" ".join(words[i : i + n])) if i + n <= len(words) else None
            if code is not None:
                hits.append((code, i, i + n))
                i += n
                break
        else:
            i += 1
    return hits


@lru_cache(maxsize=65536)
def read_state_actor(text: str, home: str | None, speaker: str | None = None) -> StateActor | None:
    """The state that the words stand for, or what acts for it; None where they name something else.

    Args:
        text: An actor as written ("Russian", "Moscow's troops", "the Syrian regime", "regime forces").
        home: The country the report is about; "the regime" and "government forces" are taken as its own. None where it is unclear.
        speaker: Who says so, as written: "its aircraft" are the speaker's, where a state speaks. None where nobody else is named.
    """
    own = None if speaker is None else _country_of_speaker(speaker)
    read = [(part, _read_part(part, home) or _read_own(part, own)) for part in split_joint(text)]
    parts = [p for _, p in read if p is not None]
    if not parts or any(p is None and country_of_words(part) for part, p in read):
        return None
    kind = next((p.kind for p in reversed(parts) if p.kind != "state"), "state")
    countries = tuple(sorted({code for p in parts for code in p.countries}))
    return StateActor(countries, kind, parts[0].why, len(countries) > 1 and is_either(text))


def _country_of_speaker(speaker: str) -> str | None:
    """The state that speaks, by its name or one of its offices; a monitor or a channel that is called after a state is none."""
    countries = country_of_words(speaker)
    words = _WORD.findall(speaker.casefold())
    is_state = read_state_actor(speaker, None) is not None or any(word in _KINDS or word in _OFFICES.split() for word in words)
    return countries[0] if len(countries) == 1 and is_state else None


def _read_own(text: str, own: str | None) -> StateActor | None:
    """What a part of the words says to be the speaker's: "its aircraft"."""
    words = _WORD.findall(text.casefold())
    if own is None or len(words) < 2 or words[0] not in load_phrases("elements", "theirs"):
        return None
    kinds = [_KINDS.get(word) for word in words[1:] if word not in _FILLER.split()]
    if kinds == [] or None in kinds:
        return None
    return StateActor((own,), _kind(kinds), f"“{words[0]}” is of who says so")


def _read_part(text: str, home: str | None) -> StateActor | None:
    words = _WORD.findall(text.casefold())
    hits = _hits(words)
    covered = {n for _, start, end in hits for n in range(start, end)}
    rest = [w for n, w in enumerate(words) if n not in covered and w not in _FILLER.split()]
    kinds = [_KINDS.get(w) for w in rest]
    if hits and None not in kinds:
        return StateActor(tuple(dict.fromkeys(c for c, _, _ in hits)), _kind(kinds), "its name")
    if hits or home is None or not rest:
        return None
    if "government" in kinds and any(w in ("regime", "regimes", "government") for w in rest):
        unknown = [w for w, kind in zip(rest, kinds, strict=True) if kind is None and w != "pro"]  # "pro-government forces"
        named_after = "regime" in rest and len(unknown) <= 2 and all(w.capitalize() in text for w in unknown)
        if not unknown or named_after:
            return StateActor((home,), "state", "the government of the country that the report is about")
    return None


def _kind(kinds: list[str | None]) -> str:
    if "government" in kinds:
        return "state"
    if "air" in kinds:
        return "air"
    return "forces" if "forces" in kinds else "state"
