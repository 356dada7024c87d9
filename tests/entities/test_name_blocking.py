"""The keys under which names are looked up."""

import pytest
from test_body_matching import ONE_BODY
from test_person_matching import ONE_PERSON

from linkage.entities.names import NameKind, block_keys


@pytest.mark.parametrize(("first", "second"), ONE_PERSON.values(), ids=list(ONE_PERSON))
def test_spellings_of_a_person_share_a_key(first: str, second: str) -> None:
    assert block_keys(first, NameKind.PERSON) & block_keys(second, NameKind.PERSON)


@pytest.mark.parametrize(("first", "second"), ONE_BODY.values(), ids=list(ONE_BODY))
def test_names_of_a_body_share_a_key(first: str, second: str) -> None:
    assert block_keys(first, NameKind.BODY) & block_keys(second, NameKind.BODY)


def test_a_common_given_name_is_no_key_by_itself() -> None:
    assert not block_keys("Ivan Zelinsky", NameKind.PERSON) & block_keys("Ivan Hulak", NameKind.PERSON)


def test_names_that_share_nothing_share_no_key() -> None:
    assert not block_keys("Sofia Kovalevskaya", NameKind.PERSON) & block_keys("Naji al-Ali", NameKind.PERSON)


@pytest.mark.parametrize("kind", list(NameKind))
@pytest.mark.parametrize("name", ["", "…", "-", "ا"])
def test_a_name_without_words_meets_no_other(name: str, kind: NameKind) -> None:
    assert not block_keys(name, kind) & block_keys("Sofia Kovalevskaya", kind)


@pytest.mark.parametrize("name", ["Al", "Ya", "J", "Ж", "١٢", "Ltd"])
def test_short_names_have_a_key(name: str) -> None:
    assert block_keys(name, NameKind.PERSON)
