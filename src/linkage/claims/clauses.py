"""Who does what to whom in a clause: the arguments of a verb or of a noun of action."""

from dataclasses import dataclass, field
from functools import cache, partial

from linkage.claims.clipped import is_clipped
from linkage.claims.daywords import day_words
from linkage.claims.negation import instead
from linkage.claims.nounphrase import conjuncts
from linkage.claims.relative import RELATIVES, antecedent
from linkage.claims.straysubject import given_elsewhere, hung_before, in_clause_between, joined_before, taken_by_next
from linkage.model.parse import DOING_SUBJECTS, Token
from linkage.vocab import load_lexicon, load_pairs, load_phrases, load_word_set

_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_MARKS = ('"', "”", "“", "''")
_ONTO = ("against", "on", "of", "at", "upon", "targeting", "towards", "toward")
_PEOPLE = ("civilians", "journalists", "aid")  # types of target
_control = partial(load_word_set, "control")


@dataclass(slots=True)
class Arguments:
    """What a verb or a noun of action takes.

    Args:
        doer: Who does it.
        undergoer: Whom or what it is done to.
        phrases: Heads of the phrases beside it, by preposition ("on", "in", "with", ...).
        passive: Whether the verb is in the passive.
    """

    doer: Token | None = None
    undergoer: Token | None = None
    phrases: dict[str, list[Token]] = field(default_factory=dict)
    passive: bool = False

    def phrase(self, *prepositions: str) -> Token | None:
        """The first phrase with one of these prepositions, or None."""
        for preposition in prepositions:
            if self.phrases.get(preposition):
                return self.phrases[preposition][0]
        return None


def read_arguments(token: Token) -> Arguments:
    """The arguments of a verb, with those it shares with the verbs around it.

    A participle takes them from the noun it belongs to, a second verb from the first, an infinitive from its verb.
    """
    if token.pos in ("NOUN", "PROPN") and token.tag not in ("VBG",):
        return _of_noun(token)
    found = Arguments(phrases=_phrases(token))
    for child in token.children:
        if child.dep in DOING_SUBJECTS:
            found.doer = child
        elif child.dep in _PASSIVE_SUBJECTS:
            found.undergoer, found.passive = child, True
        elif child.dep in ("dobj", "obj") and (found.undergoer is None or found.undergoer.dep not in ("dobj", "obj")):
            found.undergoer = child  # a second object is the subject of a clause behind: "dropped shells on X the council said"
    if found.undergoer is None:  # "burned down the mayor's house", where the parser hangs the house on "down"
        found.undergoer = next((g for c in token.children if c.dep == "prt" for g in c.children if g.dep == "pobj"), None)
    if found.doer is None and not found.passive and (elsewhere := given_elsewhere(token)) is not None:
        found.doer = elsewhere
    if found.undergoer is None and (stray := hung_before(token)) is not None:
        found.undergoer, found.passive = stray, True
    if token.dep == "amod" and found.doer is not None and found.undergoer is None and token.i < token.head_i:
        found.undergoer = token.head  # "the Front committed acts that ...", where a parser took the verb for an adjective
    if is_put_in(token):
        found.doer, found.undergoer, found.passive = None, read_arguments(token.head).doer, True
    if found.undergoer is None and (found.doer is not None or token.dep in ("conj", "pcomp")):
        found.undergoer = _of_second(token)
    if found.undergoer is None and not found.passive:
        found.undergoer = taken_by_next(token)
    by = found.phrase("by")
    acted = found.doer is not None and any(c.lemma == "have" and c.dep == "aux" for c in token.children)  # "has undermined X by refusing Y"
    if by is not None and (found.passive or token.tag == "VBN") and not acted:
        found.doer = by
    if found.doer is None and not found.passive and token.dep == "conj" and token.tag in ("VBZ", "VBD", "VBP"):
        found.doer = joined_before(token)
    if found.doer is None and not found.passive:
        found.doer = in_clause_between(token)
    if found.doer is not None and found.doer.dep in DOING_SUBJECTS and found.undergoer is None and is_clipped(token):
        found.doer, found.undergoer, found.passive = found.phrase("by"), found.doer, True
    _inherit(token, found)
    if found.doer is None and found.passive:
        found.doer = _by_of_second(token)
    found.doer, found.undergoer = antecedent(found.doer), antecedent(found.undergoer)
    return found


def is_put_in(verb: Token) -> bool:
    """Whether the subject is only the one that the clause before tells of: "accused" of "found itself accused of Y".

    Args:
        verb: A verb.
    """
    if verb.tag != "VBN" or verb.head_i == verb.i:
        return False
    return any(c.dep in DOING_SUBJECTS and c.lower.endswith(("self", "selves")) for c in verb.children)


def _of_second(verb: Token) -> Token | None:
    """The object that verbs share: "looted and burned the hospital", "looted, burned and shelled the hospital"."""
    for _ in range(3):
        second = next((c for c in verb.children if c.dep == "conj" and _are_joints(verb, c)), None)
        if second is None or not _same_form(second, verb) or any(c.dep in DOING_SUBJECTS for c in second.children):
            return None
        thing = next((c for c in second.children if c.dep in ("dobj", "obj")), None)
        if thing is not None:
            return thing
        verb = second
    return None


def _by_of_second(verb: Token) -> Token | None:
    """Who did what two passives share: "were seized and later killed by rebels"; a time or place between them parts them."""
    second = next((c for c in verb.children if c.dep == "conj" and c.tag in ("VBN", "VBD")), None)
    if second is None or any(c.dep in (*DOING_SUBJECTS, *_PASSIVE_SUBJECTS, "auxpass", "aux") for c in second.children):
        return None
    between = verb.sentence.tokens[verb.i + 1 : second.i]
    return _phrases(second).get("by", [None])[0] if all(t.text == "," or t.dep == "cc" or t.pos == "ADV" for t in between) else None


def _are_joints(first: Token, second: Token) -> bool:
    between = first.sentence.tokens[first.i + 1 : second.i]
    return 0 < len(between) < 3 and all(t.text == "," or t.dep == "cc" for t in between)


def _same_form(second: Token, first: Token) -> bool:
    """Whether two verbs stand in one form; a parser often takes the past of the second for a participle."""
    return second.tag == first.tag or {second.tag, first.tag} == {"VBD", "VBN"}


def _inherit(token: Token, found: Arguments) -> None:
    head = token.head
    if token.dep == "relcl":
        if found.doer is None and found.undergoer is not None and not found.passive:
            found.doer = head if not any(c.dep in DOING_SUBJECTS for c in token.children) else found.doer
        elif found.undergoer is None and not found.passive and found.doer is not None and found.doer.lower not in RELATIVES:
            found.undergoer = head
    elif token.dep == "acl" and head.lower == "order" and head.head.lower == "in":  # "were sent to X in order to suppress Y"
        sent = read_arguments(head.head.head)
        found.doer = found.doer or (sent.undergoer if sent.passive else sent.doer)
    elif token.dep == "acl":
        if token.tag == "VBN" and found.undergoer is None:
            found.undergoer, found.passive = head, True
        elif token.tag == "VBG" and found.doer is None:
            found.doer = _who_goes_on(token) or head
    elif (
        (token.dep in ("conj", "advcl", "xcomp", "dep", "pcomp", "prep") or (token.dep == "acomp" and token.tag == "VBN"))
        and token.head_i != token.i
        and head.pos in ("VERB", "AUX", "ADP", "SCONJ")
    ):
        _share(token, found)


def _who_goes_on(verb: Token) -> Token | None:
    """Who does what a parser hung on the object before it: "arming gangs, trafficking drugs", "stormed two villages abducting 20"."""
    thing, comma = verb.head, verb.previous
    if thing.dep != "dobj" or thing.head.pos != "VERB":
        return None
    row = thing.head.tag == "VBG" and comma is not None and comma.text == ","
    return read_arguments(thing.head).doer if row or _is_of_attack(verb) else None


def _is_of_attack(verb: Token) -> bool:
    """Whether a participle behind what was attacked goes on with the attack: "killed 30 people using gas"; not "killed a man using gas"."""
    thing, verbs = verb.head, load_lexicon("acts", "verbs")
    sort = load_lexicon("targets").concept(thing.lemma)
    several = thing.tag == "NNS" or sort not in _PEOPLE  # one person may do it himself
    goes_on = verb.lemma in _control("by_means_of") or verb.lemma in verbs
    return (
        several
        and sort not in (None, "military")
        and goes_on
        and (thing.head.lemma in verbs or thing.head.lemma in load_phrases("acts", "killing"))
    )


def _share(token: Token, found: Arguments) -> None:
    if token.dep == "acomp" and token.tag == "VBN" and token.head.lemma == "be" and found.phrase("by") is not None:
        subject = next((c for c in token.head.children if c.dep in DOING_SUBJECTS), None)  # "were overrun by the rebels"
        found.undergoer, found.passive = found.undergoer or subject, True
        return
    by_phrase = token.tag == "VBN" and found.undergoer is None  # "kidnapped and executed by X"
    if (found.doer is not None and not by_phrase) or (found.passive and found.undergoer is not None):
        return
    governor = token.head
    while governor.pos in ("ADP", "SCONJ") and governor.head_i != governor.i:
        governor = governor.head
    hung = token.dep == "pcomp" and governor.dep == "dobj"  # "accused X of bombing Y", where "of" hangs on X
    if token.dep == "pcomp" and (governor.head if hung else governor).lemma in load_pairs("responsibility", "clearing"):
        return  # "cleared X of bombing Y": who did it is not told
    if hung and governor.head.lemma in _accusing():
        found.doer = governor
        return
    if governor.pos == "NOUN" and token.dep == "pcomp":
        found.doer = found.doer or _subject_to(governor)
        return
    if governor.pos not in ("VERB", "AUX") or governor.i == token.i:
        return
    shared = read_arguments(governor)
    opens = token.dep == "advcl" and (token.i < governor.i or found.doer is not None)  # "Bombed for months, the city ..."
    stands = governor.lemma in _control("standing") and token.lemma in _accusing() and governor.i < token.i
    joined = token.dep == "conj" and any(c.dep == "auxpass" for c in token.children)  # "is part of X and is owned by Y"
    if token.tag == "VBN" and token.dep == "conj" and shared.passive and found.doer is None and not joined:
        found.passive = True  # "were beaten and denied treatment"
        found.undergoer = shared.undergoer
        return
    if token.tag == "VBN" and (shared.passive or opens or stands or joined) and found.undergoer is None:
        found.undergoer = shared.undergoer if shared.passive else shared.doer
        found.passive = True
        return
    if found.doer is not None:
        return
    if token.dep == "pcomp" and (
        governor.lemma in _accusing()
        or (token.head.lower == "for" and governor.lemma in _control("repaying") | _control("reproving"))
        or (token.head.lower == "with" and governor.lemma in _control("entrusting"))
    ):
        found.doer = shared.undergoer  # "accused X of bombing Y", "arrested X for bombing Y"
        return
    if token.dep == "xcomp" and shared.undergoer is not None and not shared.passive and governor.lemma not in _control("own_doing"):
        found.doer = shared.undergoer
        return
    finite = token.tag in ("VBZ", "VBD", "VBP") or any(c.dep == "aux" for c in token.children)
    if token.dep == "advcl" and any(t.text in _MARKS for t in token.sentence.tokens[token.i : governor.i]):
        return  # "'... shelled the town', the council said": who says so did not shell it
    as_well = token.dep == "conj" and finite and token.tag != "VB"  # "is run by X and has sent Y": who is run sent them
    found.doer = shared.undergoer if shared.passive and (shared.doer is None or as_well) else shared.doer


@cache
def _accusing() -> frozenset[str]:
    """Verbs with a preposition behind which stands a deed of the object."""
    return _control("keeping_another_from") | frozenset(load_pairs("responsibility", "accusing"))


def _subject_to(measure: Token) -> Token | None:
    """Who "is subject to measures for doing X": the deed is his, not that of whoever the sentence is about."""
    to = measure.head
    subject = to.head
    clause = subject.head
    if measure.dep != "pobj" or to.lower != "to" or subject.lower not in ("subject", "liable") or clause.lemma != "be":
        return None
    return read_arguments(clause).doer


def _instead(phrase: Token) -> Token:
    """What stands behind "but" where the phrase itself is negated: "by rebels" of "not by the army but by rebels"; else the phrase."""
    before = phrase.previous
    negated = before is not None and before.lower == "not"
    return next((c for c in phrase.children if c.dep == "conj" and c.pos == phrase.pos), phrase) if negated else phrase


def _phrases(token: Token) -> dict[str, list[Token]]:
    found: dict[str, list[Token]] = {}
    for child in token.children:
        if child.dep in ("prep", "agent", "dative", "prt") and child.pos in ("ADP", "SCONJ", "VERB", "ADV") and child.lower != "according":
            child = _instead(child) if not any(c.dep == "neg" for c in token.children) else instead(child) or child
            for inner in child.children:
                if inner.dep in ("pobj", "pcomp"):
                    found.setdefault(child.lower, []).append(inner)
                elif inner.dep == "prep":  # "out of", "away from"
                    found.setdefault(inner.lower, []).extend(c for c in inner.children if c.dep == "pobj")
    return found


def _of_noun(token: Token) -> Arguments:
    """ "the bombing of X by Y", "Y's siege of X", "a Russian air strike on X", "an attack carried out by Y on X"."""
    found = Arguments(phrases=_phrases(token))
    found.undergoer = next((t for p in _ONTO for t in found.phrases.get(p, ()) if t.lower not in day_words()), None)  # not "on Monday"
    found.doer = found.phrase("by", "from")
    if found.undergoer is None and found.doer is not None:  # "an attack by rebels on a bus", where "on" hangs on "rebels"
        behind = _phrases(found.doer)
        found.undergoer = next((behind[p][0] for p in ("on", "against") if p in behind), None)
    for child in token.children:
        if child.dep == "poss" and child.lower not in ("its", "their", "his", "her", "our", "my", "your"):
            found.doer = child
        elif child.dep == "acl" and not _lays_blame(child):
            own = Arguments(phrases=_phrases(child))
            if child.tag == "VBN" and own.phrase("by") is not None and child.lemma not in _control("marking"):
                found.doer = own.phrase("by")
            target = next((c for c in child.children if c.dep in ("dobj", "obj")), None)
            if child.tag == "VBG" and target is not None and child.lemma in ("target", "hit", "strike"):
                found.undergoer = target
            for preposition, heads in own.phrases.items():
                found.phrases.setdefault(preposition, []).extend(heads)
            if found.undergoer is None:
                found.undergoer = own.phrase("on", "upon", "against")
    if found.undergoer is None:  # "the killing, rape and torture of civilians"
        for other in conjuncts(token):
            told = any(c.dep == "det" for c in other.children) and other.lemma not in load_lexicon("acts", "nouns")
            apart = other.i > token.i and told  # "rape, beatings and the destruction of barns"
            if other is not token and other.pos == "NOUN" and not apart:
                shared = _phrases(other).get("of") or _phrases(other).get("on") or _phrases(other).get("against")
                inflicted = next((c for c in other.children if c.dep == "acl" and c.lemma == "inflict"), None)
                shared = shared or (_phrases(inflicted).get("on") or _phrases(inflicted).get("upon") if inflicted is not None else None)
                if shared and any(t.lemma in _acts() for t in conjuncts(shared[0]) if t is not shared[0]):
                    continue  # "rape, recruitment of children, robbery and looting"
                found.undergoer = shared[0] if shared else found.undergoer
    if found.doer is None and token.dep == "conj" and token.head.pos == "NOUN":
        found.doer = next((c for c in token.head.children if c.dep == "poss" and c.pos != "PRON"), None)
    found.undergoer, found.doer = antecedent(found.undergoer), antecedent(found.doer)
    return found


def _lays_blame(participle: Token) -> bool:
    """Whether a participle tells whose an act is said to be: "a blast blamed on X", which did not reach X."""
    return participle.tag == "VBN" and load_pairs("responsibility", "attributing").get(participle.lemma, "by") != "by"


@cache
def _acts() -> frozenset[str]:
    """Nouns of acts and harms."""
    return frozenset((*load_lexicon("acts", "nouns").words(), *load_phrases("responsibility", "harms")))


def behind_to(verb: Token) -> Token | None:
    """The noun behind "to", also where the parser takes it for a clause: "rubble" of "reduced the school to rubble".

    Args:
        verb: The verb.
    """
    found = read_arguments(verb).phrase("to")
    taken = (c for c in verb.children if c.dep == "advcl" and c.pos == "NOUN" and any(g.lower == "to" for g in c.children))
    return found or next(taken, None)


def said_of(noun: Token) -> Token | None:
    """Of whom a noun only says what he is: "X is one of the businessmen who ...", "X, a trader with ties to ...": X.

    Args:
        noun: The noun.

    Returns:
        The head of the noun phrase that it describes, or None where it describes nobody.
    """
    current = noun
    for _ in range(5):
        head = current.head
        if current.dep in ("attr", "oprd") and head.pos in ("VERB", "AUX"):
            arguments = read_arguments(head)
            return arguments.doer or arguments.undergoer
        if current.dep == "appos":
            return head
        if current.dep == "pobj" and head.lower == "as":
            while head.pos not in ("VERB", "AUX") and head.head_i != head.i:
                head = head.head
            arguments = read_arguments(head)
            return arguments.undergoer if arguments.passive else arguments.doer
        if current.dep == "pobj" and head.lower == "among" and head.head.lemma == "be":  # "he was among those who ..."
            return read_arguments(head.head).doer
        if current.dep == "pobj" and head.lower in ("of", "among") and head.head.dep in ("attr", "pobj", "appos", "conj", "oprd"):
            current = head.head
        elif current.dep == "conj" and head.pos in ("NOUN", "PROPN"):
            current = head
        else:
            return None
    return None


def is_one_of(noun: Token) -> bool:
    """Whether a noun is told with "one of the": "one of the leaders of X".

    Args:
        noun: A noun.
    """
    return noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lower == "one"


def clause_head(token: Token) -> Token:
    """The verb of the clause that holds the word; the root where there is none."""
    current = token
    while current.head_i != current.i and not (
        current.pos in ("VERB", "AUX") and current.dep not in ("aux", "auxpass", "amod", "compound")
    ):
        current = current.head
    return current
