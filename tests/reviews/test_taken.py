"""Decisions survive another reading."""

from dataclasses import replace

from linkage.model.claim import Claim, Stance
from linkage.model.decision import Anchor, Decision, DecisionType, Subject
from linkage.model.review import Status
from linkage.reviews import take_decisions
from madereading import make_reading

CLAIM, OTHER = make_reading().claims
NOW = "2026-11-28T12:00:00+00:00"


def accept(claim: Claim, about: Claim = CLAIM) -> Decision:
    return Decision(
        DecisionType.ACCEPT, (about.id,), "A", NOW, "", claim=claim, anchors=(Anchor(about.report_id, about.quote, about.kind),)
    )


def test_a_claim_that_is_read_again_as_it_was_keeps_its_decision() -> None:
    again = replace(CLAIM, reader="rules/2", confidence=0.9)
    (review, *_) = take_decisions([again], [accept(CLAIM)]).reviews
    assert (review.status, review.is_corrected) == (Status.CHECKED_ONCE, False)


def test_another_reading_of_the_same_words_keeps_what_was_accepted_and_shows_its_own_beside_it() -> None:
    newer = replace(CLAIM, stance=Stance.ALLEGED, reader="rules/2")
    assert newer.id != CLAIM.id
    (review,) = take_decisions([newer], [accept(CLAIM)]).reviews
    assert (review.status, review.claim, review.original) == (Status.CHECKED_ONCE, CLAIM, newer)


def test_a_decision_whose_words_give_no_claim_any_more_is_listed_and_not_lost() -> None:
    taken = take_decisions([OTHER], [accept(CLAIM)])
    assert taken.lost == (accept(CLAIM),)
    assert [review.status for review in taken.reviews] == [Status.PROPOSED]


def test_two_new_claims_of_one_kind_in_the_same_words_leave_it_open_which_was_meant() -> None:
    one, two = (replace(CLAIM, stance=stance) for stance in (Stance.ALLEGED, Stance.DENIED))
    assert take_decisions([one, two], [accept(CLAIM)]).lost == (accept(CLAIM),)


def test_a_join_of_entities_follows_the_claim_to_its_new_reading_and_its_correction() -> None:
    newer = replace(CLAIM, stance=Stance.ALLEGED)
    corrected = replace(newer, stance=Stance.DENIED)
    join = Decision(
        DecisionType.JOIN, (f"{CLAIM.id}:source", f"{OTHER.id}:place"), "A", NOW, "", Subject.ENTITY,
        anchors=tuple(Anchor(c.report_id, c.quote, c.kind) for c in (CLAIM, OTHER)),
    )  # fmt: skip
    correct = Decision(DecisionType.CORRECT, (newer.id,), "A", NOW, "", claim=corrected)
    (stands,) = take_decisions([newer, OTHER], [join, correct]).stands
    assert stands.subjects == (f"{corrected.id}:source", f"{OTHER.id}:place")


def test_an_undone_join_does_not_stand() -> None:
    join = Decision(DecisionType.JOIN, (CLAIM.id, OTHER.id), "A", NOW, "")
    undo = Decision(DecisionType.UNDO, (join.id,), "B", NOW, "")
    assert join.about is Subject.INCIDENT
    assert take_decisions([CLAIM, OTHER], [join]).stands == (join,)
    assert take_decisions([CLAIM, OTHER], [join, undo]).stands == ()


def test_an_added_claim_is_among_the_reviews_in_the_order_of_its_quote() -> None:
    added = replace(OTHER, reader="person/A")
    taken = take_decisions([CLAIM], [Decision(DecisionType.ADD, (added.id,), "A", NOW, "", claim=added)])
    assert {review.id: review.status for review in taken.reviews} == {CLAIM.id: Status.PROPOSED, added.id: Status.CHECKED_ONCE}
    assert [review.is_added for review in taken.reviews if review.id == added.id] == [True]
