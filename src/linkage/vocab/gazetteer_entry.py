"""One place as the gazetteer file is made from it."""

from dataclasses import dataclass, replace

from linkage.model.place import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with its further names.

    Args:
        place: The place.
        alternates: Further names.
        division: GeoNames' code of its first-order division, or "".
        abbreviations: Written forms that stand for it only as they are ("Calif.").
        is_wide: Whether it is found only with the text that the name stands in, since its name is often something else's too.
        is_capital: Whether it is the capital of its country.
        renown: How many names the source has for it, in all languages: the well-known have many.
    """

    place: Place
    alternates: tuple[str, ...] = ()
    division: str = ""
    abbreviations: tuple[str, ...] = ()
    is_wide: bool = False
    is_capital: bool = False
    renown: int = 0

    def within(self, container: str | None) -> "Entry":
        """The same entry inside another place.

        Args:
            container: Id of the place that holds it, or None.
        """
        return replace(self, place=replace(self.place, within=container))
