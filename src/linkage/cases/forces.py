"""Whose forces: by what claims tell of a person's posts and commands, never by what a name suggests."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from linkage.cases.calledafter import CalledAfter, is_called_after
from linkage.cases.casewords import CaseWords, Doer
from linkage.cases.jointnames import Name
from linkage.cases.tenure import calls_former
from linkage.cases.times import days_before, days_of
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.entity import Entity, EntityType
from linkage.model.when import When
from linkage.vocab.aircraft import is_bare_aircraft
from linkage.vocab.conditions import load_concepts
from linkage.vocab.states import states_named
from linkage.vocab.wholeforces import Breadth, NamedForces, is_one_of_many, read_forces_named, stands_over, states_of_forces

_OWN_MODES = ("commands", "ordered", "oversees")


@dataclass(frozen=True, slots=True)
class ForceTie:
    """A claim that ties a person to forces by a post or command.

    Args:
        claim: The claim.
        states: Codes of the states that are named beside the post or command.
        bodies: Ids of the body that is named, and of those that claims put under it.
        named: How much of a state's forces that is.
        is_over: Whether the post is one over the body, and over the whole of it where that is all forces of a state.
        given: The times for which the post or command is told; empty where nobody gives one.
        is_former: Whether its words call it a former one.
    """

    claim: Claim
    states: frozenset[str]
    bodies: frozenset[str]
    named: NamedForces
    is_over: bool
    given: tuple[When, ...]
    is_former: bool = False

    @property
    def is_operation(self) -> bool:
        """Whether it tells of the command of an operation, and names no forces."""
        return self.claim.kind is ClaimKind.COMMAND and self.claim.word("subordinate") is None


@dataclass(frozen=True, slots=True)
class Forces:
    """What claims put under a person, or tie to the person by a post.

    Args:
        states: ISO 3166-1 alpha-2 codes of the states in whose posts the person is said to stand, or whose regime is called by the
            person's name.
        bodies: Ids of the bodies in which the person is said to hold a post, that the person is said to command, or that are called so,
            and of those that claims put under these.
        names: The person's names by which somebody calls a regime or force, which is the person's then.
        called_states: Of the states, those whose regime is called so.
        called_bodies: Of the bodies, those that are called so.
        ties: By which claims the others are the person's.
    """

    states: frozenset[str]
    bodies: frozenset[str]
    names: frozenset[Name] = frozenset()
    called_states: frozenset[str] = frozenset()
    called_bodies: frozenset[str] = frozenset()
    ties: tuple[ForceTie, ...] = ()

    def hold(self, doer: Doer, states: frozenset[str]) -> bool:
        """Whether a doer is among them, at whatever time and in whatever post: what such forces did or deny is a matter of the person's.

        Args:
            doer: Who is said to have done something.
            states: The states whose forces the name tells of, as `states_of` gives them.
        """
        ours = doer.entity is not None and doer.entity.id in self.bodies
        return ours or not self.states.isdisjoint(states) or is_called_after(doer.name, self.names)


def read_forces(person: Entity, roles: Mapping[str, set[str]], words: CaseWords, called: CalledAfter) -> Forces:
    """The states and bodies that claims tie a person to by a post, by command, or by calling them by the person's name.

    Denials are left out, and posts in bodies that have no forces. A regime tells the state only where it is the regime of one.

    Args:
        person: The person.
        roles: Claim id -> the roles that name the person.
        words: The case.
        called: Who calls what by whose name.
    """
    ties = _held_between(_ties(person, roles, words))
    names = called.names(person)
    own_bodies: set[str] = set()
    own_states: set[str] = set()
    for entity in called.called(names):
        own_bodies.add(entity.id)
        states = states_named(entity.name)
        if entity.type is EntityType.STATE and len(states) == 1:
            own_states |= states
    return Forces(
        states=frozenset(own_states).union(*(tie.states for tie in ties)),
        bodies=frozenset(own_bodies).union(*(tie.bodies for tie in ties)),
        names=names,
        called_states=frozenset(own_states),
        called_bodies=frozenset(own_bodies),
        ties=tuple(ties),
    )


def states_of(doer: Doer) -> frozenset[str]:
    """The states whose forces a doer is said to be, by its name.

    Args:
        doer: Who is said to have done something.
    """
    return states_of_forces(doer.name) | (frozenset() if doer.entity is None else states_of_forces(doer.entity.name))


def is_of_nobody(doer: Doer) -> bool:
    """Whether a doer is a bare aircraft ("helicopters", "two unidentified jets"), and so names no side.

    Args:
        doer: Who is said to have done something.
    """
    return is_bare_aircraft(doer.name)


def _ties(person: Entity, roles: Mapping[str, set[str]], words: CaseWords) -> Iterator[ForceTie]:
    (civil,) = load_concepts("elements", "civil")
    for claim_id, named in roles.items():
        claim = words.claims[claim_id]
        role = _tied_role(claim, named)
        if role is None or claim.stance is Stance.DENIED or words.bearing(civil, claim)[0]:
            continue
        entity = words.named.get(claim_id, {}).get(role)
        if entity is not None and entity.id == person.id:
            entity = None
        text = claim.word(role) or ""
        is_state = entity is not None and entity.type is EntityType.STATE
        forces = read_forces_named(entity.name if is_state and entity is not None else text)
        yield ForceTie(
            claim=claim,
            states=states_of_forces(text) | (frozenset() if entity is None else states_of_forces(entity.name)),
            bodies=frozenset() if entity is None else words.under.of(entity.id),
            named=forces,
            is_over=claim.kind is ClaimKind.COMMAND or _is_over(claim, text, forces, words),
            given=given_times(claim, words),
            is_former=calls_former(claim, words.words(claim), words.reports[claim.report_id]),
        )


def _tied_role(claim: Claim, named: set[str]) -> str | None:
    if claim.kind is ClaimKind.POST and "person" in named:
        return "organization"
    if claim.kind is ClaimKind.COMMAND and "superior" in named and claim.word("mode") in _OWN_MODES:
        return "subordinate"
    return None


def _is_over(post: Claim, body: str, forces: NamedForces, words: CaseWords) -> bool:
    title = post.word("title") or ""
    if not stands_over(title, forces.breadth):
        return False
    text = words.text(post)
    sentence = text[text.rfind("\n", 0, post.quote.start) + 1 : post.quote.start].rpartition(". ")[2] + post.quote.of(text)
    return forces.breadth in (Breadth.STATE, Breadth.PART) or not is_one_of_many(title, sentence, body)


def given_times(claim: Claim, words: CaseWords) -> tuple[When, ...]:
    """The times for which a post or command is told: its own, else the days before the report that tells it as it is.

    An entry of a list was listed on its day, and a post that is called a former one was held nobody says when.

    Args:
        claim: The claim of the post or command.
        words: The case.
    """
    if claim.when is not None and _is_dated(claim):
        return (claim.when,)
    report = words.reports[claim.report_id]
    published = days_of(report.published or "")
    if published is None or report.record or calls_former(claim, words.words(claim), report):
        return ()
    return (When("", f"{days_before(published.first)}/{published.last}"),)


def _held_between(found: Iterable[ForceTie]) -> list[ForceTie]:
    """The ties; a post that reports of several days tell as held, without a time of its own, is given for the time between them, too."""
    ties = list(found)
    of_body: dict[tuple[frozenset[str], Breadth, bool], list[ForceTie]] = defaultdict(list)
    for tie in ties:
        if tie.claim.kind is ClaimKind.POST and tie.given and not _is_dated(tie.claim) and tie.bodies:
            of_body[tie.bodies, tie.named.breadth, tie.is_over].append(tie)
    between = {id(tie): (_hull(those),) for those in of_body.values() for tie in those}
    return [replace(tie, given=between.get(id(tie), tie.given)) for tie in ties]


def _is_dated(claim: Claim) -> bool:
    return claim.when is not None and claim.when.edtf != ""


def _hull(ties: Sequence[ForceTie]) -> When:
    days = [days for tie in ties for when in tie.given if (days := days_of(when.edtf)) is not None]
    return When("", f"{min(one.first for one in days)}/{max(one.last for one in days)}")
