"""Claim -> signs: what can be seen of a claim that tells how likely an analyst is to accept it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from linkage.model.claim import CODES, ROLES, UNWORDED, Claim, ClaimKind, Role
from linkage.model.parse import ParsedReport, Sentence, Token
from linkage.model.span import Span

Doubts = Mapping[tuple[ClaimKind, Span], tuple[str, ...]]

# The role whose word carries a claim of the kind: the verb, noun or office that a grammar went by.
_CARRIER = {
    ClaimKind.POST: "title", ClaimKind.COMMAND: "mode", ClaimKind.RESPONSIBILITY: "act", ClaimKind.ATTACK: "act",
    ClaimKind.CASUALTIES: "outcome", ClaimKind.DAMAGE: "extent", ClaimKind.DEPRIVATION: "what", ClaimKind.DESIGNATION: "instrument",
    ClaimKind.STATEMENT: "speaker", ClaimKind.AFFILIATION: "tie", ClaimKind.IDENTITY: "attribute", ClaimKind.SIMILARITY: "feature",
}  # fmt: skip


class SignReader:
    """Reads the signs of the claims of one report.

    Args:
        parsed: The report.
        claims: All claims that were read in it: some signs compare a claim with the others.
        doubts: What a grammar found missing when it proposed a claim, by the claim's kind and quote.
    """

    def __init__(self, parsed: ParsedReport, claims: Sequence[Claim], doubts: Doubts) -> None:
        self._report = parsed.report
        self._doubts = doubts
        self._sentences = [s for s in parsed.sentences if s.tokens]
        self._starts = [s.span.start for s in self._sentences]
        self._beside = Counter((c.kind, self._sentence_i(c.quote.start)) for c in claims)
        self._alike = Counter((c.kind, str(c.value(_CARRIER[c.kind]))) for c in claims)

    def signs(self, claim: Claim) -> frozenset[str]:
        """What is seen of one claim: short names such as "attack act=siege".

        Two claims of which the same is seen are equally likely to be right.
        """
        return frozenset(f"{claim.kind} {sign}" for sign in self._signs(claim)) | frozenset(self._signs_of_text(claim))

    def _signs(self, claim: Claim) -> Iterator[str]:
        yield "any"
        yield "record" if self._report.record else "news"
        yield f"stance={claim.stance}"
        yield f"source={self._source(claim)}"
        sentence = self._sentence(claim.quote.start)
        filled = {r.name: r for r in claim.roles}
        for name in ROLES[claim.kind]:
            role = filled.get(name)
            if role is None:
                yield f"no {name}"
                continue
            yield from self._of_role(role, claim, sentence)
        yield f"beside={min(self._beside[claim.kind, self._sentence_i(claim.quote.start)], 4)}"
        yield f"alike={min(self._alike[claim.kind, str(claim.value(_CARRIER[claim.kind]))], 4)}"
        yield f"quote={min(len(claim.quote) // 40, 6)}"
        for doubt in self._doubts.get((claim.kind, claim.quote), ()):
            yield f"doubt={doubt}"

    def _of_role(self, role: Role, claim: Claim, sentence: Sentence | None) -> Iterator[str]:
        if role.name in CODES and isinstance(role.value, str) and role.value in CODES[role.name]:
            yield f"{role.name}={role.value}"
        if role.name not in UNWORDED and isinstance(role.value, str):
            words = role.value.split()
            yield f"{role.name} words={min(len(words), 6)}"
            yield f"{role.name} {'capital' if words and words[-1][:1].isupper() else 'small'}"
        if role.span is None:
            return
        if sentence is None or not sentence.span.covers(role.span):
            yield f"{role.name} elsewhere"
            return
        head = _head(sentence, role)
        if head is not None:
            yield f"{role.name} dep={head.dep}"
            if role.name == _CARRIER[claim.kind]:
                yield f"{role.name} lemma={head.lemma}"
                yield f"{role.name} pos={head.pos}"
                yield f"{role.name} under={head.head.lemma if head.head_i != head.i else ''}"
                yield f"{role.name} depth={min(len(list(head.ancestors)), 5)}"

    def _signs_of_text(self, claim: Claim) -> Iterator[str]:
        sentence = self._sentence(claim.quote.start)
        if sentence is None:
            return
        verbs = sum(t.pos == "VERB" for t in sentence.tokens)
        yield f"verbs={min(verbs, 7)}"
        yield f"words={min(len(sentence.tokens) // 8, 7)}"
        yield f"paragraph={min(sentence.paragraph, 3)}"
        if len(sentence.tokens) > 18 and not any(t.text == "," for t in sentence.tokens):
            yield "long without commas"
        if "?" in sentence.tokens[-1].text:
            yield "question"

    def _source(self, claim: Claim) -> str:
        if not claim.attribution:
            return "report"
        return "named" if claim.attribution[0].named else "unnamed"

    def _sentence_i(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _sentence(self, offset: int) -> Sentence | None:
        i = self._sentence_i(offset)
        return self._sentences[i] if i >= 0 else None


def _head(sentence: Sentence, role: Role) -> Token | None:
    """The word of a role on which its others depend."""
    inside = sentence.words_over(role.span) if role.span is not None else []
    return next((t for t in inside if t.head_i == t.i or t.head not in inside), None)
