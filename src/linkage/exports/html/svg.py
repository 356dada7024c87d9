"""Elements of a drawing, escaped: no script, no style of its own; the one stylesheet colours them for light, dark and print."""

from markupsafe import Markup, escape

_NARROW, _WIDE = "ijlt.,:;|'’ ·", "mwMW—@%…"
_FULL_WIDTH = 0x2E80
Value = str | float | int | None


def element(name: str, *children: Markup | str, **attributes: Value) -> Markup:
    """One element.

    Args:
        name: Its name.
        children: What it holds; plain text is escaped.
        attributes: Its attributes; "_" at the end of a name is dropped, other "_" become "-"; one of None is left out.
    """
    told = "".join(
        f' {key.removesuffix("_").replace("_", "-")}="{escape(_number(value))}"' for key, value in attributes.items() if value is not None
    )
    inside = "".join(map(escape, children))
    return Markup(f"<{name}{told}>{inside}</{name}>")  # noqa: S704 - names are those of this package; values and text are escaped


def group(*children: Markup | str, **attributes: Value) -> Markup:
    """A group of elements, as `element` takes them."""
    return element("g", *children, **attributes)


def link(address: str, title: str, *children: Markup | str, **attributes: Value) -> Markup:
    """Elements that lead somewhere, with what they are in words: shown on hover and read by a screen reader.

    Args:
        address: Where it leads.
        title: What it is.
        children: The elements.
        attributes: Attributes of the link.
    """
    return element("a", element("title", title), *children, href=address, aria_label=title, **attributes)


def text_width(text: str, size: float) -> float:
    """At most about how wide a text is in the sans fonts of the stylesheet, in the unit of its size.

    Args:
        text: The words.
        size: Its size.
    """
    return sum(0.33 if c in _NARROW else 1.0 if c in _WIDE or ord(c) > _FULL_WIDTH else 0.7 if c.isupper() else 0.6 for c in text) * size


def _number(value: Value) -> Value:
    """A number with one decimal at most: a tenth of a unit is less than anybody sees."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value
