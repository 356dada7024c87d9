"""Similarity: two events or campaigns are likened."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.clauses import read_arguments
from linkage.claims.finding import Finding
from linkage.claims.nounphrase import noun_phrase
from linkage.claims.scene import Scene
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import ClaimKind, Role
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import load_phrases


def read_similarities(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The likenesses that a sentence states: "X is comparable to Y", "the similarity of X with Y", "compared X to Y"."""
    for token in sentence.tokens:
        found: tuple[Token | None, Token | None, Token | None] | None = None
        if token.lemma in load_phrases("likeness", "adjectives") and token.pos in ("ADJ", "ADV", "VERB"):
            found = _by_adjective(token)
        elif token.lemma in load_phrases("likeness", "nouns") and token.pos == "NOUN":
            arguments = read_arguments(token)
            other = arguments.phrase("with", "to")
            if other is None and token.dep == "dobj":  # "pointed out the similarity of X with Y", where "with" hangs on the verb
                other = read_arguments(token.head).phrase("with", "to")
            found = arguments.phrase("of", "between"), other, None
        elif token.lemma in ("compare", "liken", "equate", "resemble", "echo", "mirror") and token.pos == "VERB":
            arguments = read_arguments(token)
            other = arguments.phrase("to", "with")
            if other is None and arguments.undergoer is not None:  # "compared the siege to Y", where "to" hangs on the siege
                other = read_arguments(arguments.undergoer).phrase("to", "with")
            found = arguments.undergoer, other, None
            if token.lemma in ("resemble", "echo", "mirror"):
                found = arguments.doer, arguments.undergoer, None
        if found is None or found[0] is None or found[1] is None:
            continue
        yield from _finding(scene, token, found[0], found[1], found[2])
    yield from _shared(scene, sentence)
    yield from _taken_over(scene, sentence)


def _by_adjective(token: Token) -> tuple[Token | None, Token | None, Token | None]:
    second = next(
        (g for c in token.children if c.dep == "prep" and c.lower in ("to", "of", "with") for g in c.children if g.dep == "pobj"), None
    )
    if second is None or token.head.lemma not in ("be", "seem", "look", "appear", "become"):
        return None, None, None
    first = read_arguments(token.head).doer
    if (
        first is not None
        and (of := read_arguments(first).phrase("of")) is not None
        and first.lemma in ("image", "picture", "situation", "fate", "pattern", "scale")
    ):
        return of, second, first
    return first, second, None


def _side(scene: Scene, noun: Token) -> Span:
    """The words for one side of a likeness, with where it was: "the tactics of the army in the city of X"."""
    span = noun_phrase(noun)
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("in", "of", "on", "against") and child.span.start >= span.end:
            told = [t for t in child.subtree if (m := scene.named(t)) is not None and m.type is MentionType.PLACE]
            span = Span(span.start, told[-1].span.end) if told else span
    return scene.trimmed(span)


def _finding(scene: Scene, anchor: Token, first: Token, second: Token, feature: Token | None) -> Iterator[Finding]:
    if not (_is_event(scene, first) and (_is_event(scene, second) or second.tag in ("NNS", "NNPS"))):
        return
    one, two = _side(scene, first), _side(scene, second)
    if not len(one) or not len(two):
        return
    roles = [Role("first", one.of(scene.text), one), Role("second", two.of(scene.text), two)]
    if feature is not None:
        span = scene.trimmed(noun_phrase(feature, with_phrases=False))
        roles.append(Role("feature", span.of(scene.text), span))
    yield Finding(ClaimKind.SIMILARITY, anchor, roles, words=[anchor, first, second])


def _is_event(scene: Scene, token: Token) -> bool:
    """Whether the phrase names a place, an act or a campaign."""
    told = {t.i for c in token.children if c.dep in ("relcl", "acl", "appos") for t in c.subtree}  # "the mayor, who is close to X"
    words = [token, *(t for t in token.subtree if t.i not in told and t.dep in ("pobj", "poss", "compound"))]
    if any((m := scene.named(t)) is not None and m.type is MentionType.PLACE for t in words):
        return True
    return any(t.lemma in load_phrases("likeness", "events") or t.lemma in load_phrases("likeness", "methods") for t in words[:1])


def _shared(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """ "both cities share X": the two places named last."""
    for token in sentence.tokens:
        if token.lemma != "share" or token.pos != "VERB":
            continue
        subject = read_arguments(token).doer
        if subject is None or not any(c.lower in ("both", "two") for c in subject.children):
            continue
        before = [
            m
            for m in scene.parsed.mentions
            if m.type is MentionType.PLACE and m.span.end <= token.span.start and m.text.lower() not in state_forms()
        ]
        names = list(dict.fromkeys(m.text for m in reversed(before)))[:2]
        thing = read_arguments(token).undergoer
        if len(names) < 2 or thing is None:
            continue
        spans = [next(m.span for m in reversed(before) if m.text == n) for n in names]
        feature = scene.trimmed(noun_phrase(thing))
        roles = [Role("first", names[1], spans[1]), Role("second", names[0], spans[0]), Role("feature", feature.of(scene.text), feature)]
        yield Finding(ClaimKind.SIMILARITY, token, roles, words=[token, subject, thing])


def _taken_over(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """ "drew on tactics used in the siege of X in directing the siege of Y": how the one was done is done in the other."""
    for method in sentence.tokens:
        if method.lemma not in load_phrases("likeness", "methods") or method.pos != "NOUN":
            continue
        used = next((c for c in method.children if c.dep in ("acl", "relcl") and c.lemma in load_phrases("likeness", "using")), None)
        if used is None:
            continue
        places = read_arguments(used).phrases.get("in", [])
        earlier, later = (places[0], places[1:]) if places else (None, [])
        verb = method.head.head if method.dep == "pobj" else method.head
        later += [t for t in read_arguments(verb).phrases.get("in", []) if t.i > method.i]
        now = later[0] if later else None
        if now is not None and now.pos == "VERB":  # "in directing the siege of Y"
            now = read_arguments(now).undergoer
        if earlier is None or now is None or not (_is_event(scene, earlier) and _is_event(scene, now)):
            continue
        first, second = (scene.trimmed(noun_phrase(t)) for t in (now, earlier))
        feature = scene.trimmed(noun_phrase(method, with_phrases=False))
        roles = [Role("first", first.of(scene.text), first), Role("second", second.of(scene.text), second)]
        yield Finding(ClaimKind.SIMILARITY, method, [*roles, Role("feature", feature.of(scene.text), feature)], words=[verb, now])
