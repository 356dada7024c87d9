"""When: which of the times that a sentence names is that of one of its clauses."""

from collections.abc import Sequence
from itertools import pairwise

from linkage.claims.clauses import clause_head
from linkage.model.mention import Mention
from linkage.model.parse import Token
from linkage.vocab import load_lexicon, load_phrases
from linkage.vocab.speech import speech_verbs

_LONG_UNITS = frozenset(["day", "week", "month", "year", "decade"])
_PARTING = ("since", "before", "until", "till")
_BEHIND = ("after", "following", "since", "before", "until")


def time_of(anchor: Token, times: Sequence[Mention], *, record: bool) -> Mention | None:
    """The time in the clause of a word, else the nearest one of the sentence on the same level; None where there is none.

    Args:
        anchor: The word that tells what happened.
        times: The times that its sentence names.
        record: Whether the report is a record of a sanctions authority.
    """
    behind = _behind_which(anchor) if record else None
    times = [m for m in times if not _dates_text(anchor, m) and not _describes(anchor, m)]
    times = [m for m in times if not _is_term(anchor, m)]
    times = [m for m in times if not _dates_words(anchor, m) and not _dates_deed(anchor, m)]
    if behind is not None:  # "After the capture of X, he was appointed on 6 May": the day is not that of the capture
        times = _within(times, behind)
    if not times:
        return None
    clause = clause_head(anchor)
    other = {t.i for c in clause.children if _is_parted(c) and anchor not in c.subtree for t in c.subtree}
    times = [
        m for m in times if m.text.lower().startswith(_PARTING) or not any(m.span.covers(anchor.sentence.tokens[i].span) for i in other)
    ]
    if not times:
        return None
    if _describes_somebody(clause):  # "on Sunday X met the parents of a soldier killed in Y": the day is not that of the killing
        times = _within(times, clause)
        if not times:
            return None
    inside = _within(times, clause)
    mention = min(inside or times, key=lambda m: abs(m.span.start - anchor.span.start))
    return mention if inside or _same_level(anchor, mention) else None


def _dates_text(anchor: Token, mention: Mention) -> bool:
    """Whether a date only says which treaty or law is meant, and not when anything was done: "the 2015 agreement"."""
    inside = [t for t in anchor.sentence.tokens if mention.span.covers(t.span)]
    noun = next((t.head for t in inside if t.head_i > inside[-1].i and t.dep in ("nummod", "compound", "nmod", "amod")), None)
    return noun is not None and noun is not anchor and noun.lemma.lower() in load_phrases("times", "dated")


def _is_term(anchor: Token, mention: Mention) -> bool:
    """Whether a time is how long somebody is locked up, and not that of what he did: "who stabbed X was jailed for ten years"."""
    if not mention.text.lower().startswith("for "):
        return False
    holder = next((t for t in anchor.sentence.tokens if mention.span.covers(t.span)), None)
    verb = clause_head(holder) if holder is not None else anchor
    return verb is not anchor and verb.lemma in load_lexicon("designations", "verbs")


def _dates_words(anchor: Token, mention: Mention) -> bool:
    """Whether a time is that of what somebody says: "the rebels said on Friday they had taken X", "..., a guard told us on Friday"."""
    inside = [t for t in anchor.sentence.tokens if mention.span.covers(t.span)]
    if not inside:
        return False
    before, above = inside[0].previous, clause_head(inside[-1])
    if before is not None and before.pos == "VERB" and before.lemma in speech_verbs() and before.tag == "VBD":
        told = next((c for c in before.children if c.dep == "ccomp" and c.i > before.i), None)
        subject = next((c for c in told.children if c.dep in ("nsubj", "nsubjpass")), None) if told is not None else None
        return subject is not None and inside[-1].i < subject.subtree[0].i and anchor in before.subtree
    aside = above.dep in ("conj", "parataxis") and above.lemma in speech_verbs() and anchor not in above.subtree
    return (aside and any(c.dep == "nsubj" for c in above.children)) or (aside and before is not None and above.tag == "VBD")


def _dates_deed(anchor: Token, mention: Mention) -> bool:
    """Whether a time is that of what somebody is charged with, and not of the charge: "convicted X of torturing inmates in 1992"."""
    holder = next((t for t in anchor.sentence.tokens if mention.span.covers(t.span)), None)
    deed = clause_head(holder) if holder is not None else anchor
    return deed.dep == "pcomp" and deed.head.lower in ("of", "for", "with", "over") and anchor in (deed.head.head, deed.head.head.head)


def _describes(anchor: Token, mention: Mention) -> bool:
    """Whether a time stands in a clause that only says who or what something is: "X, who was convicted in 2016, died"."""
    holder = next((t for t in anchor.sentence.tokens if mention.span.covers(t.span)), None)
    clause = next((a for a in holder.ancestors if a.dep == "relcl"), None) if holder is not None else None
    if clause is None or anchor in clause.subtree or clause.head is anchor or clause.lemma in load_phrases("acts", "happening"):
        return False
    return load_lexicon("acts", "nouns").concept(clause.head.lemma) is None


def _within(times: Sequence[Mention], top: Token) -> list[Mention]:
    """Those of the times that stand among the words below one."""
    own = [t.span for t in top.subtree]
    return [m for m in times if any(m.span.covers(s) for s in own)]


def _same_level(anchor: Token, mention: Mention) -> bool:
    holder = next((t for t in anchor.sentence.tokens if mention.span.covers(t.span)), None)
    if holder is None:
        return False
    between = anchor.sentence.tokens[min(holder.i, anchor.i) : max(holder.i, anchor.i)]
    if any(a.lemma in _LONG_UNITS and b.lower in ("after", "before") for a, b in pairwise(between)):
        return False  # "on Monday, days after ...": another day
    verb = clause_head(holder)
    clauses = [clause_head(anchor), *clause_head(anchor).ancestors]
    if verb not in clauses or any(_says_beside(a) for a in clauses[1 : clauses.index(verb)]):
        return False  # "on Monday X promised Y, while Z said that ...": what Z tells has another day
    return verb.lemma not in speech_verbs()


def _says_beside(verb: Token) -> bool:
    """Whether a clause tells what somebody else says beside the main one: "..., even as Z said that X"."""
    joined = verb.dep == "advcl" and any(c.dep == "mark" and c.lower in ("as", "while", "whereas") for c in verb.children)
    return joined and verb.lemma in speech_verbs()


def _describes_somebody(clause: Token) -> bool:
    """Whether a participle tells who somebody is of whom another verb tells: "met the parents of a soldier killed in X"."""
    noun = clause.head
    return clause.dep == "acl" and clause.tag == "VBN" and noun.dep == "pobj" and noun.head.lower == "of" and noun.pos == "NOUN"


def _is_parted(clause: Token) -> bool:
    """Whether a clause tells of another time than the one it hangs on: "since the offensive was launched on Sunday"."""
    return clause.dep == "advcl" and any(c.dep == "mark" and c.lower in _PARTING for c in clause.children)


def _behind_which(noun: Token) -> Token | None:
    """The word "after" or "following" that sets what the clause tells behind what a noun names; None where there is none."""
    above = noun.head
    return above if noun.dep == "pobj" and above.lower in _BEHIND else None
