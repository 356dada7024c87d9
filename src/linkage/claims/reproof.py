"""Who reproves or praises somebody for a deed tells of it: "the union criticised the army for shelling X"."""

from linkage.claims.acts import act_of_noun
from linkage.claims.clauses import read_arguments
from linkage.model.parse import Token
from linkage.vocab import load_word_set

_FOR = ("for", "over", "after")


def reproof_of(verb: Token) -> tuple[Token, frozenset[int]] | None:
    """Whoever reproves, and the numbers of the words for what somebody is reproved for; None where the verb does not say so.

    Args:
        verb: Any word of a sentence.
    """
    if verb.pos != "VERB" or verb.lemma not in load_word_set("control", "reproving"):
        return None
    arguments = read_arguments(verb)
    deeds = [] if arguments.passive or arguments.undergoer is None else [arguments.undergoer]
    deeds += [d for p in _FOR for d in arguments.phrases.get(p, ())]
    if not arguments.passive and arguments.undergoer is not None:  # where the parser hangs "for" on who is reproved
        deeds += [d for p in _FOR for d in read_arguments(arguments.undergoer).phrases.get(p, ())]
    told = {t.i for d in deeds if d.dep == "pcomp" or act_of_noun(d) is not None for t in d.subtree}
    return (arguments.doer, frozenset(told)) if arguments.doer is not None and told else None
