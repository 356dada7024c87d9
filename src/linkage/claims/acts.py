"""Words of violence in a clause: acts, weapons, targets, and what an act was by who and what carried it out."""

from collections.abc import Iterator
from functools import cache

from linkage.claims.clauses import Arguments
from linkage.claims.nounphrase import noun_phrase
from linkage.claims.scene import Scene
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import Role
from linkage.model.mention import MentionType
from linkage.model.parse import Token
from linkage.vocab import Lexicon, load_lexicon, load_phrases, load_vocabulary

_WIDEST = 4  # words of the longest term


@cache
def listed(section: str) -> frozenset[str]:
    """The words of one plain section of acts.yaml."""
    return frozenset(load_phrases("acts", section))


@cache
def act_nouns() -> Lexicon:
    """Nouns of action by act."""
    return load_lexicon("acts", "nouns")


@cache
def act_verbs() -> Lexicon:
    """Verbs of action by act."""
    return load_lexicon("acts", "verbs")


@cache
def weapons() -> Lexicon:
    """Weapons by the act that their use amounts to."""
    return load_lexicon("weapons")


@cache
def targets() -> Lexicon:
    """Objects and groups by target type."""
    return load_lexicon("targets")


def concept_of_noun(lexicon: Lexicon, token: Token) -> str | None:
    """The concept of the longest term of the lexicon that ends with the word, or None."""
    for start in range(max(0, token.i - _WIDEST + 1), token.i + 1):
        hit = lexicon.at(token.sentence.tokens, start)
        glued = hit is not None and start == token.i and token.next is not None and token.next.text == "-"  # "passers-by"
        if hit is not None and (hit.end == token.i + 1 or glued):
            return hit.concept
    return None


def act_of_noun(token: Token) -> str | None:
    """The act that a noun of action names, or None."""
    return concept_of_noun(act_nouns(), token) if is_noun(token) else None


def is_noun(token: Token) -> bool:
    """Whether the word stands as a noun: also "shelling" of "endured heavy shelling", that a parser takes for a verb."""
    if token.pos in ("NOUN", "PROPN"):
        return True
    if token.tag != "VBG" or any(c.dep in ("dobj", "nsubj") for c in token.children):
        return False
    counted = token.dep == "pcomp" and token.head.lower == "of" and token.head.head.lemma in listed("counters") | listed("spells")
    return token.dep in ("dobj", "pobj") or counted  # "a night of shelling by X"


def weapon_of(scene: Scene, token: Token | None) -> tuple[Role, str] | None:
    """The weapon that a noun phrase is, with the act that its use amounts to; gas in it counts before all else."""
    if token is not None and (counted := counted_noun(token)) is not None:  # "a number of rockets", "one of the shells"
        token = counted
    if token is None or token.pos not in ("NOUN", "PROPN"):
        return None
    concept = concept_of_noun(weapons(), token)
    if concept is None and token.lemma not in listed("containers"):
        return None
    own = {t.i for child in token.children if child.dep not in ("conj", "cc") for t in child.subtree} | {token.i}
    inside = {hit.concept for hit in weapons().find(token.sentence.tokens) if set(range(hit.start, hit.end)) <= own}
    if concept is None and not inside:
        return None
    span = scene.trimmed(noun_phrase(token, with_conjuncts=True))
    act = "chemical" if "chemical" in inside else concept or min(inside)
    return Role("weapon", span.of(scene.text), span), act


def is_target(scene: Scene, token: Token) -> bool:
    """Whether the word names or describes a thing, place or people that can be attacked."""
    if scene.named(token) is not None:
        return True
    if any(m.span.covers(token.span) for m in scene.in_sentence(token.sentence, MentionType.DATE)) or act_of_noun(token) is not None:
        return False
    counted = counted_noun(token)
    if counted is not None:
        return is_target(scene, counted)
    if concept_of_noun(targets(), token) is not None or token.lemma in listed("areas") or token.lower in listed("areas"):
        return True
    return any(c.dep == "appos" for c in token.children) and scene.person_of(token) is not None  # "the minister, X"


def counted_noun(token: Token) -> Token | None:
    """What a noun of quantity counts: "villages" of "a number of villages"; None for any other noun."""
    if token.lemma not in listed("quantities"):
        return None
    return next((g for c in token.children if c.dep == "prep" and c.lower == "of" for g in c.children if g.dep == "pobj"), None)


def is_party(scene: Scene, token: Token) -> bool:
    """Whether the word before an act tells whose act it is: "Russian", "rebel", a body's name."""
    mention = scene.named(token)
    if mention is not None:
        return mention.type is not MentionType.PLACE or mention.text.lower() in state_forms()
    return token.lower in state_forms() or token.lemma in listed("parties")


def target_type(scene: Scene, token: Token) -> str:
    """The closed code for what was attacked."""
    counted = counted_noun(token)
    if counted is not None:
        return target_type(scene, counted)
    own = concept_of_noun(targets(), token)
    before = (concept_of_noun(targets(), c) for c in token.children if c.dep == "compound")
    if own is not None:  # "the school compound", "a hospital building": what stands before says which; "a family house" is a house
        return next((c for c in before if c not in (None, "civilians")), own) if own == "residential" else own
    mention = scene.named(token)
    if mention is not None:
        by_head = targets().concept(mention.text.split()[-1].lower())
        if mention.type is MentionType.ORGANIZATION and any(c.lower in ("a", "an") for c in token.children):
            return by_head or "other"  # one of many shops or plants of a firm, and no force
        by_type = {MentionType.PERSON: "civilians", MentionType.ORGANIZATION: "military"}
        return by_head or by_type.get(mention.type, "other")
    told = {t.i for c in token.children if c.dep in ("relcl", "acl") for t in c.subtree}  # "villages that the attackers torched"
    of = (t for t in token.subtree if t.i not in told and (t.dep in ("pobj", "conj") or (t.dep == "compound" and t.head is token)))
    inner = (concept_of_noun(targets(), t) for t in of)
    return next((concept for concept in inner if concept is not None), "other")


def person_or_place(scene: Scene, act: str, verb: Token, target: Token | None) -> str:
    """The act of a verb that means one thing of people and another of places: "captured 20 soldiers", "captured the town"."""
    if verb.lemma in listed("expelling") and target is not None and target_type(scene, target) == "military":
        return "other"  # whoever fought there was driven out, not deported
    table = load_vocabulary("acts")["person_or_place"]
    entry = table.get(verb.lemma) if isinstance(table, dict) else None
    if not isinstance(entry, dict) or target is None:
        return act
    people = target_type(scene, target) in ("civilians", "journalists", "aid") or scene.is_person(target)
    prisoners = target.lemma in listed("prisoners")
    return str(entry["person"] if people or prisoners else entry["place"])


@cache
def _aircraft() -> Lexicon:
    return load_lexicon("acts", "aircraft")


@cache
def _modifiers() -> Lexicon:
    return load_lexicon("acts", "modifiers")


def flies(scene: Scene, doer: Token | None) -> bool:
    """Whether a bare "raid" can be one from the air: the report tells of aircraft, and those who raid are no men on foot."""
    on_foot = doer is not None and doer.lemma in listed("on_foot")
    return not on_foot and bool(scene.words & (listed("aircraft") | listed("airborne")))


def refined(act: str, arguments: Arguments, word: Token) -> str:
    """The act as the words beside it and its doer tell it: gas before suicide bombers, these before aircraft, then the modifier."""
    beside = [c for c in word.children if c.dep in ("compound", "amod", "nmod")]
    kinds = [k for t in beside if (k := _modifiers().concept(t.lemma) or _modifiers().concept(t.lower)) is not None]
    if "chemical" in kinds and (_is_container(word) or act_of_noun(word) == "other"):  # "gas tank", "gas explosion"
        kinds = [k for k in kinds if k != "chemical"]
    if act == "chemical" or "chemical" in kinds:
        return "chemical"
    around = [*beside, *_doer_words(arguments, word)]
    if any(t.lemma == "suicide" for t in around):
        return "bombing"
    sets_off = word.lemma in listed("detonating")  # a bomber who sets off what he wears is no aircraft
    if (
        not sets_off
        and act in ("other", "bombing", "missile", "shelling", "airstrike")
        and any(_aircraft().at(t.sentence.tokens, t.i) for t in around)
    ):
        return "airstrike"
    if act in ("other", "airstrike", "bombing", "shelling"):
        return next((k for k in kinds if not (act == "airstrike" and k == "bombing")), act)
    return act


def _is_container(word: Token) -> bool:
    """Whether the word and the one before it name a weapon together that is no gas: "gas tank"."""
    tokens = word.sentence.tokens
    return any(hit.start < word.i < hit.end and hit.concept != "chemical" for hit in weapons().find(tokens))


def _doer_words(arguments: Arguments, word: Token) -> Iterator[Token]:
    doer = arguments.doer
    if doer is not None and doer.sentence is word.sentence:
        span = noun_phrase(doer, with_conjuncts=True)
        yield from doer.sentence.words_in(span)
