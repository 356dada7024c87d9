"""Attacks: an act of violence or coercion happened."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linkage.claims.clauses import Arguments, conjuncts, is_negated, noun_phrase, read_arguments
from linkage.claims.finding import Finding
from linkage.claims.scene import Scene, state_forms
from linkage.model.claim import ClaimKind, Role, Stance
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.vocab import Lexicon, load_lexicon, load_phrases, load_vocabulary


@cache
def act_nouns() -> Lexicon:
    """Nouns of action by act."""
    return load_lexicon("acts", "nouns")


@cache
def act_verbs() -> Lexicon:
    """Verbs of action by act."""
    return load_lexicon("acts", "verbs")


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(load_phrases("acts", section))


@cache
def _aircraft() -> Lexicon:
    return load_lexicon("acts", "aircraft")


@cache
def _modifiers() -> Lexicon:
    return load_lexicon("acts", "modifiers")


@cache
def weapons() -> Lexicon:
    """Weapons by the act that their use amounts to."""
    return load_lexicon("weapons")


@cache
def targets() -> Lexicon:
    """Objects and groups by target type."""
    return load_lexicon("targets")


def read_attacks(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The attacks that a sentence tells of: by a verb, by a noun of action, by a weapon delivered."""
    used: set[int] = set()
    for token in sentence.tokens:
        for found in _from_verb(scene, token, used):
            yield found
    i = 0
    while i < len(sentence.tokens):
        hit = act_nouns().at(sentence.tokens, i)
        if hit is None:
            i += 1
            continue
        head = sentence.tokens[hit.end - 1]
        if head.pos in ("NOUN", "PROPN") and not used & set(range(hit.start, hit.end)):
            finding = _from_noun(scene, head, hit.concept, " ".join(t.lemma for t in sentence.tokens[hit.start : hit.end]), sentence.tokens[hit.start])
            if finding is not None:
                yield finding
        i = hit.end


# -- verbs --------------------------------------------------------------------------------------------------------------


def _from_verb(scene: Scene, token: Token, used: set[int]) -> Iterator[Finding]:
    if token.pos not in ("VERB",) or token.dep in ("amod", "compound"):
        if not (token.tag == "VBN" and token.dep == "amod" and act_verbs().concept(token.lemma) == "siege"):
            return
    phrase = _verb_phrase(token)
    act = act_verbs().concept(phrase)
    arguments = read_arguments(token)
    if token.dep == "amod":  # "the besieged city"
        arguments.undergoer, arguments.passive = token.head, True
    if _is_wish(token) or is_negated(token) and not _denied_elsewhere(token):
        return
    if phrase in _listed("carriers") and arguments.undergoer is not None:
        noun = arguments.undergoer
        if (inner := _act_of_noun(noun)) is not None:
            used.update(t.i for t in noun.subtree if _act_of_noun(t) is not None and t.i in (noun.i, noun.i - 1))
            own = read_arguments(noun)
            merged = Arguments(own.doer or arguments.doer, own.undergoer or arguments.phrase("on", "against", "at", "in"), {**arguments.phrases, **own.phrases})
            yield from _finish(scene, token, inner, merged, noun)
            return
    weapon = _weapon_of(scene, arguments.undergoer)
    if phrase in _listed("deliveries") and weapon is not None and arguments.undergoer is not None:
        target = arguments.phrase("on", "at", "into", "over", "against", "onto", "in", "near", "towards", "inside", "toward")
        if target is not None and not _is_target(scene, target):
            target = None
        delivered = Arguments(arguments.doer, target, arguments.phrases, arguments.passive)
        kinds = [(t, w) for t in conjuncts(arguments.undergoer) if (w := _weapon_of(scene, t)) is not None]
        if len({w[1] for _, w in kinds}) > 1:
            for head, (_, kind) in kinds:
                span = scene.trimmed(noun_phrase(head))
                yield from _finish(scene, token, kind, delivered, head, weapon=Role("weapon", span.of(scene.text), span))
            return
        yield from _finish(scene, token, weapon[1], delivered, arguments.undergoer, weapon=weapon[0])
        return
    impact = _weapon_of(scene, arguments.doer)
    if phrase in _listed("impacts") and impact is not None and not arguments.passive:
        target = arguments.undergoer or arguments.phrase("on", "into", "in", "at", "near")
        if target is not None and not _is_target(scene, target):
            target = None
        yield from _finish(scene, token, impact[1], Arguments(None, target, arguments.phrases), arguments.doer, weapon=impact[0])
        return
    if act is None:
        return
    noun = arguments.doer
    if noun is not None and _act_of_noun(noun) is not None and phrase in _listed("impacts") | {"kill", "attack"}:
        own = read_arguments(noun)
        used.update({noun.i, noun.i - 1})
        yield from _finish(scene, token, _act_of_noun(noun) or act, Arguments(own.doer, arguments.undergoer or own.undergoer, {**own.phrases, **arguments.phrases}), noun)
        return
    wave = arguments.doer
    if wave is not None and (of := read_arguments(wave).phrase("of")) is not None and wave.lemma in ("wave", "series", "spate", "round", "string", "number", "dozen", "barrage") and _act_of_noun(of) is not None:
        arguments.doer, act = None, _act_of_noun(of) or act
    if token.dep in ("csubj", "pcomp") and token.tag == "VBG" and act == "other":
        return
    if token.dep == "amod" and scene.named(token.head) is None and not any(scene.named(t) is not None for t in token.head.subtree):
        return
    if arguments.undergoer is None and act not in ("shooting", "siege"):
        arguments.undergoer = arguments.phrase("at", "on")
        if arguments.undergoer is None:
            return
    if phrase == "open fire" or token.lemma == "shoot":
        arguments.undergoer = arguments.phrase("on", "at") or (arguments.undergoer if token.lemma == "shoot" else None)
    if not _can_be_target(scene, arguments.undergoer, token):
        return
    yield from _finish(scene, token, act, arguments, token)


def _verb_phrase(token: Token) -> str:
    """The verb with its particle or light object: "carry out", "open fire", "blow up"."""
    for child in token.children:
        if child.dep in ("prt", "compound:prt", "advmod") and f"{token.lemma} {child.lower}" in act_verbs():
            return f"{token.lemma} {child.lower}"
        if child.dep == "prt":
            return f"{token.lemma} {child.lower}"
        if child.dep in ("dobj", "obj", "acomp", "advcl", "oprd") and f"{token.lemma} {child.lower}" in act_verbs():
            return f"{token.lemma} {child.lower}"
    following = token.next
    if following is not None and f"{token.lemma} {following.lower}" in act_verbs():
        return f"{token.lemma} {following.lower}"
    return token.lemma


def _is_wish(token: Token) -> bool:
    """Whether the clause tells of a future, a wish or a threat: that is no attack."""
    if any(c.dep == "aux" and c.lower in load_phrases("stance", "future") for c in token.children):
        return True
    if any(c.dep == "aux" and c.lower in ("could", "might", "may", "should", "would") for c in token.children) and not any(c.lemma == "have" and c.dep == "aux" for c in token.children):
        return True
    if any(c.dep == "mark" and c.lower in ("if", "whether", "unless") for c in token.children):
        return True
    head = token.head
    return token.dep == "xcomp" and any(c.lower == "to" for c in token.children) and head.lemma in load_phrases("stance", "wish")


def _denied_elsewhere(token: Token) -> bool:
    return any(a.lemma in ("say", "deny", "claim", "insist", "state", "maintain", "announce", "stress") for a in token.ancestors)


def _can_be_target(scene: Scene, token: Token | None, verb: Token) -> bool:
    """Whether the object of a loose verb ("hit", "strike", "target") is a thing, place or people one can attack."""
    if token is None:
        return verb.lemma in ("shoot", "open")
    if any(m.span.covers(token.span) for m in scene.in_sentence(token.sentence, MentionType.DATE)):
        return False
    if token.pos == "PRON":
        return token.lower in ("them", "him", "her", "they", "he", "she", "us", "it")
    if scene.named(token) is not None or _target_type(token) is not None:
        return True
    return token.lemma in ("area", "city", "town", "village", "region", "part", "half", "target", "country", "side", "camp", "province", "site", "territory", "enclave", "zone", "group", "community", "leader", "land", "capital", "property")


# -- nouns --------------------------------------------------------------------------------------------------------------


def _act_of_noun(token: Token) -> str | None:
    """The act that a noun of action names, with the word before it where that makes one term."""
    if token.pos not in ("NOUN", "PROPN"):
        return None
    for width in (3, 2, 1):
        start = token.i - width + 1
        if start >= 0:
            hit = act_nouns().at(token.sentence.tokens, start)
            if hit is not None and hit.end == token.i + 1:
                return hit.concept
    return None


def _from_noun(scene: Scene, head: Token, act: str, term: str, first: Token) -> Finding | None:
    arguments = read_arguments(head)
    weapon_before = any(weapons().at(head.sentence.tokens, c.i) for c in head.children if c.dep in ("compound", "amod", "nmod"))
    if is_negated(head) and not _denied_elsewhere(head):
        return None
    if head.dep in ("compound", "nmod") and act != "siege":
        return None
    if _is_wish(head.head) and head.head.pos in ("VERB", "AUX"):
        return None
    if arguments.doer is None:
        arguments.doer = next((c for c in head.children if c.dep in ("amod", "compound", "nmod") and _is_actor(scene, c)), None)
    if arguments.undergoer is not None and not _is_target(scene, arguments.undergoer):
        arguments.undergoer = None
    if arguments.undergoer is None:
        arguments.undergoer = _victims(scene, head)
    if arguments.undergoer is None:
        arguments.undergoer = arguments.phrase("in", "near", "over", "around", "to")
        if arguments.undergoer is not None and not (_is_target(scene, arguments.undergoer) and (scene.named(arguments.undergoer) is not None or any(scene.named(t) is not None for t in arguments.undergoer.subtree))):
            arguments.undergoer = None
    definite = any(c.lower in ("the", "this", "that", "these", "those", "such", "its", "their") for c in head.children if c.dep in ("det", "poss"))
    detail = sum((arguments.undergoer is not None, arguments.doer is not None, weapon_before))
    if term in _listed("needs_detail") or act == "other" or definite:
        if arguments.undergoer is None and not (detail == 2 and not definite):
            return None
    elif detail == 0:
        return None
    found = list(_finish(scene, head, act, arguments, head))
    return found[0] if found else None


def _victims(scene: Scene, head: Token) -> Token | None:
    """Whom an act hit where it is the subject: "the air strike killed 38 civilians", "X was hit by drone attacks"."""
    verb = head.head
    if head.dep == "pobj" and verb.lower == "by" and verb.head.lemma in ("hit", "strike", "target", "kill", "wound", "injure", "damage", "destroy"):
        target = read_arguments(verb.head).undergoer
    elif head.dep == "nsubj" and verb.lemma in ("kill", "wound", "injure", "hit", "strike", "target", "destroy", "damage"):
        target = read_arguments(verb).undergoer
    elif head.dep in ("dobj", "pobj", "nsubj", "nsubjpass", "conj") and (clause := next((c for c in head.children if c.dep in ("acl", "relcl") and c.lemma in ("kill", "wound", "injure", "target", "hit")), None)) is not None:
        target = next((c for c in clause.children if c.dep == "dobj"), None)
    else:
        return None
    return target if target is not None and _is_target(scene, target) and target is not head else None


def _is_actor(scene: Scene, token: Token) -> bool:
    mention = scene.named(token)
    if mention is not None:
        return mention.type is not MentionType.PLACE or mention.text.lower() in state_forms()
    return token.lower in state_forms() or token.lemma in ("rebel", "regime", "government", "militant", "insurgent", "army", "coalition", "jihadist", "opposition", "terrorist", "separatist")


def _is_target(scene: Scene, token: Token) -> bool:
    if scene.named(token) is not None:
        return True
    if any(m.span.covers(token.span) for m in scene.in_sentence(token.sentence, MentionType.DATE)) or _act_of_noun(token) is not None:
        return False
    return _target_type(token) is not None or token.lemma in ("area", "city", "town", "village", "region", "part", "half", "country", "side", "province", "site", "target", "enclave", "territory", "shop", "store", "block", "entrance", "office", "complex")


# -- shared -------------------------------------------------------------------------------------------------------------


def _weapon_of(scene: Scene, token: Token | None) -> tuple[Role, str] | None:
    """The weapon that a noun phrase is, with the act that its use amounts to."""
    if token is None or token.pos not in ("NOUN", "PROPN"):
        return None
    words = token.sentence.tokens
    for start in range(max(0, token.i - 4), token.i + 1):
        hit = weapons().at(words, start)
        if hit is not None and hit.end == token.i + 1:
            inside = {h.concept for h in weapons().find(words) if token.subtree[0].i <= h.start and h.end <= token.subtree[-1].i + 1}
            span = scene.trimmed(noun_phrase(token, with_conjuncts=True))
            return Role("weapon", span.of(scene.text), span), "chemical" if "chemical" in inside else hit.concept
    if token.lemma in ("barrel", "container", "canister", "cylinder", "munition", "projectile", "substance"):
        inside = {h.concept for h in weapons().find(words) if token.subtree[0].i <= h.start and h.end <= token.subtree[-1].i + 1}
        if inside:
            span = scene.trimmed(noun_phrase(token, with_conjuncts=True))
            return Role("weapon", span.of(scene.text), span), "chemical" if "chemical" in inside else sorted(inside)[0]
    return None


def _target_type(token: Token) -> str | None:
    """The target type of a noun: by the term that ends with it, then by what it is made of."""
    words = token.sentence.tokens
    for width in (3, 2, 1):
        start = token.i - width + 1
        if start >= 0:
            hit = targets().at(words, start)
            if hit is not None and hit.end == token.i + 1:
                return hit.concept
    return None


def target_type(scene: Scene, token: Token) -> str:
    """The closed code for what was attacked."""
    own = _target_type(token)
    if own is not None:
        return own
    mention = scene.named(token)
    if mention is not None:
        last = mention.text.split()[-1].lower()
        first = targets().concept(last)
        if first is not None:
            return first
        if mention.type is MentionType.PERSON:
            return "civilians"
        if mention.type is MentionType.ORGANIZATION:
            return "military"
        return "other"
    for child in token.subtree:
        if child.dep in ("pobj", "conj") and (inner := _target_type(child)) is not None:
            return inner
    return "other"


def _refined(scene: Scene, act: str, arguments: Arguments, anchor: Token, weapon: Role | None) -> str:
    """The act as aircraft, gas and the weapon beside it tell it: gas before aircraft, aircraft before the weapon."""
    words = anchor.sentence.tokens
    around = [t for t in anchor.subtree if t.dep in ("compound", "amod", "nmod") and t.head is anchor]
    if arguments.doer is not None and arguments.doer.sentence is anchor.sentence:
        doers = [*noun_tokens(arguments.doer)]
    else:
        doers = []
    for token in around:
        concept = _modifiers().concept(token.lemma) or _modifiers().concept(token.lower)
        if concept == "chemical":
            return "chemical"
    if act == "chemical":
        return act
    if any(t.lemma == "suicide" for t in [*doers, *around]):
        return "bombing"
    if any(_aircraft().at(words, t.i) is not None for t in [*doers, *around]):
        if act in ("other", "bombing", "missile", "shelling", "airstrike"):
            return "airstrike"
    if act in ("other", "airstrike", "bombing", "shelling"):
        for token in around:
            concept = _modifiers().concept(token.lemma) or _modifiers().concept(token.lower)
            if concept is not None and not (act == "airstrike" and concept == "bombing"):
                return concept
    return act


def noun_tokens(head: Token) -> Iterator[Token]:
    """The words of a noun phrase without its clauses."""
    span = noun_phrase(head, with_conjuncts=True)
    return (t for t in head.sentence.tokens if span.covers(t.span))


def _finish(scene: Scene, anchor: Token, act: str, arguments: Arguments, noun: Token, weapon: Role | None = None) -> Iterator[Finding]:
    if weapon is None:
        tool = arguments.phrase("with", "using")
        found = _weapon_of(scene, tool)
        if found is not None:
            weapon = found[0]
            if act in ("other", "bombing", "shelling", "airstrike") and found[1] == "chemical":
                act = "chemical"
            elif act == "other":
                act = found[1]
        else:
            compound = next((c for c in noun.children if c.dep in ("compound", "nmod", "amod") and weapons().at(noun.sentence.tokens, c.i)), None)
            before = _weapon_of(scene, compound)
            weapon = before[0] if before is not None else None
            if before is not None and act == "other":
                act = before[1]
    act = _refined(scene, act, arguments, noun, weapon)
    if noun is not anchor:
        act = _refined(scene, act, arguments, anchor, weapon)
    doer = arguments.doer if arguments.doer is not None and not _act_of_noun(arguments.doer) else None
    if doer is not None and doer.lemma in ("fragment", "shrapnel", "wave", "media", "report", "which", "earthquake", "storm", "virus", "car", "vehicle", "economy"):
        doer = None
    if doer is not None and doer.pos in ("VERB", "NUM", "ADV"):
        doer = None
    heads = [t for t in conjuncts(arguments.undergoer) if t.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")] if arguments.undergoer is not None else [None]
    kinds = {_kind_of_object(scene, h) for h in heads}
    if len(heads) > 1 and (len(kinds) == 1 or kinds & {"other", "residential", "civilians", "military"}):
        heads, kinds = heads[:1], {""}
    time, when = scene.time_role(anchor)
    for head in heads:
        target = scene.role("target", head, with_conjuncts=len(kinds) == 1) if head is not None else None
        place = scene.place_role(head if head is not None and scene.named(head) is not None else anchor, head, doer)
        if head is not None and target is None and head.pos == "PRON":
            target = None
        if target is None and (place is None or act == "other" or place.span is None or not anchor.sentence.span.covers(place.span)):
            if weapon is None or place is None or str(weapon.value).lower().startswith(("the ", "this ", "that ")):
                continue
        kind = _act_for_person(scene, act, anchor, head)
        roles = [
            Role("act", kind, noun.span),
            scene.role("perpetrator", doer, with_conjuncts=True) if doer is not None else None,
            target,
            Role("target_type", target_type(scene, head)) if head is not None and target is not None else None,
            place,
            time,
            weapon,
        ]
        if target is None and place is not None and act != "other":
            roles[2] = Role("target", place.value, place.span)
        words = [anchor, noun] + ([head] if head is not None else []) + ([doer] if doer is not None and doer.sentence is anchor.sentence else [])
        yield Finding(ClaimKind.ATTACK, anchor, [r for r in roles if r is not None], words=words, when=when, stance=Stance.DENIED if is_negated(noun) or is_negated(anchor) else None)


def _kind_of_object(scene: Scene, token: Token | None) -> str:
    return "" if token is None else target_type(scene, token)


def _act_for_person(scene: Scene, act: str, anchor: Token, target: Token | None) -> str:
    table = load_vocabulary("acts")["person_or_place"]
    entry = table.get(anchor.lemma) if isinstance(table, dict) else None
    if not isinstance(entry, dict) or target is None:
        return act
    people = target_type(scene, target) in ("civilians", "journalists", "aid") or scene.is_person(target)
    soldiers = target_type(scene, target) == "military" and target.lemma in ("soldier", "fighter", "rebel", "militant", "policeman", "officer")
    return str(entry["person"] if people or soldiers else entry["place"])
