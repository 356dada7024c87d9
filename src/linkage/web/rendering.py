"""Templates of the workbench: everything is escaped, and a name or text that is not there is an error."""

from babel import Locale
from babel.numbers import format_decimal
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from linkage.exports.html.labels import label_date, label_edtf
from linkage.vocab.states import read_together
from linkage.web.assets import Assets
from linkage.web.forms import write_at
from linkage.web.words import Words

LEFT_TO_RIGHT, END = "\u2066", "\u2069"  # Unicode isolates (UAX 9)


class Renderer:
    """Makes pages of templates.

    Args:
        words: The texts.
        assets: What pages load.
    """

    def __init__(self, words: Words, assets: Assets) -> None:
        def isolate(text: str) -> str:
            """Labels of dates are English: on a page from right to left they keep their own order."""
            return f"{LEFT_TO_RIGHT}{text}{END}" if words.direction == "rtl" else text

        self._environment = Environment(
            loader=PackageLoader("linkage.web", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            t=words,
            language=words.language,
            direction=words.direction,
            at=write_at,
            asset=lambda name: f"/static/{name}?v={assets[name].version}",
            has_asset=lambda name: name in assets,
            together=read_together,
        )
        self._environment.filters.update(
            exact=write_exactly,
            date=lambda date: isolate(label_date(date)),
            edtf=lambda date: isolate(label_edtf(date)),
            tongue=lambda code: Locale.parse(words.language).languages.get(code, code),
            number=lambda value: format_decimal(value, locale=words.language),
        )

    def __call__(self, template: str, **content: object) -> str:
        """The HTML of a template.

        Args:
            template: Its file.
            content: What it shows.
        """
        return self._environment.get_template(template).render(**content)


def write_exactly(text: str) -> Markup:
    """A report's text as HTML that a browser reads back code point for code point (it would make one newline of CR LF)."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))  # noqa: S704 - escaped just before
