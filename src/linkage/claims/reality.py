"""Whether what a clause tells has happened at all: questions, conditions, threats, fears, plans and what is to come are no claims of it."""

from __future__ import annotations

from functools import partial

from linkage.claims.acts import act_of_noun, act_verbs
from linkage.claims.clauses import clause_head
from linkage.claims.norm import is_ruled
from linkage.model.parse import SUBJECTS, Token
from linkage.vocab import load_word_set

_FAR = 6  # clauses over which a wish or a condition is looked for
_CONDITIONS = ("if", "unless", "whether")
_GUESSES = frozenset({"could", "might", "may"})  # with "have" they tell of the past, and of what is thought of it
_HAVE = frozenset({"have", "'ve", "has"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "more", "further", "new", "no"})

_words = partial(load_word_set, "stance")
_control = partial(load_word_set, "control")


def is_unreal(anchor: Token) -> bool:
    """Whether the word that carries a finding tells of what is only asked, supposed, threatened, feared, planned or still to come.

    Args:
        anchor: The verb or the noun of action.
    """
    if act_of_noun(anchor) is not None and _is_prospect(anchor):
        return True
    if is_ruled(anchor):
        return True
    clause = clause_head(anchor)
    if clause.dep == "acl" and clause.tag == "VBN" and clause.head.head.i == 0 and _is_asked(clause.head.head):
        return True  # "Was the school shelled?", read as "was (the shelled school)"
    for _ in range(_FAR):
        if clause.pos not in ("VERB", "AUX"):
            return False
        if _is_supposed(clause) or _is_wished(clause) or _is_ordered(clause) or _is_asked(clause):
            return True
        if not _shares(clause):
            return False
        clause = clause_head(clause.head)
    return False


def is_withheld(anchor: Token) -> bool:
    """Whether what somebody is to decide is only wished, expected or refused: "refused to issue a warrant", "tipped to become head".

    Args:
        anchor: The word that carries a listing, a charge or an office.
    """
    verb = clause_head(anchor)
    helpers = {c.lower for c in verb.children if c.dep == "aux"}
    if helpers & _GUESSES and not helpers & _HAVE and not is_told(verb):  # "prosecutors may charge X"
        return True
    told_of_act = anchor.dep in ("attr", "dobj", "obj", "oprd") or anchor is verb
    if not told_of_act or verb.dep != "xcomp" or not any(c.lower == "to" and c.dep == "aux" for c in verb.children):
        return False
    return verb.head.lemma in _words("wish") | _words("pending") | _words("withholding")


def is_told(token: Token) -> bool:
    """Whether somebody is said to say it, so that even "did not" tells something.

    Args:
        token: A word of the clause.
    """
    return any(a.lemma in _words("tellings") for a in token.ancestors)


def is_guessed(verb: Token) -> bool:
    """Whether a verb tells of the past what somebody only thinks likely: "may have shelled"."""
    helpers = {c.lower for c in verb.children if c.dep == "aux"}
    return verb.pos in ("VERB", "AUX") and bool(helpers & _GUESSES) and bool(helpers & _HAVE)


def may_be(verb: Token) -> bool:
    """Whether a verb tells what somebody holds possible: "may be involved", "could have shelled".

    Args:
        verb: A verb.
    """
    return any(c.dep == "aux" and c.lower in _GUESSES for c in verb.children)


def is_conditional(verb: Token) -> bool:
    """Whether what a verb says hangs on a condition: "would have fled if ...", "had the army come, ... would"."""
    return any(_is_condition(c) for c in verb.children if c.dep in ("advcl", "ccomp", "dep")) or any(
        c.lower in ("otherwise", "without") for c in verb.children
    )


def _is_condition(clause: Token) -> bool:
    if any(c.dep == "mark" and c.lower in _CONDITIONS for c in clause.children):
        return True
    subject = next((c for c in clause.children if c.dep in SUBJECTS), None)
    first = next((c for c in clause.children if c.dep in ("aux", "auxpass")), None)
    return (
        subject is not None
        and first is not None
        and first.lower in ("had", "should", "were")
        and first.i < subject.i
        and (first.previous is None or not first.previous.text[0].isalnum())
        and clause.sentence.tokens[-1].text != "?"
    )


def _is_supposed(verb: Token) -> bool:
    """A future, a possibility or a condition; "would have" and "may have" tell of the past unless they hang on a condition."""
    helpers = {c.lower for c in verb.children if c.dep == "aux"}
    if verb.dep == "csubj" and verb.tag == "VBG":  # "seizing the airport would cut off the city"
        helpers = {c.lower for c in verb.head.children if c.dep == "aux"}
    if helpers & _words("future"):
        return True
    modal = helpers & {"could", "might", "may", "should", "would", "must"}
    if modal and not helpers & _HAVE:
        return True
    if modal and helpers & _HAVE and (is_conditional(verb) or "should" in modal):
        return True
    return _is_condition(verb)


def _is_wished(verb: Token) -> bool:
    """ "plans to shell", "is going to shell", "threatened with shelling", "a plan to shell", "fear that it shells"."""
    verb = _first_of_joined(verb)
    head = verb.head
    if head.i == verb.i:
        return False
    infinitive = any(c.lower == "to" and c.dep == "aux" for c in verb.children)
    if verb.dep in ("xcomp", "ccomp", "advcl") and infinitive:
        if head.lemma in _words("attempts") and _is_under_way(head) and _is_advance(verb):
            return False  # "tried to storm the base": an attack was under way
        if head.lemma in _words("wish") | _words("pending"):
            return True
        if head.lemma == "go" and head.tag == "VBG":
            return True
        obliged = head.lemma in _words("obliging") and act_verbs().concept(verb.lemma) is not None
        if obliged and not any(c.dep in ("dobj", "obj") for c in head.children):  # "has to bomb the town"
            return True
        if head.lemma == "be":
            return any(c.lemma in _words("prospects") for c in head.children if c.dep in ("nsubj", "attr")) or any(
                c.lemma in _words("pending") for c in head.children if c.dep in ("acomp", "prep", "advmod")
            )
    if verb.dep in ("acl", "relcl") and infinitive:
        return head.lemma in _words("prospects")
    if verb.dep == "xcomp" and verb.tag == "VBG" and head.lemma in _words("avoiding"):
        return True
    if verb.dep == "pcomp":
        governor = head.head
        if head.lower == "from" and governor.lemma in _control("keeping_another_from") | _control("keeping_from"):
            return True
        if head.lower == "in" and _is_help_asked_for(governor):
            return True
        return governor.lemma in _words("threats") or governor.lemma in _words("prospects")
    if verb.dep == "ccomp" and verb.tag in ("VBZ", "VBP", "VB"):
        return head.lemma in _words("threats")
    return False


def _first_of_joined(verb: Token) -> Token:
    """The infinitive that a bare verb goes on, where a parser joins it to the verb above: "planned to kill X and then attack Y"."""
    if verb.dep != "conj" or verb.tag not in ("VB", "VBP") or any(c.dep in ("aux", *SUBJECTS) for c in verb.children):
        return verb
    above = verb.head
    while above.dep == "conj" and above.pos == "VERB":
        above = above.head
    before = [t for t in above.subtree if t.i < verb.i and t.dep == "xcomp" and any(g.lower == "to" for g in t.children)]
    finite = verb.tag == "VBP" or above.tag in (
        "VBD",
        "VBN",
    )  # no bare verb goes on a finite one: "admitted to having plotted to kill X and attack Y"
    own = [t for t in before if t.head is above]
    return (own or (before[-1:] if finite else []) or [verb])[0]


def _is_help_asked_for(governor: Token) -> bool:
    """ "Requested help in evacuating the wounded", "asked for help in ...", wherever the parser hangs what the help is for."""
    if governor.lemma in _words("helps"):
        asking = governor.head.head if governor.dep == "pobj" else governor.head
        return asking.lemma in _words("requests")
    return governor.lemma in _words("requests") and any(t.lemma in _words("helps") for t in governor.subtree)


def _is_ordered(verb: Token) -> bool:
    """ "Attack the station", the bare form with nobody who does it; "missions to hit targets", what they were for."""
    helpers = {c.lower for c in verb.children if c.dep == "aux"}
    first = next((c for c in verb.children if c.dep in ("aux", "auxpass")), verb)
    if first.tag == "VB" and any(c.lower == "that" and c.dep == "mark" for c in verb.children):  # "orders that nobody be spared"
        return True
    if "to" in helpers and verb.dep in ("acl", "advcl", "relcl"):
        return True
    if verb.tag != "VB" or helpers or any(c.dep in SUBJECTS for c in verb.children) or verb.dep not in ("ROOT", "conj", "ccomp"):
        return False
    return verb.dep != "conj" or verb.head.pos != "VERB" or (verb.head.tag == "VB" and _is_ordered(verb.head))


def _is_asked(verb: Token) -> bool:
    """A question whose answer is yes or no: the helper stands before the subject, and the sentence ends with a question mark."""
    if verb.head_i != verb.i or not any(t.text == "?" for t in verb.sentence.tokens[-2:]):
        return False
    subject = next((c for c in verb.children if c.dep in SUBJECTS), None)
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass")] or ([verb] if verb.pos == "AUX" else [])
    asked = any(c.tag in ("WP", "WDT", "WRB") for c in verb.subtree if subject is None or c.i <= subject.i)
    return subject is not None and bool(helpers) and helpers[0].i < subject.i and not asked


def _shares(clause: Token) -> bool:
    """Whether a clause is as real as the one that it hangs on: "will shell X and take Y", "vowed to attack, taking Y"."""
    own = any(c.dep in ("aux", "auxpass", "nsubj", "nsubjpass", "mark") and c.lower not in ("to", "be") for c in clause.children)
    if clause.dep == "conj":
        return not own and (clause.tag == "VB" or (clause.tag == clause.head.tag and clause.tag in ("VBG", "VBN")))
    if clause.dep == "xcomp":
        return clause.tag in ("VB", "VBG")
    if clause.dep == "ccomp" and clause.tag == "VB" and any(c.dep == "aux" and c.lower == "to" for c in clause.children):
        return True  # "will not allow the town to fall"
    if clause.dep == "pcomp":  # "will march on X after taking Y", "able to reach Y by dropping bombs", "offered to help in taking Z"
        helped = clause.head.lower == "in" and clause.head.head.lemma in _words("helps")
        return clause.tag == "VBG" and (helped or clause.head.lower in _words("linked"))
    if clause.dep == "advcl" and clause.tag in ("VBZ", "VBP"):  # "will talk after the army takes the town"
        return any(c.dep in ("mark", "advmod") and c.lower in _words("linked") for c in clause.children)
    return clause.dep == "advcl" and clause.tag == "VBG" and not own and clause.i > clause.head.i


def _is_prospect(noun: Token) -> bool:
    """ "a possible attack", "threatened air strikes", "fears of an attack": no attack yet."""
    if any(c.lower in _words("pending") or c.lower in _words("possible") for c in noun.children if c.dep in ("amod", "compound", "nmod")):
        return True
    if _is_ended(noun):
        return True
    head = noun.head
    if noun.dep == "nsubjpass" and head.lemma in ("expect", "fear", "plan", "threaten") and not _is_definite(noun):
        return True
    if _is_definite(noun):
        return False
    if noun.dep in ("dobj", "obj"):
        return head.lemma in _words("threats") or (head.lemma in ("plan", "prepare") and not _is_past(head))
    if noun.dep == "pobj" and head.lower in ("of", "for", "against", "with", "about"):
        governor = head.head
        return governor.lemma in _words("prospects") or governor.lemma in _words("threats")
    return False


def _is_ended(noun: Token) -> bool:
    """ "A halt to the bombing", "a cessation of the air strikes": what is to be no more, whoever calls for it or claims it."""
    governor = noun.head.head
    if noun.dep != "pobj" or noun.head.dep != "prep":
        return False
    return (noun.head.lower == "to" and governor.lemma in _words("ends")) or (
        noun.head.lower in ("of", "in") and governor.lemma in _words("ends_of")
    )


def _is_past(verb: Token) -> bool:
    return verb.tag in ("VBD", "VBN") or any(c.lemma == "have" and c.dep == "aux" for c in verb.children)


def _is_under_way(verb: Token) -> bool:
    """Whether an attempt was made or is being made: "tried", "are trying", "killed while trying"; but not "will try"."""
    helpers = {c.lemma for c in verb.children if c.dep == "aux"}
    if verb.tag == "VBG":
        return "be" in helpers or (verb.dep == "advcl" and _is_under_way(verb.head))
    return _is_past(verb)


def _is_advance(verb: Token) -> bool:
    """Whether a verb tells of an attack by a force on some ground: "storm the base", "launch an offensive"."""
    thing = next((c for c in verb.children if c.dep in ("dobj", "obj")), None)
    particle = next((c.lower for c in verb.children if c.dep == "prt"), None)
    phrase = verb.lemma if particle is None else f"{verb.lemma} {particle}"
    carried = phrase in load_word_set("acts", "carriers") and thing is not None and act_of_noun(thing) == "other"
    return carried or act_verbs().concept(phrase) == "other" or act_verbs().concept(verb.lemma) == "other"


def _is_definite(noun: Token) -> bool:
    return any(c.dep in ("det", "poss") and c.lower not in _INDEFINITE for c in noun.children)
