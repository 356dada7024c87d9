"""Who says so: the frames of reported speech in a sentence, and the chain that a word stands under."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from linkage.claims.aside import Asides, tells_when
from linkage.claims.charge import charged_words
from linkage.claims.clauses import clause_head, is_put_in, read_arguments
from linkage.claims.doubted import doubted_words
from linkage.claims.feeling import feeling_of, feeling_words
from linkage.claims.frame import Frame
from linkage.claims.heading import heading_of
from linkage.claims.heard import heard_of
from linkage.claims.hedge import hedges
from linkage.claims.negation import is_nobody, is_unclaimed
from linkage.claims.nounphrase import noun_phrase
from linkage.claims.refutation import is_not_shown, is_refuted, not_shown, refuted_clause
from linkage.claims.reproof import reproof_of
from linkage.claims.sayingverb import contrasts, personal_subject, saying_of_verb, who_posts
from linkage.claims.scene import Scene
from linkage.claims.sources import Sources
from linkage.claims.speechclauses import (
    asides_of,
    describes_source,
    goes_on,
    has_subject,
    has_that,
    has_that_behind,
    is_own_deed,
    relative_holder,
    tells_clause,
    words_of_phrase,
)
from linkage.claims.told import Told
from linkage.claims.unconfirmed import content_behind, is_unconfirmed
from linkage.model.claim import Attribution, Stance
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import Lexicon, load_lexicon, load_pairs, load_phrases
from linkage.vocab.speech import speech_verbs


@cache
def _nouns() -> Lexicon:
    return load_lexicon("attribution", "nouns")


def _complements(verb: Token) -> list[Token]:
    """The words that can make one verb of speech with a verb: "single out", "hold ... responsible"."""
    near = [c for c in verb.children if c.dep in ("prt", "acomp", "oprd", "ccomp", "xcomp")]
    inside = [g for c in verb.children if c.dep in ("dobj", "nsubj") for g in c.children if g.dep == "amod" and g.i > c.i]
    tallies = [c for c in verb.children if c.dep == "dobj" and verb.lemma == "give"]  # "gave the toll as 12"
    return near + inside + tallies


class Attributions:
    """The frames of each sentence of a report, read once.

    Args:
        scene: The report.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._frames: dict[int, list[Frame]] = {}
        self._wide: dict[int, list[Frame]] = {}
        self.quoted: dict[Span, Attribution] = {}
        self.told = Told(scene)
        self.sources = Sources(scene, self.told)
        self._asides = Asides(scene, self.told, self.sources)
        for sentence in scene.parsed.sentences:
            self._frames[sentence.i] = self._read(sentence)
        self._doubted = doubted_words(scene)

    def behind(self, verb: Token, place: Token) -> Token | None:
        """Who speaks in "... near X said Y", where a place stands right before the verb of speech; None where nobody else does."""
        return self._asides.behind(verb, place)

    def is_doubted(self, token: Token) -> bool:
        """Whether the report says that nobody could verify what the word tells."""
        return token.i < self._doubted.get(token.sentence.i, 0)

    def frames(self, sentence: Sentence) -> list[Frame]:
        """The attributions of a sentence."""
        return self._frames[sentence.i]

    def over(self, token: Token) -> list[Frame]:
        """The attributions that the word stands under, innermost (the originator) first."""
        found = [f for f in self._frames[token.sentence.i] if token.i in f.content and token.i != f.cue]
        if not found:
            found = [f for f in self._wide_frames(token.sentence) if token.i in f.content]
        found = [f for f in found if not describes_source(token, f.attribution)]
        return sorted(found, key=lambda f: (len(f.content), token.sentence.tokens[f.cue].lower not in (*PASSING_ON, "saying")))

    def _wide_frames(self, sentence: Sentence) -> list[Frame]:
        """What verbs of speech bring in over a looser reading of the sentence, for words that no frame covers."""
        if sentence.i not in self._wide:
            self._wide[sentence.i] = [f for t in sentence.tokens if (f := self._wide_frame(t)) is not None]
        return self._wide[sentence.i]

    def _wide_frame(self, verb: Token) -> Frame | None:
        if speech_verbs().concept(verb.lemma) != "asserted" or tells_when(verb) or any(c.dep in ("auxpass", "neg") for c in verb.children):
            return None
        if verb.lemma in load_phrases("attribution", "clausal") and not any(c.dep in ("ccomp", "xcomp") for c in verb.children):
            return None
        saying = saying_of_verb(self.scene, verb)
        if saying is None or saying.head is None or saying.head.dep != "nsubj" or not self.scene.speaks(saying.head):
            return None
        content = frozenset(t.i for t in verb.sentence.tokens if any(piece.covers(t.span) for piece in saying.content))
        source = self.attribution(saying.head, verb.text)
        return None if source is None else Frame(source, Stance.ASSERTED, content, verb.i)

    def rename(self, described: Attribution, named: Attribution) -> None:
        """Put a name for a source wherever it is described by the same words."""
        for frames in self._frames.values():
            for i, frame in enumerate(frames):
                if frame.attribution is not None and frame.attribution.source == described.source:
                    frames[i] = replace(frame, attribution=replace(named, cue=frame.attribution.cue))
        self.told.rename(described.source, named)

    def _read(self, sentence: Sentence) -> list[Frame]:
        frames: list[Frame] = []
        if (heading := self._by_heading(sentence)) is not None:
            frames.append(heading)
        aside = self._asides.frame(sentence)
        for token in sentence.tokens:
            if aside is not None and token.i == aside.cue:
                frame: Frame | None = aside
            else:
                frame = self._by_verb(token) or self._by_phrase(token) or self._by_noun(token) or self._by_refutation(token)
                frame = frame or self._by_feeling(token) or self._by_charge(token) or self._by_hearing(token) or self._by_reproof(token)
            if frame is not None:
                frames.append(frame)
                if frame.attribution is not None:
                    self.told.add(token.span.start, frame.attribution)
        return frames

    # -- "X said that ..." ------------------------------------------------------------------------------------------

    def _by_verb(self, token: Token) -> Frame | None:
        if token.pos not in ("VERB", "AUX"):
            return None
        concept = next((k for c in _complements(token) if (k := speech_verbs().concept(f"{token.lemma} {c.lower}")) is not None), None)
        concept = concept or speech_verbs().concept(token.lemma)
        if concept is None or is_unclaimed(token):
            return None
        if token.lower in PASSING_ON and not any(c.dep == "ccomp" for c in token.children):
            return None  # told as a phrase: "citing X"
        unfound = token.lemma == "find" and any(c.dep == "neg" for c in token.children) and has_that_behind(token)
        if unfound or is_unconfirmed(token):
            return Frame(None, Stance.ALLEGED, frozenset(content_behind(token)), token.i, unconfirmed=True)
        quoted = quoted_as(token)
        subjects = [c for c in token.children if c.dep == "nsubj"]
        place = self.scene.named(subjects[0]) if len(subjects) > 1 else None
        if place is not None and self.scene.places.is_of_dateline(place):  # "KYIV, May 3 - The council said ..."
            del subjects[0]
        subject = quoted or personal_subject(self.scene, token) or next(iter(subjects), None)
        subject = self._asides.behind(token, subject) or subject
        if subject is not None and is_nobody(subject):  # "no group has admitted the attack": nobody says so
            return None
        passive = next((c for c in token.children if c.dep == "nsubjpass"), None)
        content = self._content(token)
        if quoted is not None and not content:
            content = self._content(token.head.head)
        bare = token.tag == "VBN" and (token.dep in ("advcl", "acl") or is_put_in(token))
        accused = bare and token.lemma in load_pairs("responsibility", "accusing")
        if subject is None and passive is None and not accused and token.dep in ("conj", "advcl", "xcomp", "acl"):
            subject = read_arguments(token).doer if token.dep == "conj" else self._shared_subject(token)
        if concept in ("alleged", "denied"):
            content -= asides_of(token)
        if (
            subject is not None
            and not accused
            and content
            and (self.scene.speaks(relative_holder(subject)) or tells_clause(token, subject))
        ):
            return Frame(self.attribution(subject, token.text), self._stance(token, concept), frozenset(content), token.i)
        if passive is not None or accused:
            return self._passive(token, passive, concept)
        return None

    def _content(self, verb: Token) -> set[int]:
        """The words that a verb of speech brings: its clause, its object, or the sentence it stands in as an aside."""
        content: set[int] = set()
        for child in verb.children:
            unsaid = child.dep not in ("ccomp", "xcomp") and verb.lemma in load_phrases("attribution", "clausal")
            if unsaid or is_put_in(child):  # "found itself accused": nobody tells
                continue
            if (
                (child.dep in ("ccomp", "xcomp", "parataxis", "oprd") and not (tells_when(verb) and not has_that(child)))
                or (child.dep in ("dobj", "obj") and child.pos in ("NOUN", "PROPN", "NUM", "VERB"))
                or (child.dep == "prep" and child.lower in ("of", "for", "about", "as", "with") and verb.lemma not in ("say", "tell"))
                or (child.dep == "prep" and child.lower == "at" and verb.lemma in ("put", "estimate"))
                or (child.dep == "prep" and child.lower == "to" and verb.lemma in load_phrases("responsibility", "confessing"))
                or (
                    child.dep in ("conj", "dep")
                    and child.pos in ("VERB", "AUX")
                    and content
                    and child.lemma not in speech_verbs()
                    and has_subject(child)
                )
                or (child.dep == "advcl" and child.i > verb.i and content and not self._is_set_against(child))
            ):
                content.update(t.i for t in child.subtree)
        if not content:
            content = self._distant_content(verb)
        if not content and verb.dep == "xcomp" and verb.head.lemma in load_phrases("attribution", "seeming"):
            verb = verb.head  # "..., a video appears to show"
        aside = (
            verb.dep in ("parataxis", "ccomp", "dep", "conj", "advcl") and verb.head.pos in ("VERB", "AUX", "NOUN") and not contrasts(verb)
        )
        if not content and aside and verb.i > verb.head.i and has_subject(verb):
            mine = {t.i for t in verb.subtree}  # "... , the ministry reported on Wednesday"
            mine -= {t.i for c in verb.children if goes_on(c) for t in c.subtree}
            content = {t.i for t in verb.head.subtree} - mine
        put_in = aside and verb.head.dep in ("npadvmod", "appos") and verb.head.pos == "NOUN" and verb.i < verb.head.i
        if not content and put_in and has_subject(verb):  # "14 people died, officials said, eight of them children"
            content = {t.i for t in clause_head(verb.head).subtree} - {t.i for t in verb.subtree}
        return content

    def _is_set_against(self, clause: Token) -> bool:
        """Whether a clause tells what somebody else says, in contrast: "X puts it at 12, while Y names four"."""
        return contrasts(clause) and any(c.dep == "nsubj" and self.scene.speaks(c) for c in clause.children)

    def _distant_content(self, verb: Token) -> set[int]:
        """A clause with "that" which the parser hung on a word between: "denied from the first day that ..."."""
        for token in verb.subtree:
            if token.i > verb.i and has_that(token):
                return {t.i for t in token.subtree}
        return set()

    def _shared_subject(self, token: Token) -> Token | None:
        head = token.head
        if token.dep == "acl" and head.dep == "dobj" and head.lemma in load_phrases("attribution", "grounds"):
            return read_arguments(head.head).doer  # "the panel has reason to believe that ..."
        if token.lower == "adding" and head.lemma not in speech_verbs():
            before = (t for t in reversed(token.sentence.tokens[: token.i]) if t.pos == "VERB" and t.lemma in speech_verbs())
            spoken = (next((c for c in t.children if c.dep == "nsubj"), None) for t in before)
            return next((s for s in spoken if s is not None and self.scene.speaks(s)), None)
        poster = who_posts(token)
        if poster is not None and self.scene.speaks(poster):
            return poster  # "X posted a message on the site blaming Y": X
        if token.dep == "acl":
            if (issuer := self.sources.issuing_now(head)) is not None:
                return issuer  # "X issued an appeal accusing Y": X
            whole = head.head_i == head.i and has_that_behind(token)  # "a soldier admitted in court that X" as a noun with a participle
            return head if head.pos in ("NOUN", "PROPN") and (token.tag == "VBG" or whole) else None
        return next((c for c in head.children if c.dep == "nsubj"), None)

    def _stance(self, verb: Token, concept: str) -> Stance:
        negated = any(c.dep == "neg" for c in verb.children)
        moved = (g for c in verb.children if c.dep == "prep" and c.lower == "with" for g in c.children)
        if concept == "admitted" and any(g.lemma in feeling_words() for g in moved):
            return Stance.ASSERTED  # "acknowledges with concern the killings": not his own
        if verb.dep == "xcomp" and verb.head.lemma in load_phrases("attribution", "seeming"):
            return Stance.ALLEGED
        if concept == "alleged" and verb.lemma == "claim" and any(is_own_deed(c) for c in verb.children):
            return Stance.ASSERTED  # "the army claims to have taken X": nobody alleges what he says of himself
        if (
            concept == "asserted"
            and verb.lemma in load_phrases("responsibility", "unproven")
            and any(c.lower == "with" for c in verb.children)
        ):
            return Stance.ALLEGED  # "a court charged X with twelve killings"
        if negated and concept in ("admitted", "asserted"):
            return Stance.DENIED if concept == "admitted" else Stance.ASSERTED
        if negated and concept == "denied":
            return Stance.ASSERTED
        return Stance(concept)

    def _passive(self, verb: Token, passive: Token | None, concept: str) -> Frame | None:
        """ "is believed to have ...", "were reported by the rescuers", "stands accused of ..."."""
        content = set() if passive is None else {t.i for t in passive.subtree}
        for child in verb.children:
            apart = child.i < verb.i and any(t.text == ";" for t in verb.sentence.tokens[child.i : verb.i])
            if child.dep in ("xcomp", "ccomp", "oprd", "prep", "advcl") and child.lower != "by" and not apart:
                content.update(t.i for t in child.subtree)
        agent = next((g for c in verb.children if c.dep == "agent" for g in c.children if g.dep == "pobj"), None)
        if agent is not None and not content - {t.i for c in verb.children if c.dep == "nsubjpass" for t in c.subtree}:
            content |= {t.i for c in agent.children if c.dep == "relcl" and c.i > agent.i for t in c.subtree}  # "reported by X that ..."
        if agent is not None and self.scene.speaks(agent):
            return Frame(self.attribution(agent, verb.text), self._stance(verb, concept), frozenset(content), verb.i)
        charged = verb.lemma in load_pairs("responsibility", "accusing")  # "is charged with having ordered X"
        if concept == "asserted" and verb.lemma not in ("say", "report") and not charged:
            return None
        if charged and passive is not None:
            content -= {t.i for t in passive.subtree}
        stance = Stance.ESTIMATED if concept == "estimated" else Stance.DENIED if concept == "denied" else Stance.ALLEGED
        return Frame(None, stance, frozenset(content), verb.i) if content else None

    # -- "The ministry: ..." ----------------------------------------------------------------------------------------

    def _by_heading(self, sentence: Sentence) -> Frame | None:
        heading = heading_of(self.scene, sentence)
        source = self.attribution(heading.head, ":") if heading is not None else None
        if heading is None or source is None:
            return None
        self.told.add(heading.head.span.start, source)
        return Frame(source, Stance.ASSERTED, heading.content, heading.cue)

    # -- "X is concerned that ..." ----------------------------------------------------------------------------------

    def _by_feeling(self, token: Token) -> Frame | None:
        felt = feeling_of(token)
        if felt is None or not self.scene.speaks(felt.who):
            return None
        if felt.unconvinced:
            return Frame(None, Stance.ALLEGED, felt.content, token.i, unconfirmed=True)
        own = token.lower in load_phrases("attribution", "convictions") or token.pos == "NOUN"
        if not own and felt.stance is Stance.ASSERTED and self.scene.named(felt.who) is None:
            return None  # "villagers were shocked by the shelling": it is not they who tell it
        source = self.attribution(felt.who, token.text)
        return None if source is None else Frame(source, felt.stance, felt.content, token.i)

    def _by_hearing(self, token: Token) -> Frame | None:
        heard = heard_of(token)  # "received reports that ...", "was told that ..."
        if heard is None or (heard.who is not None and not self.scene.speaks(heard.who)):
            return None
        source = self.attribution(heard.who, token.head.text) if heard.who is not None else None
        return Frame(source, heard.stance, heard.content, token.i)

    def _by_reproof(self, token: Token) -> Frame | None:
        reproof = reproof_of(token)  # "criticised the army for shelling X"
        if reproof is None or not self.scene.speaks(reproof[0]):
            return None
        source = self.attribution(reproof[0], token.text)
        return None if source is None else Frame(source, Stance.ASSERTED, reproof[1], token.i)

    # -- "was indicted for X", "is on trial for X" -----------------------------------------------------------------

    def _by_charge(self, token: Token) -> Frame | None:
        content = charged_words(token)
        return Frame(None, Stance.ALLEGED, content, token.i) if content else None

    # -- "according to X" -------------------------------------------------------------------------------------------

    def _by_phrase(self, token: Token) -> Frame | None:
        following = token.next
        if token.lower == "according" and following is not None and following.lower == "to":
            heads = [t for t in token.subtree if t.dep == "pobj" and t.head.lower == "to"]
        elif (token.lower in PASSING_ON and token.head.lower != "without") or (token.lower == "per" and token.dep == "prep"):
            heads = [t for t in token.children if t.dep in ("dobj", "pobj") and (token.lower != "per" or self.scene.speaks(t))]
        else:
            return None
        if not heads or (token.lower == "according" and heads[0].lemma in load_phrases("attribution", "measures")):
            return None  # "according to plan"
        head = token.head
        while head.head_i != head.i and head.pos not in ("VERB", "AUX"):
            head = head.head
        mine = words_of_phrase(token, heads[0])
        content = {t.i for t in head.subtree} - mine
        spoken = self._content(head) - mine if token.lower in PASSING_ON and head.lemma in speech_verbs() else set()
        content = spoken or content  # "X, citing Y, reported that ...": the words are Y's
        words = token.sentence.tokens
        if not spoken and token.i > 3 and not any(t.i not in mine and t.pos in ("VERB", "AUX") for t in words[token.i :]):
            content = set(range(token.i))  # "... since the war began, according to X": the whole sentence
        return Frame(
            self.attribution(heads[0], f"{token.text} to" if token.lower == "according" else token.text),
            Stance.ALLEGED if any(c.lower in hedges() for c in heads[0].children) else Stance.ASSERTED,
            frozenset(content),
            token.i,
        )

    # -- "reports of ...", "X's claim that ..." ------------------------------------------------------------------------

    def _by_noun(self, token: Token) -> Frame | None:
        concept = _nouns().concept(token.lemma) if token.pos == "NOUN" else None
        if token.pos in ("NOUN", "PRON") and is_not_shown(token):
            return Frame(None, Stance.DENIED, frozenset(t.i for t in not_shown(token)), token.i)
        if concept is None:
            return None
        if token.dep in ("dobj", "nsubjpass") and speech_verbs().concept(token.head.lemma) == "denied":
            return None  # "rejects accusations that ...": the verb says who, and that it is denied
        content: set[int] = set()
        hedged = any(c.lower in hedges() for c in token.children) or token.lemma in load_phrases("attribution", "narratives")
        refuted = is_refuted(token)
        for child in token.children:
            that = child.dep in ("acl", "ccomp", "relcl") and has_that(child)
            if that or (
                child.dep == "prep" and child.lower in ("of", "over", "about", "on") and (hedged or refuted or concept != "asserted")
            ):
                content.update(t.i for t in child.subtree)
        if not content:
            return None
        if refuted:
            return Frame(None, Stance.DENIED, frozenset(content), token.i)
        owner = next((c for c in token.children if c.dep == "poss"), None)
        if owner is not None and self.scene.speaks(owner):
            return Frame(self.attribution(owner, token.text), Stance(concept), frozenset(content), token.i)
        if hedged or concept != "asserted":
            span = noun_phrase(token, with_phrases=False)
            source = Attribution(span.of(self.scene.text), span, token.text, named=False) if hedged else None
            return Frame(source, Stance.ALLEGED if concept == "asserted" else Stance(concept), frozenset(content), token.i)
        return None

    def _by_refutation(self, token: Token) -> Frame | None:
        """ "It is a lie that ..."."""
        clause = refuted_clause(token)
        return None if clause is None else Frame(None, Stance.DENIED, frozenset(t.i for t in clause.subtree), token.i)

    def attribution(self, head: Token, cue: str) -> Attribution | None:
        """The link of the chain that a noun phrase makes; None for a pronoun that cannot be resolved."""
        return self.sources.attribution(head, cue)


PASSING_ON = ("citing", "quoting")


def quoted_as(saying: Token) -> Token | None:
    """Who is quoted: Y of "X quoted Y as saying that ..." and of "Y was quoted by X as saying that ..."."""
    link, quoting = saying.head, saying.head.head
    if saying.dep != "pcomp" or link.lower != "as" or quoting.lemma not in load_phrases("attribution", "passing_on"):
        return None
    return next((c for c in quoting.children if c.dep in ("dobj", "nsubjpass")), None)
