"""Which forces claims put under a person at the time of an act, at the place that is asked about."""

from collections.abc import Collection, Iterator

from linkage.cases.calledafter import is_called_after
from linkage.cases.casewords import CaseWords, Doer
from linkage.cases.forces import Forces, ForceTie, given_times
from linkage.cases.reach import Reach
from linkage.cases.tenure import calls_former
from linkage.cases.times import in_common, lie_apart
from linkage.model.claim import Claim, ClaimKind
from linkage.model.matrix import Nearness, Reason
from linkage.model.when import When
from linkage.vocab.states import states_named
from linkage.vocab.wholeforces import Breadth, is_whole_operation, read_forces_named, stand_in, words_of

_HERE = (Nearness.INCIDENT, Nearness.HELD, Nearness.OBJECT, Nearness.NAMED, Nearness.PLACE, Nearness.CAMPAIGN, Nearness.WIDER)
_AROUND = (Nearness.PLACED, Nearness.CONTEXT)  # read so by the words around the claim


class UnderCommand:
    """What is under one person in one incident or campaign.

    Whoever rules a state or is its supreme commander commands all of its forces, and so does, there, who is said to command all of them
    at a place, or the operation as a whole. Any other post or command is of a part: of the body that is named, and of those that claims
    put under it. A command that only the words around a claim give to this campaign counts beside a post that is given for that time.

    Args:
        forces: What claims tie to the person.
        reach: The incident or campaign.
        words: The case.
    """

    def __init__(self, forces: Forces, reach: Reach, words: CaseWords) -> None:
        self._forces = forces
        self._reach = reach
        self._words = words
        self._given = {words.id_of(tie.claim): tie.given for tie in forces.ties}
        near = ((tie.claim, reach.of_person(tie.claim)) for tie in forces.ties if tie.claim.kind is ClaimKind.COMMAND)
        self._near = {words.id_of(claim): found for claim, found in near if found is not None}  # others are told of something else
        self._ties = [tie for tie in forces.ties if tie.claim.kind is ClaimKind.POST or words.id_of(tie.claim) in self._near]

    def speaks(self, doer: Doer, states: frozenset[str], act: Claim) -> Reason:
        """Why an act of forces that are tied to the person speaks neither for nor against acts of forces under the person.

        Args:
            doer: Who is said to have done it: `Forces.hold` holds.
            states: The states whose forces the name tells of.
            act: The claim that tells of the act.

        Returns:
            NONE where these forces are said to be under the person at that time.
        """
        if is_called_after(doer.name, self._forces.names) or not self._forces.called_states.isdisjoint(states):
            return Reason.NONE
        body = None if doer.entity is None else doer.entity.id
        if body in self._forces.called_bodies:
            return Reason.NONE
        tied = [tie for tie in self._ties if body in tie.bodies or not self._states(tie).isdisjoint(states)]
        over = [tie for tie in tied if self._holds(tie, doer, act)]
        if not over:
            return Reason.NOT_UNDER
        when = self._time_of(act)
        beside = any(self._near_of(tie) not in _AROUND and self._is_given(tie, when, act) for tie in tied)
        given = (tie for tie in over if self._is_given(tie, when, act))
        return Reason.NONE if any(beside or self._near_of(tie) not in _AROUND for tie in given) else Reason.NO_POST_THEN

    def is_told_then(self, claim: Claim, entries: Collection[str]) -> bool:
        """Whether a post of the person, or a command that names no campaign, is told for the time that is asked about.

        Args:
            claim: The claim.
            entries: Ids of the reports that tell of the person in what is asked about: the entry of a list there tells its post with it.
        """
        held = self._given.get(self._words.id_of(claim))
        given = given_times(claim, self._words) if held is None else held
        if given:
            return any(not lie_apart(span, self._reach.when) for span in given)
        report = self._words.reports[claim.report_id]
        return report.record and report.id in entries and not calls_former(claim, self._words.words(claim), report)

    def _near_of(self, tie: ForceTie) -> Nearness | None:
        """How near a command is; None for a post."""
        return self._near.get(self._words.id_of(tie.claim))

    def _states(self, tie: ForceTie) -> frozenset[str]:
        """An operation is of the states in whose posts the person is told of."""
        return self._forces.states if tie.is_operation else tie.states

    def _time_of(self, act: Claim) -> When | None:
        """When the act was, within the time that is asked about: by its claim, else by the incident that it tells of."""
        incidents = (self._words.incidents[key].when for key in self._words.incidents_of.get(self._words.id_of(act), ()))
        told = next((when for when in (act.when, *incidents) if when is not None and when.edtf != ""), None)
        return in_common(told, self._reach.when)

    def _is_given(self, tie: ForceTie, when: When | None, act: Claim) -> bool:
        """Whether the post or command is told for that time; a list's entry tells both its post and what the body did."""
        if self._near_of(tie) in (*_HERE, *_AROUND):
            return True
        if tie.given:
            return any(not lie_apart(span, when) for span in tie.given)
        report = self._words.reports[tie.claim.report_id]
        return report.record and act.report_id == report.id and not tie.is_former

    def _holds(self, tie: ForceTie, doer: Doer, act: Claim) -> bool:
        """Whether the doer is among the forces that the claim puts under the person."""
        if not tie.is_over:
            return False
        if tie.is_operation:
            return self._is_of_operation(tie.claim, act)
        if tie.named.breadth is Breadth.PART:
            return doer.entity is not None and doer.entity.id in tie.bodies
        if tie.named.place != "" and not self._is_here(tie.named.place):
            return False
        if tie.claim.kind is ClaimKind.COMMAND and not (tie.named.is_definite or tie.named.place):
            return False  # "led Northern forces": not all of them
        return tie.named.breadth is not Breadth.AIR or any(read_forces_named(name).breadth is Breadth.AIR for name in _names(doer))

    def _is_of_operation(self, command: Claim, act: Claim) -> bool:
        """Whether an act is one of an operation: of the whole of it, of the objects that it names, or of the incident that it is."""
        if self._near_incident(command, act):
            return True
        operation = command.word("operation") or ""
        places = {word for name in self._place_names() for word in words_of(name)}
        objects = self._words.objects_in([word for word in words_of(operation) if word not in places]) - {"military", "other"}
        return bool(objects & self._words.objects_named(act)) if objects else is_whole_operation(operation)

    def _near_incident(self, command: Claim, act: Claim) -> bool:
        """Whether the command and the act are told of one incident."""
        of_command, of_act = (self._words.incidents_of.get(self._words.id_of(claim), ()) for claim in (command, act))
        return not set(of_command).isdisjoint(of_act)

    def _is_here(self, place: str) -> bool:
        """Whether the place of forces is that of what is asked about, or the state that it lies in."""
        words = words_of(place)
        campaign = self._reach.campaign
        if campaign is not None and campaign.id in self._words.campaigns_in(words):
            return True
        own = self._reach.subject.place
        return own is not None and (own.country in states_named(place) or stand_in(words_of(own.name), words))

    def _place_names(self) -> Iterator[str]:
        for subject in (self._reach.subject, self._reach.campaign):
            if subject is not None and subject.place is not None:
                yield subject.place.name


def _names(doer: Doer) -> Iterator[str]:
    yield doer.name
    if doer.entity is not None:
        yield doer.entity.name
