"""Sources that carry on: whose words a sentence is that names nobody, and which body "a monitoring group" was."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.attribution import Attributions
from linkage.claims.frame import Frame
from linkage.claims.scene import Scene
from linkage.model.claim import Attribution, Stance
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence
from linkage.vocab import load_phrases

_NEXT = 2  # sentences within which the report names the body that it has only described


def carry_on(scene: Scene, attributions: Attributions) -> None:
    """Give the sentences that name no source the one that carries on over them.

    A source carries on over a sentence that tells "also" what happened, and over one that stands between two sentences of the same
    source, in one paragraph.

    Args:
        scene: The report.
        attributions: Its frames; they are added to.
    """
    sentences = [s for s in scene.parsed.sentences if s.tokens]
    for i, sentence in enumerate(sentences[1:], 1):
        if attributions.frames(sentence) or _speaks(scene, sentence):
            continue
        before = _source_of(attributions, sentences[i - 1], sentence)
        after = _source_of(attributions, sentences[i + 1], sentence) if i + 1 < len(sentences) else None
        if before is not None and (_tells_more(sentence) or (after is not None and _same(before, after))):
            attributions.frames(sentence).append(Frame(before, Stance.ASSERTED, frozenset(t.i for t in sentence.tokens), -1))


def _speaks(scene: Scene, sentence: Sentence) -> bool:
    """Whether words in the sentence stand in quotation marks: these have a speaker of their own."""
    return any(q.overlaps(sentence.span) for q in scene.quotations)


def _source_of(attributions: Attributions, sentence: Sentence, beside: Sentence) -> Attribution | None:
    """Whose words the main clause of a sentence is, where it is a neighbour in the same paragraph and only one speaks in it."""
    if sentence.paragraph != beside.paragraph:
        return None
    spoken = [f for f in attributions.frames(sentence) if f.attribution is not None and f.stance is Stance.ASSERTED]
    whole = [f for f in spoken if f.cue in (-1, sentence.root.i) or sentence.root.i in f.content]
    sources = {f.attribution.source: f.attribution for f in whole if f.attribution is not None}
    return next(iter(sources.values())) if len(sources) == 1 else None


def _same(one: Attribution, other: Attribution) -> bool:
    """Whether two sources are one: the same words, or a full name and its last word."""
    short, long = sorted((one.source.split(), other.source.split()), key=len)
    return short == long[-len(short) :]


def _tells_more(sentence: Sentence) -> bool:
    """ "Two men were also wounded": the main clause goes on telling."""
    return any(c.lower in load_phrases("attribution", "going_on") and c.dep == "advmod" for c in sentence.root.children)


def name_monitors(scene: Scene, attributions: Attributions) -> None:
    """ "..., a monitoring group said. "...", the Observatory of Taiz added": the group has the name that the next sentences give.

    Args:
        scene: The report.
        attributions: Its frames; they are changed.
    """
    for sentence in scene.parsed.sentences:
        for frame in list(attributions.frames(sentence)):
            if frame.attribution is not None and _is_described(frame.attribution):
                named = next(_monitors_after(scene, attributions, sentence), None)
                if named is not None:
                    attributions.rename(frame.attribution, named)


def _is_described(attribution: Attribution) -> bool:
    words = attribution.source.lower().split()
    return words[0] in ("a", "an") and words[-1] in load_phrases("attribution", "monitors")


def _monitors_after(scene: Scene, attributions: Attributions, sentence: Sentence) -> Iterator[Attribution]:
    for later in scene.parsed.sentences[sentence.i + 1 : sentence.i + 1 + _NEXT]:
        for frame in attributions.frames(later):
            source = frame.attribution
            if source is not None and source.span is not None and _is_monitor(scene, source):
                yield source


def _is_monitor(scene: Scene, source: Attribution) -> bool:
    words = set(source.source.lower().split())
    return not words.isdisjoint(load_phrases("attribution", "monitoring")) and any(
        m.type is MentionType.ORGANIZATION and m.span == source.span for m in scene.parsed.mentions
    )
