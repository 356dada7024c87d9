"""Forces, and what tells that somebody commands them: words for them, where they stand, who is said to lead them."""

from __future__ import annotations

from functools import cache

from linkage.claims.clauses import read_arguments
from linkage.claims.nounphrase import conjuncts
from linkage.claims.scene import Scene
from linkage.model.mention import MentionType
from linkage.model.parse import Token
from linkage.vocab import load_pairs, load_phrases


@cache
def force_words() -> frozenset[str]:
    """Nouns of what can be commanded as a force."""
    return frozenset(load_phrases("commands", "forces"))


def is_of_accusation(verb: Token) -> bool:
    """Whether the verb tells what somebody is accused of: "ordering" of "accused of ordering the raid".

    Args:
        verb: A verb.
    """
    while verb.dep in ("conj", "xcomp") and verb.head.pos == "VERB":
        verb = verb.head
    holder = verb.head.head
    if holder.dep == "dobj":  # "accused the general of ordering X", where "of" hangs on "general"
        holder = holder.head
    return verb.dep == "pcomp" and holder.lemma in load_pairs("responsibility", "accusing") | load_pairs("responsibility", "clearing")


def plays_leading_role(verb: Token, part: Token) -> bool:
    """Whether somebody "played a leading role in" a fight, which in a record tells that he led it.

    Args:
        verb: "play", "have".
        part: What he took part in.
    """
    role = next((c for c in verb.children if c.dep == "dobj" and c.lemma == "role"), None)
    leads = role is not None and any(c.lower == "leading" for c in role.children)
    return leads and part.lemma in load_phrases("responsibility", "fights")


def force_before(under: Token) -> Token | None:
    """The force right before "under", wherever a parser hangs it: "answers for children among troops under his command".

    Args:
        under: The word "under".
    """
    noun = under.previous
    while noun is not None and noun.dep == "pobj" and noun.head.lower == "of" and noun.lemma not in force_words():
        noun = noun.head.head  # "members of X under his command"
    return noun if noun is not None and noun.pos == "NOUN" and noun.lemma in force_words() else None


def is_force(scene: Scene, token: Token) -> bool:
    """Whether a word names a body or a force, which somebody can command.

    Args:
        scene: The report.
        token: A noun.
    """
    mention = scene.named(token)
    return token.lemma in force_words() or (mention is not None and mention.type is MentionType.ORGANIZATION)


def body_of_misread(scene: Scene, noun: Token) -> Token | None:
    """The body that did what a parser took for a word of the noun: the Front of "under him, the Front committed acts".

    Args:
        scene: The report.
        noun: The noun of which a parser made the deed an adjective.
    """
    if scene.named(noun) is not None:
        return None
    for token in noun.subtree:
        mention = scene.named(token)
        following = token.next
        if mention is not None and mention.type is MentionType.ORGANIZATION and following is not None and following.tag in ("VBN", "VBD"):
            return token if following.i < noun.i and following.head is noun else None
    return None


def subordinate_to(scene: Scene, word: Token) -> tuple[Token, Token] | None:
    """The force and its superior of "units subordinate to General X"; None where no force or no person stands there.

    Args:
        scene: The report.
        word: "subordinate".
    """
    force = read_arguments(word.head).doer if word.dep == "acomp" else word.head
    link = next((c for c in word.children if c.lower == "to"), None)
    superior = next((c for c in link.children if c.dep == "pobj"), None) if link is not None else None
    if force is None or superior is None or not any(t.lemma in force_words() for t in conjuncts(force)):
        return None
    person = scene.is_person(superior) or superior.lower in ("him", "her")
    return (force, superior) if person else None
