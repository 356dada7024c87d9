"""Doers that a claim names together: "Northern and Southern jets" did it jointly, of "Northern or Southern jets" one or the other."""

import re
from collections import defaultdict
from dataclasses import dataclass

from linkage.cases.casewords import CaseWords, Doer
from linkage.cases.jointnames import Name, split_name
from linkage.model.entity import Entity, EntityType
from linkage.vocab import load_phrases
from linkage.vocab.joints import is_either, split_joint
from linkage.vocab.states import state_name, states_named


@dataclass(frozen=True, slots=True)
class JointDoer:
    """Several doers of one act.

    Args:
        sides: Each by its key (the code of a state, else the name in small letters) with its name, in order of the alphabet.
        is_either: Whether it is left open which of them did it.
    """

    sides: tuple[tuple[str, str], ...]
    is_either: bool

    @property
    def in_words(self) -> str:
        """All of them, with a mark of whether they did it together."""
        *names, last = [name for _, name in self.sides]
        between, mark = ("or", "one or the other") if self.is_either else ("and", "jointly")
        return f"{', '.join(names)} {between} {last}, {mark}"


class JointDoers:
    """The doers of a case that are several.

    Args:
        words: The case, indexed.
    """

    def __init__(self, words: CaseWords) -> None:
        self._called: dict[Name, Entity] = {}
        self._of_states: dict[str, list[tuple[Name, str]]] = defaultdict(list)  # names that tell a state, by their first word
        plain = set(load_phrases("elements", "forces_called_so"))
        for entity in words.case_file.entities:
            codes = states_named(entity.name)
            if entity.type is EntityType.PLACE or len(codes) > 1:
                continue
            for name in dict.fromkeys(map(split_name, entity.names)):
                if name:
                    self._called.setdefault(name, entity)
                    if entity.type is EntityType.STATE and len(codes) == 1 and not plain.issuperset(name):
                        self._of_states[name[0]].append((name, next(iter(codes))))

    def of(self, doer: Doer) -> JointDoer | None:
        """Who did it together, or one or the other; None where one doer is named, or one and what is his ("Tasker and his militia").

        Args:
            doer: Who is said to have done something.
        """
        parts = [part for part in split_joint(doer.name) if split_name(part)]
        if len(parts) < 2 or any(split_name(part)[0] in load_phrases("elements", "theirs") for part in parts):
            return None
        found = [self._sides_in(part) for part in parts]
        left = sorted(states_named("" if doer.entity is None else doer.entity.name) - {key for sides in found for key, _ in sides})
        if found.count(set()) == len(left) == 1:  # who it is known to be tells the one part that its words do not
            found[found.index(set())] = {(left[0], state_name(left[0]))}
        unknown = [part for part, sides in zip(parts, found, strict=True) if not sides]
        if len(unknown) == len(parts) or any(_is_name(part) for part in unknown):
            return None  # a part of one name ("Ministry of Roads and Bridges")
        sides = {side for part in found for side in part} | {(" ".join(split_name(part)), " ".join(split_name(part))) for part in unknown}
        if len(sides) < 2:
            return None
        return JointDoer(tuple(sorted(sides, key=lambda side: (side[1].casefold(), side[0]))), is_either(doer.name))

    def _sides_in(self, part: str) -> set[tuple[str, str]]:
        """The states that a part names, also by what a regime is called; else whom it is the name of."""
        words = split_name(part)
        codes = set(states_named(part))
        for n, word in enumerate(words):
            codes |= {code for name, code in self._of_states.get(word, ()) if words[n : n + len(name)] == name}
        entity = self._called.get(words)
        if not codes and entity is not None:
            codes = set(states_named(entity.name))
        if codes:
            return {(code, state_name(code)) for code in codes}
        return set() if entity is None else {(entity.id, entity.name)}


def _is_name(part: str) -> bool:
    """Whether a part is written as a name, and not as plain words ("separatists")."""
    bare = re.sub(r"^(?:the|a|an)\s+", "", part, flags=re.IGNORECASE)
    return bare[:1].isupper()
