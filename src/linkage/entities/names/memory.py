"""What is remembered of names that were read, so that a name that recurs is read once."""

from linkage.entities.names import blocking, body, bodywords, families, person, persons, sounds


def clear_caches() -> None:
    """Forget every name that was read, for measuring how fast new names are read; vocabularies stay."""
    for cached in (
        person.parse_person, person.make_word, body.parse_body, body.make_body_word, bodywords.mend_word,
        sounds.read_sounds, families.family_of,
        families.father_of_patronymic, blocking.skeletons, persons.may_agree,
    ):  # fmt: skip
        cached.cache_clear()
