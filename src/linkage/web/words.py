"""The words of the pages, in one catalogue a language: `words/en.yaml`.

A text is a plain string with {names} to fill in, or a mapping from a plural category of the language (CLDR: one, few, many, other) to such
a string, chosen by `count`.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from babel import Locale
from babel.numbers import format_decimal

from linkage.errors import VocabularyError

DEFAULT_LANGUAGE = "en"


class Words:
    """The texts of the pages in one language.

    Args:
        language: Its code ("en", "uk", "ar").
        texts: Key -> text, keys joined by dots ("review.accept").
    """

    def __init__(self, language: str, texts: Mapping[str, str | Mapping[str, str]]) -> None:
        self.language = language
        self.texts = texts
        self._locale = Locale.parse(language)

    @property
    def direction(self) -> str:
        """ "ltr" or "rtl", for the page's `dir`."""
        return self._locale.text_direction

    @property
    def keys(self) -> frozenset[str]:
        """Every key of the catalogue."""
        return frozenset(self.texts)

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key.

        Args:
            key: For example "review.accept".
            values: What its {names} stand for; whole numbers are written as the language writes them. `count` chooses the plural.

        Raises:
            VocabularyError: The key, its plural or one of its values is missing.
        """
        text = self.texts.get(key)
        if isinstance(text, Mapping):
            count = values.get("count")
            category = self._locale.plural_form(count) if isinstance(count, int) else "other"
            text = text.get(category, text.get("other"))
        if text is None:
            raise VocabularyError(f"words/{self.language}.yaml lacks {key!r}: add it")
        written = {name: format_decimal(v, locale=self._locale) if type(v) is int else v for name, v in values.items()}
        try:
            return text.format_map(written)
        except KeyError as error:
            raise VocabularyError(f"the text {key!r} of words/{self.language}.yaml asks for {error}, which is not given") from error

    def has(self, key: str) -> bool:
        """Whether the catalogue holds the key."""
        return key in self.texts

    def under(self, prefix: str) -> dict[str, str]:
        """Every plain text whose key starts with the prefix and a dot, by the rest of its key."""
        return {name: text for name, text in self._under(prefix).items() if isinstance(text, str)}

    def json(self, prefix: str) -> str:
        """Every text whose key starts with the prefix and a dot, for a script: plain, or by the plural category of `count`."""
        return json.dumps(self._under(prefix), ensure_ascii=False)

    def _under(self, prefix: str) -> dict[str, str | Mapping[str, str]]:
        return {key.removeprefix(f"{prefix}."): text for key, text in self.texts.items() if key.startswith(f"{prefix}.")}


@cache
def load_words(language: str = DEFAULT_LANGUAGE) -> Words:
    """The catalogue of a language, read once.

    Args:
        language: Its code.

    Raises:
        VocabularyError: There is none, or a text in it is neither a string nor a mapping of plural categories.
    """
    file = files("linkage.web").joinpath("words", f"{language}.yaml")
    if not file.is_file():
        raise VocabularyError(f"there is no catalogue for {language!r} in src/linkage/web/words: write one after en.yaml")
    texts = dict(_flatten(yaml.safe_load(file.read_text(encoding="utf-8")), ""))
    return Words(language, texts)


def _flatten(node: Any, key: str) -> Iterator[tuple[str, str | Mapping[str, str]]]:
    """Texts by their whole key."""
    if isinstance(node, str) or (
        isinstance(node, dict) and "other" in node and set(node) <= {"zero", "one", "two", "few", "many", "other"}
    ):
        yield key, node
    elif isinstance(node, dict):
        for name, below in node.items():
            yield from _flatten(below, f"{key}.{name}".lstrip("."))
    else:
        raise VocabularyError(f"the text {key!r} is neither a string nor a mapping: quote it")
