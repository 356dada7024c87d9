from linkage.model.claim import ClaimKind


def test_what_was_destroyed_and_how_far(read):
    claim = read("The bridge was badly damaged in Mosul.", ClaimKind.DAMAGE)[0]
    assert (claim.value("object"), claim.value("extent")) == ("The bridge", "badly damaged")


def test_a_share_that_no_longer_exists_is_the_extent(read):
    claim = read("Meanwhile, 80% of Grozny no longer exists.", ClaimKind.DAMAGE)[0]
    assert (claim.value("object"), claim.value("extent")) == ("Grozny", "80%")


def test_a_future_ruin_is_no_damage(read):
    assert not read("The bombing would destroy the bridge.", ClaimKind.DAMAGE)
