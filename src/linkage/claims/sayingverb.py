"""A verb of speech or thought -> a saying: who says what, as spans of the sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from linkage.claims.clauses import clause_head, read_arguments
from linkage.claims.scene import Scene
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import load_phrases
from linkage.vocab.speech import speech_verbs

_CLAUSES = ("ccomp", "xcomp", "parataxis", "oprd")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_ASIDES = ("parataxis", "ccomp", "dep", "conj", "advcl", "relcl")
_HEARING = frozenset({"tell", "ask", "inform", "urge", "assure", "remind", "warn"})
_ABOUT = ("of", "for", "about", "as")
_JUDGED = (*_ABOUT, "with", "against", "on", "to", "over", "in")
_FAR = 5  # verbs over which a subject is looked for


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody says, thinks or wants something.

    Args:
        source: Who, with all words that tell who it is; None where nobody is named.
        cue: The words that make it a saying ("said", "according to").
        content: What is said, in pieces where the source stands in the midst of it.
        head: The word of the source on which its others depend.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    head: Token | None = field(default=None, compare=False)


@cache
def _attitudes() -> frozenset[str]:
    return frozenset(load_phrases("attribution", "attitudes"))


@cache
def _judgements() -> frozenset[str]:
    return frozenset(load_phrases("attribution", "judgements"))


def saying_of_verb(scene: Scene, verb: Token) -> Saying | None:
    """What a verb of speech, thought or judgement tells; None for any other word, and for what a speaker says of himself.

    Args:
        scene: The report.
        verb: A word of it.
    """
    if verb.pos not in ("VERB", "AUX"):
        return None
    speaks, judges = verb.lemma in speech_verbs() or verb.lemma in _attitudes(), verb.lemma in _judgements()
    if not speaks and not judges:
        return None
    subject = subject_of(verb)
    if _speaks_of_himself(scene, verb, subject):
        return None
    content = _content(verb, subject, judges=judges and not speaks)
    if not content:
        return None
    if subject is not None and subject.lower == "there":
        subject = None
    source = None if subject is None else source_of(subject, verb)
    return Saying(source, cue_of(verb), pieces(verb.sentence, content), subject)


def _speaks_of_himself(scene: Scene, verb: Token, subject: Token | None) -> bool:
    """Whether the verb is part of what somebody says: "I think", "you know", and what a speaker thinks inside his quotation."""
    if subject is not None and subject.lower in ("i", "we", "you", "me", "us"):
        return True
    return scene.in_quotation(verb.span) is not None and verb.lemma not in speech_verbs()


def personal_subject(scene: Scene, verb: Token) -> Token | None:
    """The person who says it, where the parser hung several subjects on a verb: "the depots though the director X said".

    Args:
        scene: The report.
        verb: A verb of speech.
    """
    subjects = [c for c in verb.children if c.dep == "nsubj"]
    persons = [s for s in subjects if scene.is_person(s)]
    return persons[-1] if persons and len(subjects) > 1 else None


def who_posts(verb: Token) -> Token | None:
    """Whose words a participle tells that a parser hung on where they stand: X of "X posted a message on the site blaming Y".

    Args:
        verb: The participle.

    Returns:
        The subject of the clause, or None where the participle hangs on no such phrase.
    """
    where = verb.head
    if verb.dep != "acl" or verb.tag != "VBG" or where.dep != "pobj" or where.pos != "PROPN":
        return None  # "on reports suggesting X" is what the reports say
    if where.head.lower not in ("on", "in", "via", "through"):
        return None
    doer = read_arguments(clause_head(where)).doer
    return doer if doer is not where else None


def subject_of(verb: Token) -> Token | None:
    """Who does it, over joined verbs, infinitives and participles."""
    current, steps = verb, 0
    while steps < _FAR:
        own = next((c for c in current.children if c.dep in _SUBJECTS), None)
        if own is not None:
            return own
        agent = next((g for c in current.children if c.dep == "agent" for g in c.children if g.dep == "pobj"), None)
        if agent is not None:
            return agent
        if current.dep in ("acl", "relcl"):
            return current.head
        if current.head_i == current.i or current.dep not in ("conj", "advcl", "xcomp", "dep", "pcomp", "prep", "ccomp"):
            break
        current, steps = current.head, steps + 1
    return read_arguments(verb).doer


def _content(verb: Token, subject: Token | None, *, judges: bool) -> set[int]:
    content: set[int] = set()
    for child in verb.children:
        if child is subject:
            continue
        clause = child.dep in _CLAUSES and not (child.dep == "parataxis" and child.i < verb.i and child.lemma in speech_verbs())
        thing = child.dep in ("dobj", "obj", "attr") and (judges or child.pos in ("NOUN", "PROPN", "NUM", "PRON", "VERB", "ADJ"))
        phrase = child.dep == "prep" and child.lower in (_JUDGED if judges else _ABOUT)
        if clause or thing or phrase or (child.dep == "advcl" and child.i > verb.i and content):
            content.update(t.i for t in child.subtree)
    hearer = next((c for c in verb.children if c.dep in ("dobj", "dative", "iobj")), None)
    if verb.lemma in _HEARING and hearer is not None and any(c.dep in _CLAUSES for c in verb.children):
        content -= {t.i for t in hearer.subtree}
    mine = {t.i for t in verb.subtree}
    if (
        verb.dep in _ASIDES
        and not contrasts(verb)
        and verb.head.pos in ("VERB", "AUX", "NOUN", "ADJ", "PROPN")
        and not any(c.dep in _CLAUSES for c in verb.children)
    ):
        around = {t.i for t in verb.head.subtree} - mine
        own_subject = any(c.dep in _SUBJECTS for c in verb.children)
        if own_subject and verb.dep != "relcl" and (verb.dep in ("parataxis", "ccomp") or verb.i > verb.head.i):
            return around
    if not content and verb.lemma in speech_verbs():
        before = [t.i for t in verb.sentence.tokens[: min(mine)]] if mine else []
        if len(before) > 3 and verb.head_i == verb.i:
            content.update(before)
    return content


def contrasts(verb: Token) -> bool:
    """Whether a clause sets what it tells against the one it hangs on: "..., though one source put it at six".

    Args:
        verb: The verb of the clause.
    """
    return any(c.dep == "mark" and c.lower in load_phrases("attribution", "contrasting") for c in verb.children)


def source_of(subject: Token, verb: Token) -> Span:
    """The whole noun phrase, with its appositions and relative clauses; not the verb that it belongs to."""
    mine = {t.i for t in verb.subtree} if verb in subject.subtree else set()
    words = [t for t in subject.subtree if t.i not in mine]
    run = [subject]
    for t in reversed([t for t in words if t.i < subject.i]):
        if t.i == run[0].i - 1:
            run.insert(0, t)
    for t in (t for t in words if t.i > subject.i):
        if t.i == run[-1].i + 1:
            run.append(t)
    while len(run) > 1 and run[-1].pos == "PUNCT" and run[-1].text not in (")", "”", '"'):
        run.pop()
    return Span(run[0].span.start, run[-1].span.end)


def cue_of(verb: Token) -> Span:
    """The verb with its helpers, negation and particle."""
    words = [verb, *(c for c in verb.children if c.dep in ("aux", "auxpass", "neg", "prt") and abs(c.i - verb.i) <= 3)]
    return Span(min(t.span.start for t in words), max(t.span.end for t in words))


def pieces(sentence: Sentence, content: set[int]) -> tuple[Span, ...]:
    """The runs of words that follow one another, without the punctuation at their edges."""
    runs: list[list[Token]] = []
    for token in sentence.tokens:
        if token.i not in content:
            continue
        if runs and runs[-1][-1].i == token.i - 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    pieces = []
    for run in runs:
        words = [t for t in run if t.pos != "PUNCT"]
        if words:
            pieces.append(Span(words[0].span.start, words[-1].span.end))
    return tuple(pieces)
