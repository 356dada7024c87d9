"""What holds of every claim, whatever its kind."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkage.model.claim import UNWORDED, ClaimKind

PARTS = (  # noqa: SIM905 - one line of parts reads better
    "Residents said|According to the ministry,|warplanes bombed a market in Idlib|at least 12 people were killed|on Monday.|He|«Leave now|"
    "and do not return»|General Ivan Petrov,|head of the 5th Brigade,|the 40-year-old|without water or food|.|,|\n|“it is over”|denied|"
    "was accused of|the siege of Aleppo|Київ|٣٠٠|—"
).split("|")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=14))
def test_every_claim_points_to_words_of_the_report(read, parts):
    text = " ".join(parts)
    for claim in read(text):
        assert claim.quote.of(text).strip()
        for role in claim.roles:
            if isinstance(role.value, str) and role.name not in UNWORDED and role.name != "act" and role.span is not None:
                assert role.span.of(text) in text
                assert all(word in text for word in re.findall(r"\w+", role.value))


def test_reading_twice_gives_the_same_claims(read):
    text = "Residents said warplanes bombed a market in Idlib and 12 people were killed. He said so too."
    assert read(text) == read(text)


def test_a_pronoun_that_fits_nobody_leaves_the_claim_out_and_is_noted(read_whole):
    output = read_whole("He was accused of torturing prisoners.")
    assert not [c for c in output.claims if c.kind is ClaimKind.RESPONSIBILITY]
    assert [issue.value for issue in output.issues] == ["He"]


def test_a_report_in_a_language_that_is_not_read_gives_no_claims(read_whole):
    assert read_whole("Жителі міста кажуть, що лікарню було зруйновано.", language="uk").claims == ()
