"""What a person had before them when they decided, although others have decided since: nobody's work is lost or silently undone."""

from linkage.model.claim import Claim
from linkage.model.review import Review
from linkage.reviews.status import review_claim, version_of


def claim_as_seen(review: Review, upon: str) -> Claim:
    """The claim as it stood at a version.

    Args:
        review: The claim as it stands today.
        upon: The version (`Review.version`).

    Returns:
        The claim of that version; as it stands today where its history has no such version.
    """
    for length in range(len(review.history), -1, -1):
        if version_of(review.history[:length]) == upon:
            return review_claim(review.original, review.history[:length]).claim
    return review.claim
