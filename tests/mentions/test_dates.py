import edtf
import pytest

from linkage.model.mention import MentionType


@pytest.mark.parametrize(
    ("text", "edtf_text"),
    [
        ("They came on Wednesday night.", "2019-05-15"),
        ("They came on 16 March 2018.", "2018-03-16"),
        ("They came on March 16, 2018.", "2018-03-16"),
        ("They came on 12 April.", "2019-04-12"),
        ("They came on 24 December.", "2018-12-24"),
        ("They came at the end of 2016.", "2016-10/2016-12"),
        ("They came in 2011.", "2011"),
        ("They came in spring 2018.", "2018-03~/2018-05~"),
        ("They came in the summer of 2018.", "2018-06~/2018-08~"),
        ("They came in the winter of 2017-18.", "2017-12~/2018-02~"),
        ("They came in the winter of 2018.", "2017-12~/2019-02~"),  # the one that ends in it, or the one that begins in it
        ("They came last summer.", "2018-06~/2018-08~"),
        ("They came last winter.", "2018-12~/2019-02~"),
        ("They came in the first half of 2018.", "2018-01/2018-06"),
        ("They came in the last quarter of 2018.", "2018-10/2018-12"),
        ("They fought since the autumn of 2018.", "2018-09~/.."),
        ("They fought since late 2018.", "2018-10/.."),
        ("They fought since 24 February 2018.", "2018-02-24/.."),
        ("They fought since the truce was broken on 24 February 2018.", "2018-02-24/.."),
        ("Many fled since the offensive was launched on 12 April.", "2019-04-12/.."),
        ("Many fled since the uprising began with protests in March 2018.", "2018-03/.."),
        ("Many fled since the truce came into force last week.", "2019-05-06/.."),
        ("They came on 23.6.2018.", "2018-06-23"),
        ("They came in August.", "2018-08"),
        ("They came yesterday.", "2019-05-15"),
        ("They came three weeks ago.", "2019-04-25~"),
        ("They came two months ago.", "2019-03"),
        ("They came last week.", "2019-05-06/2019-05-12"),
        ("They came between 1 and 27 April 2018.", "2018-04-01/2018-04-27"),
        ("They came between January and April 2009.", "2009-01/2009-04"),
        ("They came between November and March 2022.", "2021-11/2022-03"),
        ("They came between March and May 2021.", "2021-03/2021-05"),
        ("They came between March 2020 and April 2021.", "2020-03/2021-04"),
        ("They came in 2015 and 2016.", "2015/2016"),
        ("They came on Friday, 16th March 2018.", "2018-03-16"),
        ("They came on Friday the 16th of March 2018.", "2018-03-16"),
        ("They came at dawn on Friday March 16, 2018.", "2018-03-16"),
    ],
)
def test_a_time_is_resolved_against_the_date_of_the_report(parse, text, edtf_text):
    found = [m for m in parse(text).mentions if m.type is MentionType.DATE]
    assert [m.concept for m in found] == [edtf_text]
    assert edtf.parse_edtf(edtf_text)


@pytest.mark.parametrize("text", ["They hid for weeks.", "They fought since the conflict began."])
def test_a_time_that_fixes_no_date_keeps_its_wording_only(parse, text):
    found = [m for m in parse(text).mentions if m.type is MentionType.DATE]
    assert len(found) == 1
    assert found[0].concept is None


def test_without_a_date_of_the_report_a_weekday_is_not_resolved(parse):
    found = [m for m in parse("They came on Wednesday.", published=None).mentions if m.type is MentionType.DATE]
    assert [m.concept for m in found] == [None]


def test_may_as_a_verb_is_no_month(texts_of):
    assert texts_of("They may come back.", MentionType.DATE) == []


def test_a_day_without_year_in_an_undated_report_is_of_the_year_that_it_gives_first(parse):
    found = [m for m in parse("They came on 3 May 2017. They left on 12 May.", published=None).mentions if m.type is MentionType.DATE]
    assert [m.concept for m in found] == ["2017-05-03", "2017-05-12"]


def test_a_weekday_in_an_undated_report_stays_unresolved_beside_a_full_date(parse):
    found = [m for m in parse("They came on 3 May 2017. They left on Friday.", published=None).mentions if m.type is MentionType.DATE]
    assert [m.concept for m in found] == ["2017-05-03", None]
