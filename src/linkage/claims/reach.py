"""Whom or what an act reached, where a noun tells of it: the words around the noun that name its target."""

from __future__ import annotations

from collections.abc import Iterable

from linkage.claims.acts import act_of_noun, act_verbs, counted_noun, is_target, listed
from linkage.claims.clauses import Arguments, read_arguments
from linkage.claims.scene import Scene
from linkage.claims.whereabouts import state_forms
from linkage.model.mention import MentionType
from linkage.model.parse import Token
from linkage.vocab import load_phrases

ONTO = ("on", "at", "into", "over", "against", "onto", "under", "towards", "toward", "through")
AROUND = ("outside", "inside", "near", "beside", "in")  # where it came down, if nothing tells on what
_PLACES: tuple[str, ...] = ("in", "near", "over", "around", "to", "across", "throughout", "at", "outside", "inside")


def reached_by(scene: Scene, noun: Token, arguments: Arguments) -> Token | None:
    """The target of an act that a noun names, or the named place that stands for it; None where neither is told.

    Args:
        scene: The report.
        noun: "air strikes", "siege", "killings".
        arguments: What the noun takes.
    """
    only_where = arguments.undergoer is not None and arguments.undergoer.head.lower == "at"
    if only_where and (fallen := _fell(scene, noun)) is not None and scene.is_person(fallen):
        return fallen  # "killed X in a strike at the airport": X
    own = only_target(scene, arguments.undergoer) or only_target(scene, aim_of(noun)) or _shared(scene, noun)
    over = only_target(scene, arguments.phrase("over")) if arguments.undergoer is None else None
    return own or over or _reached(scene, noun) or _fell(scene, noun) or _where(scene, noun, arguments)


def only_target(scene: Scene, token: Token | None) -> Token | None:
    """The word, where it names or describes what can be attacked; else None.

    Args:
        scene: The report.
        token: A noun, or None.
    """
    return token if token is not None and is_target(scene, token) else None


def aimed_at(scene: Scene, beside: Iterable[Arguments], *groups: tuple[str, ...]) -> Token | None:
    """What can be attacked among the phrases beside an act: "on the base" of "on Monday on the base".

    Args:
        scene: The report.
        beside: What the words of the act take.
        groups: Prepositions, those that tell most first.
    """
    takes = list(beside)
    reached = (_behind_part(t) for group in groups for taken in takes for p in group for t in taken.phrases.get(p, []))
    return next((t for t in reached if is_target(scene, t)), None)


def _behind_part(token: Token) -> Token:
    """What a word for a side or a part of it belongs to: "the station" of "in front of the station"; else the word."""
    if token.tag == "VBG":  # "on people queuing at X", where a parser makes the people their subject
        return next((c for c in token.children if c.dep == "nsubj" and c.i < token.i), token)
    if token.lemma not in listed("sides"):
        return token
    return read_arguments(token).phrase("of") or token


def is_ground(scene: Scene, token: Token) -> bool:
    """Whether the word is a place that a force can take: a named one, or "the village", "the base".

    Args:
        scene: The report.
        token: A noun.
    """
    if (counted := counted_noun(token)) is not None:  # "several villages", "a third of the country"
        return is_ground(scene, counted)
    mention = scene.named(token)
    if mention is not None:
        return mention.type is MentionType.PLACE
    return token.lemma in listed("ground")


def aim_of(noun: Token) -> Token | None:
    """What an act is to reach: "an offensive to retake X", "a campaign to crush the rebels".

    Args:
        noun: The noun of the act.
    """
    clause = next((c for c in noun.children if c.dep in ("acl", "relcl") and any(g.lower == "to" for g in c.children)), None)
    aims = clause is not None and (clause.lemma in listed("taking") or act_verbs().concept(clause.lemma) == "other")
    return read_arguments(clause).undergoer if clause is not None and aims else None


def _shared(scene: Scene, head: Token) -> Token | None:
    """The target that an act in a list takes from the act before it: "attacks on civilians, including killings and abductions"."""
    current, in_list = head, False
    for _ in range(8):
        above = current.head
        if above.i == current.i or above.pos not in ("NOUN", "PROPN", "ADP", "VERB") or (above.pos == "VERB" and above.tag != "VBG"):
            return None
        in_list |= current.dep == "conj" or above.lower in ("including", "as", "like")
        names_act = act_of_noun(above) is not None or above.lemma in ("targeting", *act_verbs().words())
        target = only_target(scene, read_arguments(above).undergoer) if in_list and names_act and above.pos != "ADP" else None
        if target is not None:
            return target
        current = above
    return None


def _counting(head: Token) -> Token:
    """The noun that counts the act, which stands in the clause for it: "a string" of "a string of bombings"; else the act."""
    counts = head.dep == "pobj" and head.head.lower == "of" and (head.head.head.lemma in _COUNTING or head.head.head.pos == "NUM")
    return head.head.head if counts else head


_COUNTING = listed("quantities") | listed("counters") | {"couple", "hour", "day", "night", "week", "month", "year"}


def _reached(scene: Scene, head: Token) -> Token | None:
    """Whom an act hit where it is the subject: "the air strike killed six farmers", "X was hit by drone attacks"."""
    head = _counting(head)
    verb = head.head
    target: Token | None = None
    clause = next((c for c in head.children if c.dep in ("acl", "relcl") and c.lemma in listed("reaching")), None)
    if clause is not None:  # "a strike that tore through a bakery"
        target = next((c for c in clause.children if c.dep == "dobj"), None) or read_arguments(clause).phrase("through", "into")
    elif head.dep == "pobj" and verb.lower == "by" and verb.head.lemma in listed("reaching"):
        target = read_arguments(verb.head).undergoer
    elif head.dep == "pobj" and verb.lower == "under" and verb.head.lemma in ("be", "remain", "come", "live", "stay"):
        target = read_arguments(verb.head).doer
    elif head.dep == "pobj" and verb.lower == "of" and verb.head.lemma == "target" and verb.head.dep in ("attr", "oprd"):
        target = read_arguments(verb.head.head).doer  # "the office was the target of a raid"
    elif head.dep in ("nsubj", "nsubjpass") and verb.lemma in ("aim", "direct"):
        target = read_arguments(verb).phrase("at", "against")
    elif head.dep == "nsubj" and verb.lemma in listed("reaching"):
        target = read_arguments(verb).undergoer or read_arguments(verb).phrase("through", "into")
    return only_target(scene, target) if target is not head else None


def _fell(scene: Scene, head: Token) -> Token | None:
    """Whom an act hit where they are told to have come to harm in it: "two men were killed in mortar fire"."""
    link = head.head
    if head.dep == "pobj" and link.lower == "of" and link.head.lemma in ("result", "course", "consequence"):  # "in the course of a raid"
        link = link.head.head
    if head.dep == "pobj" and link.lower in ("in", "during", "as", "from", "through", "to") and link.head.lemma in listed("reaching"):
        fallen = read_arguments(link.head).undergoer
    elif head.dep == "pobj" and link.lower in ("in", "during", "from") and link.head.lemma in ("die", "perish"):
        fallen = read_arguments(link.head).doer
    else:
        return None
    return fallen if fallen is not None and fallen.lower in ("he", "she", "they") else only_target(scene, fallen)


def _where(scene: Scene, head: Token, arguments: Arguments) -> Token | None:
    """A named place that stands for the target: "air strikes in X", "bombings took place in X"."""
    beside = [(arguments, _PLACES)]
    told = _counting(head)
    if told is not head:  # "seven days of air strikes across X"
        beside.append((read_arguments(told), _PLACES))
    if told.dep in ("nsubj", "nsubjpass") and told.head.lemma in listed("happening"):
        beside.append((read_arguments(told.head), (*_PLACES, "on")))
    for each, prepositions in beside:
        likened = told.head.lemma in load_phrases("likeness", "verbs")  # "compared the siege to X": X is another
        for place in (
            p for preposition in prepositions if not (likened and preposition == "to") for p in each.phrases.get(preposition, [])
        ):
            place = _behind_part(place)
            if is_target(scene, place) and any(scene.named(t) is not None for t in place.subtree):
                return place
    before = place_before(scene, head)
    pointing = before is not None and any(t.lower in _DEFINITE for word in (head, before) for t in word.children)
    return None if pointing else before  # "the X bombing" was told before


_DEFINITE = ("the", "this", "that", "these", "those")


def place_before(scene: Scene, act: Token) -> Token | None:
    """The place before a noun of action that says where it was: X of "an X car bombing"; a state or its seat may be who did it.

    Args:
        scene: The report.
        act: The noun of the act.
    """
    for word in act.children:
        mention = scene.named(word) if word.dep in ("compound", "nmod") and word.i < act.i else None
        if mention is None or mention.type is not MentionType.PLACE:
            continue
        name = mention.text.lower()
        sort = (state_forms().get(name) or state_forms().get(name.removesuffix("s")) or ("", "towns"))[1]
        if sort == "towns" or (sort == "seats" and act_of_noun(act) in load_phrases("acts", "of_towns")):
            return word
    return None
