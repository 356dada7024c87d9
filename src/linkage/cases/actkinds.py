"""Of what kind an act is, so that a denial bears on acts of its own kind only."""

from collections.abc import Mapping

from linkage.cases.casewords import CaseWords
from linkage.model.claim import Claim, ClaimKind
from linkage.vocab import load_phrases
from linkage.vocab.conditions import load_concepts

VOCABULARY = "conduct"
_OBJECTS, _MEANS = "attacks", "weapons"  # groups of conduct.yaml
_NO_KIND = frozenset({"other", "civilians", "military"})  # target types that tell no object from another
Kinds = Mapping[str, frozenset[str]]  # group -> kinds: what was attacked, by what means, ...


class ActKinds:
    """The kinds of acts that claims tell of: the features of `conduct.yaml`, the objects that they name, and the acts.

    Args:
        words: The case, indexed.
    """

    def __init__(self, words: CaseWords) -> None:
        self._words = words
        who = load_phrases(VOCABULARY, "of_doers")
        self._features = [f for f in load_concepts(VOCABULARY, "features") if f.other["group"] not in who]
        self._known: dict[str, Kinds] = {}
        self._groups: dict[str, frozenset[str]] = {}

    def of(self, claim: Claim) -> Kinds:
        """The kinds of what a claim tells or denies, by group.

        Args:
            claim: A claim.
        """
        key = self._words.id_of(claim)
        if key not in self._known:
            self._known[key] = self._read(claim)
        return self._known[key]

    def is_at_large(self, denial: Claim) -> bool:
        """Whether a denial is of every such act: it names no kind of act, but crimes, attacks on civilians, or all that is alleged.

        Args:
            denial: A claim that denies something.
        """
        (large,) = load_concepts(VOCABULARY, "at_large")
        return not self.of(denial) and large.borne_on_by(denial, self._words.words(denial))

    def may_answer(self, denial: Claim, told: Claim) -> bool:
        """Whether a denial bears on what a claim tells.

        It does where both tell of the act of one incident, or of the same kind of object, means or conduct and of no other. A denial of one
        incident bears on what is told of other incidents no more than a denial of what is done to hospitals bears on schools, and a denial
        of every act on no taking of ground, and not on the war itself.

        Args:
            denial: A claim that denies something.
            told: A claim that tells of something.
        """
        of_incidents, told_of = (set(self._words.incidents_of.get(self._words.id_of(c), ())) for c in (denial, told))
        if of_incidents:
            objects = self._words.objects_named(told) - _NO_KIND
            hit, own_hit = self._objects_of(of_incidents), self._objects_of(told_of)
            if of_incidents & told_of:
                return self._is_of_act(told, of_incidents & told_of) and (not (objects and hit) or bool(objects & hit))
            return bool((objects - own_hit) & hit)  # it names that object beside its own incident, or is told of none
        if self.is_at_large(denial):
            return self._is_act(told)
        return self.are_alike(denial, told)

    def are_alike(self, one: Claim, other: Claim) -> bool:
        """Whether two claims are of the same kind of object, means or conduct, and of no other.

        Args:
            one: A claim.
            other: Another.
        """
        first, second = self.of(one), self.of(other)
        both = [(first[group], second[group]) for group in first if group in second]
        return bool(both) and all(kinds & others for kinds, others in both)

    def _is_of_act(self, told: Claim, incident_ids: set[str]) -> bool:
        """Whether a claim of incidents tells of the act of one; a broken truce that was told beside an air strike is another matter."""
        own = self.of(told)
        return not own or any(not (kinds := self._kinds_of(i)) or not kinds.isdisjoint(own) for i in incident_ids)

    def _kinds_of(self, incident_id: str) -> frozenset[str]:
        """The groups of kinds that the claims of the very act of an incident tell of."""
        if incident_id not in self._groups:
            incident, claims = self._words.incidents[incident_id], self._words.claims
            deeds = (
                c for i in incident.claim_ids if (c := claims.get(i)) is not None and c.kind is ClaimKind.ATTACK and incident.is_deed(c)
            )
            self._groups[incident_id] = frozenset(group for claim in deeds for group in self.of(claim))
        return self._groups[incident_id]

    def _is_act(self, told: Claim) -> bool:
        """Whether a denial of every act is one of this: of a feature of conduct, or of what is no taking of ground and not the war."""
        words = self._words.words(told)
        (war,) = load_concepts(VOCABULARY, "no_act")
        return any(feature.borne_on_by(told, words) for feature in self._features) or not war.borne_on_by(told, words)

    def _objects_of(self, incident_ids: set[str]) -> set[str]:
        """The kinds of objects after which incidents are named."""
        return {kind for i in incident_ids if (kind := self._words.incidents[i].target_type) is not None} - _NO_KIND

    def _read(self, claim: Claim) -> Kinds:
        found: dict[str, set[str]] = {}
        words = self._words.words(claim)
        for feature in self._features:
            if feature.borne_on_by(claim, words):
                found.setdefault(feature.other["group"], set()).add(feature.id)
        objects = self._words.objects_named(claim) - _NO_KIND
        if objects:
            found.setdefault(_OBJECTS, set()).update(objects)
        act = claim.word("act") if claim.kind is ClaimKind.ATTACK else None
        if act in load_phrases(VOCABULARY, "means"):
            found.setdefault(_MEANS, set()).add(str(act))
        return {group: frozenset(kinds) for group, kinds in found.items()}
