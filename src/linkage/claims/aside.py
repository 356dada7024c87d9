"""Speakers named in passing: "... in the raid a security source told AFP", in a text whose commas are lost."""

from __future__ import annotations

from linkage.claims.frame import Frame
from linkage.claims.scene import Scene
from linkage.claims.sources import Sources
from linkage.claims.told import Told, holds_somebody
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import Attribution, Stance
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import load_pairs, load_phrases
from linkage.vocab.speech import speech_verbs

_ADDING = frozenset(
    {"adding", "citing", "quoting", "noting", "stressing", "blaming", "using", "calling", "describing", "warning", "pointing"}
)  # the speaker goes on, or names his source
_TAIL = 9  # words at the end of a sentence in which a speaker without commas is looked for


class Asides:
    """The speakers that stand without commas in a sentence.

    Args:
        scene: The report.
        told: Who has said something so far.
        sources: Who a noun phrase names.
    """

    def __init__(self, scene: Scene, told: Told, sources: Sources) -> None:
        self._scene, self._told, self._sources = scene, told, sources

    def frame(self, sentence: Sentence) -> Frame | None:
        """ "... killing one guard a security source told AFP": the speaker at the end of a sentence whose commas are lost.

        The parser joins such a speaker to the words before it, so the words themselves decide: a verb of speech with
        nothing behind it but whom it was told, when and how; before it a name, or a noun of somebody who speaks.

        Args:
            sentence: A sentence.
        """
        tokens = sentence.tokens
        before_adding = [tokens[t.i - 1] for t in tokens[3:-_TAIL] if t.lower in _ADDING]  # "... the ministry said adding that ..."
        for verb in (*reversed(tokens[max(2, len(tokens) - _TAIL) :]), *before_adding):
            if (
                verb.tag not in ("VBD", "VBZ", "VBP")
                or speech_verbs().concept(verb.lemma) != "asserted"
                or self._scene.in_quotation(verb.span)
            ):
                continue
            link = load_pairs("responsibility", "accusing").get(verb.lemma)
            if link is not None and verb.next is not None and verb.next.lower == link:
                continue  # "appeared at the court charged with murder": the court says nothing
            if any(c.dep == "dobj" and c.lemma in load_phrases("attribution", "counted") for c in verb.children):
                continue  # "..., and the rebels put the number of dead at two": it tells that alone
            goes_on = verb.next is not None and verb.next.lower in _ADDING
            behind = () if goes_on else tokens[verb.i + 1 :]
            if any(t.pos in ("VERB", "AUX", "SCONJ") or t.text in ",:" for t in behind) or tells_when(verb):
                return None
            subject = next((c for c in verb.children if c.dep == "nsubj"), None)
            if subject is not None and subject.i < verb.i - 1 and self._is_parted_off(subject):
                return None  # the verb itself tells who speaks
            if subject is not None and subject.i < verb.i - 1 == subject.subtree[-1].i and self._is_clear(subject):
                return None  # "a group behind raids on the army condemned X": the group
            first = self._speaker_start(verb)
            if first is None or first.i < 3 or tokens[first.i - 1].lower in load_phrases("attribution", "contrasting"):
                return None
            if self._is_printed_comma(tokens[first.i - 1]) and not (subject is None and tokens[verb.i - 1].dep == "conj"):
                return None
            head = tokens[verb.i - 1]
            if (behind_verb := self.behind(verb, head)) is not None:
                source = self._sources.attribution(behind_verb, verb.text)
                return None if source is None else Frame(source, Stance.ASSERTED, frozenset(range(verb.i)), verb.i)
            source = self._sources.attribution(head, verb.text) if head.pos == "PRON" else self._aside_source(first, head, verb.text)
            return None if source is None else Frame(source, Stance.ASSERTED, frozenset(range(first.i)), verb.i)
        return None

    def _is_clear(self, subject: Token) -> bool:
        """Whether a subject that can speak stands in a text with its commas, so that the parser is to be trusted."""
        return not self._scene.lacks_commas and self._scene.speaks(subject)

    def _is_parted_off(self, subject: Token) -> bool:
        """Whether a comma stands before a subject: "..., the UN Commission of Inquiry on X reported"."""
        before = subject.subtree[0].previous
        return before is not None and self._is_printed_comma(before)

    def _is_printed_comma(self, token: Token) -> bool:
        """Whether a comma is one of the report's own, and not one that only the parser was shown."""
        return token.text == "," and token.span.of(self._scene.text) == ","

    def behind(self, verb: Token, subject: Token | None) -> Token | None:
        """Who speaks in "... on the Sarn River said the Observatory of X", where the parser takes the river for the speaker.

        Args:
            verb: The verb of speech.
            subject: Whom the parser takes for the speaker, or None.
        """
        mention = self._scene.named(subject) if subject is not None else None
        following = verb.next
        while following is not None and following.dep in ("det", "compound", "amod", "nmod") and following.head.i > following.i:
            following = following.head
        named = self._scene.named(following) if following is not None else None
        if mention is None or mention.type is not MentionType.PLACE or mention.text.lower() in state_forms() or named is None:
            return None
        if any(c.dep == "aux" for c in verb.children) or (following is not None and following.dep == "poss"):
            return None  # "the MD confirmed General X's death": the ministry, which a parser took for a place
        return following if named.type in (MentionType.ORGANIZATION, MentionType.PERSON) else None

    def _speaker_start(self, verb: Token) -> Token | None:
        """The first word of the noun phrase that ends right before the verb, or None where nobody who speaks stands there."""
        head = verb.previous
        if head is None or not self._scene.speaks(head) or head.pos not in ("NOUN", "PROPN", "PRON"):
            return None
        first = head
        mention = self._scene.named(head)
        while first.previous is not None:
            before = first.previous
            inside = mention is not None and mention.span.covers(before.span)
            if (first is head or first.pos == "PROPN") and not inside and _is_glued(before, head):
                break
            links = ("of", "for", "'s", "in") if mention is not None and mention.type is MentionType.PLACE else ("of", "for", "'s")
            if (
                not inside
                and before.pos not in ("ADJ", "NOUN", "PROPN", "DET", "PUNCT")
                and before.lower != "one"
                and not (before.lower in links or holds_somebody(before))
            ):
                break
            if not inside and any(m.span.covers(before.span) for m in self._scene.in_sentence(head.sentence, MentionType.DATE)):
                break  # "... on Tuesday activists said"
            ends = (first.pos == "DET" or first.lower == "one") and not (before.pos == "ADP" and holds_somebody(before))
            if not inside and (before.text in ',.)"' or ends or head.pos == "PRON"):
                break
            first = before
        while first.i < head.i and first.lower in ("of", "for", "'s", "in", "-"):
            first = first.sentence.tokens[first.i + 1]
        joined = first.previous is not None and first.previous.lower == "and" and head.dep == "conj" and mention is None
        if joined and head.head.pos == "NOUN" and self._scene.speaks(head.head):  # "two guards and a resident told AFP"
            before_it = [t for t in head.head.subtree if t.i <= head.head.i and t.pos in ("NUM", "DET", "ADJ", "NOUN")]
            return before_it[0]
        return first

    def _aside_source(self, first: Token, head: Token, cue: str) -> Attribution | None:
        span = Span(first.span.start, head.span.end)
        people = [m for m in self._scene.in_sentence(head.sentence, MentionType.PERSON) if span.covers(m.span)]
        mention = people[-1] if people else self._scene.named(head)
        of_place = mention is not None and mention.type is MentionType.PLACE and mention.span.start > first.span.start
        words = [t for t in head.sentence.tokens if mention is not None and first.i <= t.i and t.span.end <= mention.span.start]
        unnamed = any(holds_somebody(t) for t in words)  # "a source in the X hospital": not the hospital
        if mention is not None and span.covers(mention.span) and not of_place and not unnamed:
            return Attribution(mention.text, mention.span, cue)
        again = self._told.pointed_at(head)
        if again is not None:
            return Attribution(again.source, again.span, cue, again.named)
        return Attribution(span.of(self._scene.text), span, cue, self._sources.named_inside(head))


def tells_when(verb: Token) -> bool:
    """Whether a verb of speech only tells when something else was: "after the ministry declared an end of the truce".

    Args:
        verb: The verb.
    """
    return any(c.lower in load_phrases("attribution", "when") and c.dep in ("mark", "advmod") and c.i < verb.i for c in verb.children)


def _is_glued(before: Token, head: Token) -> bool:
    """Whether the word before a bare speaker belongs to what is told: "attack" of "were wounded in the attack officials said"."""
    several = head.tag == "NNS" or head.lower in ("police", "media")
    kind = before.lower in load_phrases("attribution", "speaker_kinds") or before.text[0].isupper()
    return several and ((before.pos == "NOUN" and not kind) or before.lower in ("more", "others"))
