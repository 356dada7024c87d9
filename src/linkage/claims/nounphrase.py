"""The words that belong to a noun: what stands before it, its phrases, and what is joined to it."""

from collections.abc import Iterator

from linkage.claims.daywords import day_words
from linkage.model.parse import Token
from linkage.model.span import Span
from linkage.vocab import load_phrases

_BEFORE_HEAD = {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "case", "advmod", "predet", "neg", "punct", "npadvmod"}


def _follows(word: Token, last: Token) -> bool:
    """Whether a word stands right behind another, or behind the mark that closes a quotation: "the ‘methods’ of X"."""
    between = word.previous
    return word.i == last.i + 1 or (word.i == last.i + 2 and between is not None and between.text in ("’", "”", "»", '"', "'"))


def _goes_on(word: Token) -> bool:
    """Whether what a parser takes for a further name is the second of a list: "the army, Russia and militias"."""
    things = _is_any(word) and _is_any(word.head)  # "a school, a clinic and a row of houses"
    return word.dep == "appos" and (word.pos == "PROPN" or things) and any(c.dep == "conj" and c.i > word.i for c in word.children)


def _is_any(word: Token) -> bool:
    """Whether a common noun names a thing not told of before: "a clinic"."""
    return word.pos == "NOUN" and any(c.dep == "det" and c.lower in ("a", "an") for c in word.children)


def _owner(child: Token) -> Token | None:
    """Whose it is, where the words behind a noun say no more than that: "gunships belonging to the navy"."""
    if child.dep != "acl" or child.lower != "belonging":
        return None
    to = next((c for c in child.children if c.dep == "prep" and c.lower == "to"), None)
    return None if to is None else next((c for c in to.children if c.dep == "pobj"), None)


def _is_of_verb(word: Token) -> bool:
    """Whether the word is the verb's and not the noun's: "dead" of "shot dead six people"."""
    return word.lower == "dead" and word.previous is not None and word.previous.pos == "VERB"


def noun_phrase(head: Token, *, with_conjuncts: bool = False, with_phrases: bool = True) -> Span:
    """The stretch of a noun with what stands before it and its "of" phrases, without relative clauses.

    Args:
        head: The noun.
        with_conjuncts: Whether "and Y" belongs to it.
        with_phrases: Whether the phrases after it belong to it.
    """
    first = last = head
    for child in head.children:
        if child.i < head.i and child.dep in _BEFORE_HEAD and not any(c.dep == "nsubj" for c in child.children):
            edge = child.subtree[0]
            if child.dep != "punct" and not (child.dep == "advmod" and child.pos == "SCONJ"):
                first = edge if edge.i < first.i else first
        elif child.i > head.i and with_phrases and child.dep == "prep" and child.lower in ("of", "for", "in") and _follows(child, last):
            inner = next((c for c in child.children if c.dep == "pobj"), None)
            named = (
                inner is not None and inner.text[0].isupper() and inner.lower not in day_words()
            )  # "of the brigade in May": no part of it
            if inner is not None and (child.lower == "of" or named):
                span_last = _last_of(inner, with_conjuncts=_is_row_of_names(head, inner))
                last = span_last if span_last.i > last.i else last
        elif child.i > head.i and with_phrases and _follows(child, last) and (owner := _owner(child)) is not None:
            last = _last_of(owner)
        elif child.i > head.i and child.dep in ("nummod", "case") and child.i == last.i + 1:
            last = child
        elif (
            child.i > head.i
            and with_conjuncts
            and (child.dep == "conj" or _goes_on(child))
            and not any(c.dep in ("relcl", "acl") and c.i < child.i for c in head.children)
        ):
            span_last = _last_of(child, with_conjuncts=True)
            last = span_last if span_last.i > last.i else last
    while first.i < head.i and (first.pos in ("PUNCT", "CCONJ") or _is_of_verb(first)):
        first = first.sentence.tokens[first.i + 1]
    return Span(first.span.start, last.span.end)


def _is_row_of_names(noun: Token, first: Token) -> bool:
    """Whether several names stand behind a plural that says what they all are: "the villages of X and Y"."""
    row = list(conjuncts(first))
    return noun.tag == "NNS" and len(row) > 1 and all(name.pos == "PROPN" for name in row)


def without_none(text: str, span: Span) -> Span:
    """A noun phrase without the words that say that there was none: "our planes" of "none of our planes".

    Args:
        text: The report's text.
        span: The noun phrase.
    """
    words = span.of(text).lower()
    opening = next((p for p in load_phrases("counts", "none_of") if words.startswith(f"{p} ")), "")
    return Span(span.start + len(opening), span.end)


def _last_of(head: Token, *, with_conjuncts: bool = False) -> Token:
    end = noun_phrase(head, with_conjuncts=with_conjuncts).end
    return next(t for t in head.sentence.tokens if t.span.end == end)


def conjuncts(token: Token) -> Iterator[Token]:
    """The word and the words joined to it: "A, B and C" from A."""
    yield token
    for child in token.children:
        if child.dep == "conj":
            yield from conjuncts(child)
