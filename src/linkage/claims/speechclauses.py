"""Clauses around a verb of speech: which words belong to what is said, and which to whoever says it or to the report itself."""

from __future__ import annotations

from linkage.model.claim import Attribution
from linkage.model.parse import SUBJECTS, Token
from linkage.vocab import load_phrases
from linkage.vocab.speech import speech_verbs


def describes_source(token: Token, source: Attribution | None) -> bool:
    """Whether a word belongs to what describes a source: "UN-backed" of "the UN-backed group said"."""
    if source is None or source.span is None:
        return False
    head = next((t for t in token.sentence.tokens if source.span is not None and t.span.end == source.span.end), None)
    return source.span.covers(token.span) or (head is not None and token.i < head.i and token in head.subtree)


def relative_holder(subject: Token) -> Token:
    """The noun that "which" and "who" stand for: "the panel, which said that X"; any other word is itself."""
    relative = subject.lower in ("which", "who", "that") and subject.head.dep == "relcl"
    return subject.head.head if relative else subject


def tells_clause(verb: Token, subject: Token) -> bool:
    """Whether a noun that no list of speakers has is told to say what stands behind the verb: "a chemist said that X"."""
    if (
        verb.lemma not in load_phrases("attribution", "of_speakers")
        or subject.dep != "nsubj"
        or subject.pos not in ("NOUN", "PROPN", "NUM")
    ):
        return False
    before = subject.subtree[0].previous
    apart = subject.i > verb.i or (before is not None and before.text == ",")  # "..., a chemist said"; "..., said a chemist"
    clauses = (c for c in verb.children if c.dep in ("ccomp", "parataxis") and has_subject(c))
    return subject.head is verb and any(c.i > verb.i or apart for c in clauses)


def is_own_deed(clause: Token) -> bool:
    """Whether a clause tells what its speaker did: "claims to have taken X", "claims it took X"."""
    if clause.dep == "xcomp":
        return True
    return clause.dep == "ccomp" and any(c.dep == "nsubj" and c.lower == "it" for c in clause.children)


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own, and shares none with the clause that it hangs on."""
    return any(c.dep in SUBJECTS for c in verb.children)


def words_of_phrase(token: Token, source: Token) -> set[int]:
    """The words of "according to X"; where the parser made all of the sentence part of X, those before the comma."""
    comma = next((t.i for t in token.sentence.tokens[source.i + 1 :] if t.text == ","), None)
    if token.head_i != token.i or token.i > 0 or comma is None:
        return {t.i for t in token.subtree}
    return set(range(comma + 1))


def goes_on(clause: Token) -> bool:
    """Whether a participle behind an aside goes on with what is told: "planes bombed X, the radio said, killing nine"."""
    before = clause.subtree[0].previous
    parted = before is not None and before.text == ","
    return clause.dep == "advcl" and clause.tag == "VBG" and clause.i > clause.head.i and parted and clause.lemma not in speech_verbs()


def has_that(verb: Token) -> bool:
    """Whether a clause opens with "that"."""
    return any(c.lower == "that" and c.dep == "mark" for c in verb.children)


def has_that_behind(verb: Token) -> bool:
    """Whether a clause with "that" stands below a verb."""
    return any(has_that(c) for c in verb.children if c.dep == "ccomp")


def asides_of(verb: Token) -> set[int]:
    """What the report itself adds to what somebody claims: "X claims to have taken Y, which has been bombarded"."""
    added: set[int] = set()
    for token in verb.subtree:
        words = token.subtree if token.dep == "relcl" and token is not verb else []
        before = words[0].previous if words else None
        if before is not None and before.text == ",":
            added.update(t.i for t in words)
    return added
