"""Where: the place that a clause tells of, and words for states, which act as often as they lie somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from itertools import pairwise

from linkage.claims.clauses import clause_head
from linkage.claims.sourceplace import doer_of, is_of_source
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence, Token
from linkage.vocab import load_lexicon, load_pairs, load_phrases, load_vocabulary
from linkage.vocab.gazetteer import load_gazetteer

_REGIONS = frozenset(
    [
        "province",
        "region",
        "governorate",
        "oblast",
        "prefecture",
        "provinces",
        "county",
        "state",
        "department",
        "municipality",
        "government",
    ]
)
_WATERS = frozenset({"sea", "gulf", "ocean", "river", "lake", "strait"})
_OWNED = frozenset(["JJ", "JJR", "JJS", "NN", "NNS", "NNP"])  # tags of what stands behind its owner
_OWNING = frozenset(["nsubj", "nsubjpass", "poss", "compound", "amod", "nmod", "npadvmod"])  # of a state that acts, or whose something is
_NOT_WHERE = frozenset(["after", "about", "like", "than"])  # "named after X", "the talks about X"
_SIGNS = frozenset([",", "(", "[", "-", "–", "—", ":", "/"])
_INSIDE = frozenset(["in", "inside", "within", "across", "throughout"])
_PREPOSITIONS = frozenset(
    [
        "in", "at", "near", "on", "over", "around", "outside", "inside", "from", "to", "into", "across", "of",
        "towards", "toward", "throughout", "within", "against", "off", "between", "north", "south", "east", "west",
    ]
)  # fmt: skip


# A place in capitals at the start of a line, perhaps with its country, an agency or a date, and a dash.
_DATELINE = re.compile(r"[A-Z][A-Z' .-]{2,30}(?:, [A-Z][\w .]{2,30})?(?:,? [^()\n]{3,20})?(?: ?\([^()\n]{2,30}\))? ?[-–—] ")


@cache
def state_forms() -> dict[str, tuple[str, str]]:
    """Lower-case words for states: word -> (usual name, "names" | "demonyms" | "seats")."""
    found: dict[str, tuple[str, str]] = {}
    for entry in load_vocabulary("states").values():
        if isinstance(entry, dict):
            for sort in ("seats", "demonyms", "names"):
                for word in entry.get(sort, []):
                    found[str(word).lower()] = (str(entry["names"][0]), sort)
    return found


def _act_of(noun: Token) -> str | None:
    return load_lexicon("acts", "nouns").concept(noun.lemma) if noun.pos == "NOUN" else None


@cache
def _of_towns() -> frozenset[str]:
    return frozenset(load_phrases("acts", "of_towns"))


def _treats_injured(place: Mention) -> bool:
    """Whether it is a hospital: the injured of attacks elsewhere are told of there, so that what follows is not done there."""
    words = place.text.lower().split()
    return any(" ".join(words[-n:]) in load_phrases("targets", "hospital") for n in (1, 2))


def _is_water(place: Mention) -> bool:
    """Whether it is a sea, lake or river, which only says where a place lies: "the X Sea port of Y", "the port on the Sea of X"."""
    words = place.text.lower().split()
    return not _WATERS.isdisjoint((words[0], words[-1]))


def _is_seat(place: Token) -> bool:
    """Whether a place only says where a body sits: "the group based in X"."""
    above = place.head
    return place.dep == "pobj" and above.lower == "in" and above.head.lower in load_phrases("placewords", "seated")


def _is_slashed(place: Token) -> bool:
    """Whether it is one of two names with a slash between: "the X/Y border"."""
    return any(t.text.startswith("/") for t in place.sentence.tokens[place.i + 1 : place.i + 2])


def _is_state(place: Mention) -> bool:
    """Whether it is the name of a state, also where its apostrophe was lost: "Xs war"."""
    forms = (state_forms().get(word) for word in (place.text.lower(), place.text.lower().removesuffix("s")))
    return place.type is MentionType.PLACE and any(form is not None and form[1] == "names" for form in forms)


def _is_run_on(place: Token) -> bool:
    """Whether a place is put behind another name without any sign between them, as in a list of words that runs into a sentence."""
    before = place.sentence.tokens[place.i - 1] if place.i else None
    return place.dep == "appos" and before is not None and before.text not in _SIGNS


def _is_outlawed_in(place: Token) -> bool:
    """Whether a place only says where somebody is outlawed: "the Valley Front (banned in Russia) attacked X"."""
    before = place.sentence.tokens[max(0, place.i - 2) : place.i]
    return len(before) == 2 and before[1].lower == "in" and before[0].lemma in load_phrases("designations", "outlawing")


def _is_elsewhere(clause: Token) -> bool:
    """Whether a clause tells that it was not where the words before it are about: "Elsewhere, shells hit X", "raids in the east"."""
    first = clause.sentence.tokens[0]
    if first.lower == "elsewhere" and (first.next is None or first.next.lower != "in"):
        return True
    around = (t for t in clause.subtree if t.dep == "pobj" and t.head.lower == "in" and t.lower in load_phrases("placewords", "directions"))
    return any(c.lower == "the" for t in around for c in t.children)


def _is_part_of(between: str) -> bool:
    """Whether the words between two places say that the second is a part of the first: "the X district of Y"."""
    words = between.split()
    return len(words) == 2 and words[0] in load_phrases("bodies", "settlements") and words[1] == "of"


_CITY = 50_000  # people


def _people_of(place: Mention) -> int:
    """How many live in the best-known place of the name; 0 where nobody knows one."""
    gazetteer = load_gazetteer()
    found = gazetteer.find(place.text.lower()) if gazetteer.knows(place.text.lower()) else None
    return found.population if found is not None else 0


def _lies_in(between: str) -> bool:
    """Whether the words between two places say that the first lies in the second or near it: ", ", " in the south of ", " outside "."""
    first, *words = between.replace(",", " , ").split() or [""]
    inside = load_phrases("placewords", "inside")
    return first in (",", "in", "of", "near", "outside", *load_phrases("placewords", "directions")) and all(w in inside for w in words)


class Whereabouts:
    """The places of one report, by clause.

    Args:
        sentences: Its sentences.
        text: Its text.
        named: The person, body or place that a word belongs to by name, or None.
        dates: The dates of a sentence.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        text: str,
        named: Callable[[Token | None], Mention | None],
        dates: Callable[[Sentence], Sequence[Mention]],
    ) -> None:
        self._sentences, self._text, self._named, self._dates = sentences, text, named, dates
        self._located_at: dict[tuple[int, int], Mention | None] = {}  # looked up again and again by `near`

    def near(self, anchor: Token, *others: Token | None) -> Mention | None:
        """The place mention that fits the clause of `anchor` best, or None."""
        heads = [anchor, *(t for t in others if t is not None and t.sentence is anchor.sentence)]
        for head in heads:
            inside = [(t, m) for t in head.subtree if (m := self._located(t)) is not None]
            doer = doer_of(head)
            told = [m for t, m in inside if doer is None or not any(a is doer for a in t.ancestors)] or [m for _, m in inside]
            below = self._without_wholes(told)  # "rebels in X shelled Y": Y
            if below:
                return next((m for m in below if not _is_water(m)), below[0])
        clause = clause_head(anchor)
        in_clause = self._told_by(clause)
        if not in_clause and clause.dep == "advcl":  # "bombed a clinic in X, killing six"
            in_clause = self._told_by(clause_head(clause.head))
        if in_clause:
            return min(in_clause, key=lambda m: abs(m.span.start - anchor.span.start))
        elsewhere = _is_elsewhere(clause)
        for sentence in self._backwards(anchor.sentence, 1 if elsewhere else 8):
            if sentence.paragraph != anchor.sentence.paragraph:
                break
            found = self._told_in(sentence, is_earlier=sentence is not anchor.sentence)
            if found:
                return min(found, key=lambda m: abs(m.span.start - anchor.span.start))
        if elsewhere:
            return None
        return self._place_before(anchor.sentence) or self.topic() or self._of_source(anchor.sentence)

    def _of_source(self, sentence: Sentence) -> Mention | None:
        """Where whoever tells it sits, for want of any other place."""
        return next((m for t in sentence.tokens if (m := self._located(t)) is not None), None)

    def _place_before(self, sentence: Sentence) -> Mention | None:
        """The last place of the paragraph before."""
        for earlier in self._backwards(sentence, 12):
            if earlier.paragraph < sentence.paragraph - 1:
                return None
            found = self._told_in(earlier, is_earlier=True)
            if found and earlier.paragraph == sentence.paragraph - 1:
                return found[-1]
        return None

    def _told_by(self, clause: Token) -> list[Mention]:
        """The places of a clause, without those that only say where another one lies."""
        return self._narrow(
            [m for t in clause.subtree if (m := self._located(t)) is not None and not is_of_source(t, is_state=_is_state(m))]
        )

    def _told_in(self, sentence: Sentence, *, is_earlier: bool) -> list[Mention]:
        """The places of a sentence, without those that only say where another one lies.

        Of an earlier one, where the injured are treated and where a body sits say nothing of what is told next.
        """
        told = [(m, t) for t in sentence.tokens if (m := self._located(t)) is not None and not is_of_source(t, is_state=_is_state(m))]
        found = [(m, _treats_injured(m) or _is_seat(t)) for m, t in told]
        return self._narrow([m for m, is_elsewhere in found if not (is_earlier and is_elsewhere)])

    def _narrow(self, places: list[Mention]) -> list[Mention]:
        """The places of a sentence without those that only say where another one lies: "X in Y province", "X, Y" are about X."""
        places = self._without_wholes(places)
        wide = [m for m in places if self._is_wide(m)]
        wide += [b for a, b in pairwise(places) if a in wide and self._text[a.span.end : b.span.start] == " of "]  # "X County of Y"
        narrow = [m for m in places if m not in wide] or places
        around = [b for a, b in pairwise(narrow) if _lies_in(self._text[a.span.end : b.span.start])]
        return [m for m in narrow if m not in around] or narrow

    def _without_wholes(self, places: list[Mention]) -> list[Mention]:
        """The places without cities of which the next one is a part: Y of "the X district of Y", but X of it where Y is the city."""
        named = [(a, b) for a, b in pairwise(places) if _is_part_of(self._text[a.span.end : b.span.start])]
        wholes = [a for a, b in named if _people_of(a) >= max(_CITY, _people_of(b))]
        return [m for m in places if m not in wholes]

    def _is_wide(self, place: Mention) -> bool:
        after = re.match(r"\s+(\w+)", self._text[place.span.end : place.span.end + 20])
        if _is_water(place):
            return True
        words = [*place.text.lower().split()[1:], after[1].lower() if after is not None else ""]
        return place.text.lower() in state_forms() or any(w in _REGIONS for w in words)

    def topic(self) -> Mention | None:
        """The first place of the headline that is no state acting, else the first of the report; a hospital where it names no other."""
        found = [m for sentence in self._sentences[:3] for t in sentence.tokens if (m := self._located(t)) is not None]
        return next((m for m in found if not _treats_injured(m)), found[0] if found else None)

    def country(self, sentence: Sentence) -> Mention | None:
        """The state that a sentence names in whatever form, else the one that the report named most before it as where something was.

        Args:
            sentence: What tells of a whole war.
        """
        named = (m for t in sentence.tokens if (m := self._named(t)) is not None and _is_state(m))
        if (own := next(named, None)) is not None:
            return own
        words = (t for s in self._sentences[: sentence.i] for t in s.tokens if t.dep == "pobj" and t.head.lower in _INSIDE)
        before = [m for t in words if (m := self._located(t)) is not None and _is_state(m)]
        counts = Counter(m.text for m in before)
        return max(before, key=lambda m: (counts[m.text], m.span.start), default=None)

    def _located(self, token: Token) -> Mention | None:
        """The place that the word names, where it says where: not as a subject, an owner or an adjective of a body."""
        key = (token.sentence.i, token.i)
        if key not in self._located_at:
            self._located_at[key] = self._place_at(token)
        return self._located_at[key]

    def _place_at(self, token: Token) -> Mention | None:
        mention = self._named(token)
        if mention is None or mention.type is not MentionType.PLACE or token.span.end != mention.span.end:
            return None
        if any(mention.span.overlaps(d.span) for d in self._dates(token.sentence)):
            return None
        if self.is_of_dateline(mention) or _is_outlawed_in(token) or self._is_no_place(token, mention):
            return None
        after = self._text[mention.span.end : mention.span.end + 8].lower()
        if after.startswith(("-based", "-backed", "-led", "-born", "-held")) and not after.startswith("-held"):
            return None
        sort = state_forms().get(mention.text.lower())
        following = token.next
        if sort is None and following is not None and following.tag in _OWNED and state_forms().get(mention.text.lower().removesuffix("s")):
            return None  # an owner whose apostrophe was lost: "Xs second city Y"
        if (token.dep == "pobj" and token.head.lower in _NOT_WHERE) or self._is_origin(token):
            return None
        scene_of_act = sort is not None and sort[1] == "seats" and token.dep == "compound" and _act_of(token.head) in _of_towns()
        if scene_of_act:  # "a Kabul car bombing"
            return mention
        if sort is not None and ((token.dep in _OWNING and not _is_slashed(token)) or _is_run_on(token)):
            return None
        first = token
        while first.dep == "conj":
            first = first.head
        if first.dep == "pobj" and (first.head.dep == "agent" or (sort is not None and first.head.lower in ("by", "with"))):
            return None  # "supplied by X", "backed by X", "at war with X"
        accused = first.dep == "dobj" and first.head.lemma in load_pairs("responsibility", "accusing")
        if sort is not None and (accused or first.dep in ("nsubj", "nsubjpass")):
            return None  # "the government and X say", "blames X"
        hit = token.dep in ("dobj", "nsubjpass") and token.head.lemma in load_lexicon("acts", "verbs")
        if sort is not None and token.dep == "dobj" and not hit and token.head.lemma not in load_phrases("placewords", "leaving"):
            return None  # "has not mentioned X"
        if sort is not None and sort[1] == "seats" and not hit and not (token.dep == "pobj" and token.head.lower in _PREPOSITIONS):
            return None  # the capital often stands for its state
        inside = token.dep == "pobj" and token.head.lower in _INSIDE  # "the war in X is": no X that acts
        if sort is not None and not inside and following is not None and following.tag in ("VBZ", "VBD", "VBP", "MD"):
            return None
        return mention

    def _is_origin(self, place: Token) -> bool:
        """Whether a place only says where somebody comes from: "a trader from X", "Jane Doe, 47, of X"."""
        while place.dep == "appos" and place.head.pos == "PROPN":  # "of X, Y"
            place = place.head
        link, who = place.head, place.head.head
        if link.dep == "prep" and who.dep == "acl" and who.lemma in load_phrases("placewords", "coming"):  # "a man visiting from X"
            return True
        if link.lower == "of" and who.lemma in ("native", "citizen", "national"):
            return True
        if link.lower not in ("from", "of") or who.pos not in ("NOUN", "PROPN", "NUM"):
            return False
        named = self._named(who)
        if named is not None:
            return named.type is MentionType.PERSON
        return link.lower == "from" and who.tag == "NN" and who.lemma in load_phrases("persons", "groups")

    def _is_no_place(self, token: Token, mention: Mention) -> bool:
        """Whether a parser took another name for one of a place: a ministry in brackets, an outlet that reports, a field of a record.

        Places that the gazetteer knows are places; others are where the report sets them behind "in", "near" and the like, or where
        something is done to them.
        """
        line = self._text[self._text.rfind("\n", 0, mention.span.start) + 1 : mention.span.end + 1]
        if line.endswith("|") or " | " in line:
            return True
        short = sum(c.isupper() for c in mention.text) > 1 and f"({mention.text})" in self._text  # "the Ministry of Roads (MoR)"
        if mention.text.lower() in state_forms() or (token.dep in ("dobj", "nsubjpass", "pobj", "appos", "conj") and not short):
            return False
        if short:
            return True
        words = {*mention.text.lower().split(), token.head.lemma}
        if any(words & set(load_phrases("bodies", section)) for section in ("settlements", "sites", "toponyms", "not_person")):
            return False
        if token.dep != "pobj" and mention.text in self._names_of_people:
            return True  # "X" of "Jane X", where a place of that name is known too
        return mention.text not in self._set_in and not load_gazetteer().knows(mention.text.lower())

    @cached_property
    def _names_of_people(self) -> frozenset[str]:
        """Each word of the names of people whom the report names in full."""
        words = (t for s in self._sentences for t in s.tokens)
        people = {m.text for t in words if (m := self._named(t)) is not None and m.type is MentionType.PERSON}
        return frozenset(part for name in people if " " in name for part in name.split())

    @cached_property
    def _set_in(self) -> frozenset[str]:
        """The names that the report sets somewhere behind a word for where, or does something to."""
        words = (t for s in self._sentences for t in s.tokens if t.dep in ("pobj", "dobj", "conj", "appos"))
        return frozenset(m.text for t in words if (m := self._named(t)) is not None and m.type is MentionType.PLACE)

    def is_of_dateline(self, place: Mention) -> bool:
        """Whether the place only says where the report was written: "GENEVA (Agency) - ...".

        Args:
            place: A place that the report names.
        """
        start = self._text.rfind("\n", 0, place.span.start) + 1
        dateline = _DATELINE.match(self._text, start)
        return dateline is not None and place.span.end <= dateline.end()

    def _backwards(self, sentence: Sentence, reach: int) -> Iterable[Sentence]:
        for i in range(sentence.i, max(-1, sentence.i - reach), -1):
            yield self._sentences[i]
