"""Claim + Decision -> Review: how far each claim was checked, what it was corrected to, and what of it may be published."""

from linkage.reviews.describing import describe_reports
from linkage.reviews.edits import ClaimEdit, RoleEdit, edit_claim, make_claim, reader_of
from linkage.reviews.marks import Marked, find_marked
from linkage.reviews.masks import Masked, mask
from linkage.reviews.namedperson import Alphabets
from linkage.reviews.seen import claim_as_seen
from linkage.reviews.status import review_claim, standing, version_of
from linkage.reviews.taken import Bearing, take_decisions
from linkage.reviews.withholding import LetOut, standing_claims, withhold, withhold_in_screening

__all__ = [
    "Alphabets",
    "Bearing",
    "ClaimEdit",
    "LetOut",
    "Marked",
    "Masked",
    "RoleEdit",
    "claim_as_seen",
    "describe_reports",
    "edit_claim",
    "find_marked",
    "make_claim",
    "mask",
    "reader_of",
    "review_claim",
    "standing",
    "standing_claims",
    "take_decisions",
    "version_of",
    "withhold",
    "withhold_in_screening",
]
