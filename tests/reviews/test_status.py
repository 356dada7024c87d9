"""The status of a claim is a pure function of the decisions on it."""

from dataclasses import replace
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from linkage.model.claim import Claim, Stance
from linkage.model.decision import Decision, DecisionType
from linkage.model.review import Status
from linkage.reviews import review_claim, standing, version_of
from madereading import make_reading

CLAIM = make_reading().claims[0]
OTHER = replace(CLAIM, stance=Stance.ALLEGED, reader="person/A")
TIMES = count()


def decide(type_: DecisionType, person: str = "A", claim: Claim | None = None, subjects: tuple[str, ...] = (CLAIM.id,)) -> Decision:
    return Decision(type_, subjects, person, f"2026-11-28T12:00:00.{next(TIMES):06}+00:00", "because", claim=claim)


def undo(decision: Decision, person: str = "A") -> Decision:
    return decide(DecisionType.UNDO, person, subjects=(decision.id,))


def status(*decisions: Decision) -> Status:
    return review_claim(CLAIM, decisions).status


ACCEPT, REJECT, CORRECT = DecisionType.ACCEPT, DecisionType.REJECT, DecisionType.CORRECT


def test_a_claim_on_which_nobody_decided_is_proposed() -> None:
    assert status() is Status.PROPOSED
    assert review_claim(CLAIM, ()).version == ""


def test_one_person_who_accepts_twice_checks_once() -> None:
    assert status(decide(ACCEPT), decide(ACCEPT)) is Status.CHECKED_ONCE


def test_another_person_checks_twice() -> None:
    assert status(decide(ACCEPT, "A"), decide(ACCEPT, "B")) is Status.CHECKED_TWICE


def test_one_for_and_one_against_is_disputed_and_neither_goes_before_the_other() -> None:
    for_, against = decide(ACCEPT, "A"), decide(REJECT, "B")
    assert status(for_, against) is status(against, for_) is Status.DISPUTED


def test_who_changes_their_mind_has_one_voice() -> None:
    assert status(decide(ACCEPT), decide(REJECT)) is Status.REJECTED


def test_a_correction_that_another_accepts_is_checked_twice_and_the_claim_stands_corrected() -> None:
    review = review_claim(CLAIM, [decide(CORRECT, "A", OTHER), decide(ACCEPT, "B", OTHER)])
    assert (review.status, review.claim, review.original) == (Status.CHECKED_TWICE, OTHER, CLAIM)
    assert review.is_corrected


def test_an_acceptance_of_the_readers_wording_disputes_a_correction_and_the_claim_stands_as_read() -> None:
    review = review_claim(CLAIM, [decide(ACCEPT, "B"), decide(CORRECT, "A", OTHER)])
    assert (review.status, review.claim) == (Status.DISPUTED, CLAIM)


def test_a_correction_of_the_time_alone_is_another_wording() -> None:
    assert CLAIM.when is not None
    later = replace(CLAIM, when=replace(CLAIM.when, edtf="2024-04-22"))
    assert later.id == CLAIM.id
    assert status(decide(ACCEPT, "B"), decide(CORRECT, "A", later)) is Status.DISPUTED


def test_an_undone_decision_gives_way_to_the_one_before_it() -> None:
    accept, reject = decide(ACCEPT), decide(REJECT)
    assert status(accept, reject, undo(reject)) is Status.CHECKED_ONCE


def test_an_added_claim_is_checked_once_by_who_added_it_and_goes_when_that_is_undone() -> None:
    added = decide(DecisionType.ADD, "A", CLAIM)
    assert status(added) is Status.CHECKED_ONCE
    assert status(added, undo(added)) is Status.REJECTED


@given(st.integers(0, 6))
def test_undoing_an_even_number_of_times_changes_nothing(times: int) -> None:
    history = [decide(ACCEPT)]
    for _ in range(times):
        history.append(undo(history[-1]))
    assert status(*history) is (Status.CHECKED_ONCE if times % 2 == 0 else Status.PROPOSED)


@st.composite
def histories(draw: st.DrawFn) -> dict[str, list[Decision]]:
    """What each of three persons decided, in their own order; they undo only what is theirs."""
    found: dict[str, list[Decision]] = {}
    for person in "ABC":
        own: list[Decision] = []
        for choice in draw(st.lists(st.sampled_from(["accept", "accept other", "reject", "correct", "undo"]), max_size=4)):
            if choice == "undo" and own:
                own.append(undo(draw(st.sampled_from(own)), person))
            elif choice != "undo":
                own.append(decide(DecisionType(choice.split()[0]), person, OTHER if choice in ("correct", "accept other") else None))
        found[person] = own
    return found


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_decisions_of_different_persons_does_not_matter(histories: dict[str, list[Decision]], random: object) -> None:
    turns = [person for person, own in histories.items() for _ in own]
    outcomes = set()
    for _ in range(3):
        random.shuffle(turns)  # type: ignore[attr-defined]
        left = {person: list(own) for person, own in histories.items()}
        mixed = [left[person].pop(0) for person in turns]
        review = review_claim(CLAIM, mixed)
        outcomes.add((review.status, review.claim, review.version, review.standing))
    assert len(outcomes) == 1


@given(histories())
def test_every_decision_changes_the_version(histories: dict[str, list[Decision]]) -> None:
    mixed = [decision for own in histories.values() for decision in own]
    versions = [version_of(mixed[:n]) for n in range(len(mixed) + 1)]
    assert len(set(versions)) == len(versions)
    assert set(standing(mixed)) <= set(mixed)
