"""Which place a wording names."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from linkage.entities.georesolve import NameInText, Resolver
from linkage.entities.namings import Mentioned
from linkage.entities.states import country_of_words
from linkage.model.claim import ClaimKind
from linkage.model.place import Place, WherePrecision
from linkage.model.record import Where
from linkage.vocab.gazetteer import Gazetteer, fold_place_name
from linkage.vocab.points import pinned_place

_SETTLED = 50_000  # people: a place elsewhere with fewer is hardly meant by a report about another country
_CONTEXT_SHARE = 0.2
_LEAD = re.compile(
    r"^(?:(?:in|at|near|around|outside|inside|on|from|parts? of|the outskirts of|areas? of|outskirts of)\s+)*(?:the\s+)?", re.IGNORECASE
)
_IN_MARKS = re.compile(r"\w\s+[‘“\"«](?P<name>\w[^‘’“”\"«»]*)[’”\"»]")  # "the steelworks ‘Vostrel’"
_HEAD_OF = (
    r"(?:the\s+)?(?:[\w-]+\s+)*?"
    r"(?:city|town|village|port|quarter|neighbou?rhood|district|suburb|region|province|settlement|area|camp)\s+of\s+(?:the\s+)?"
)
_RUN = re.compile(
    r"[A-ZА-ЯЁІЇЄ\u0600-\u06FF][\w'’ʼ-]*(?:\s+(?:(?:al|el|ez|az|ash|de|la|of|on|and the|the)[\s-])?[A-ZА-ЯЁІЇЄ0-9][\w'’ʼ-]*)*"
)
_DIRECTION = re.compile(r"\b(north|south|east|west|northern|southern|eastern|western)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(half|part|parts|side|districts|neighbou?rhoods|quarters|suburbs|of the city|city['’]?s)\b|\b(?:east|west|north|south)$",
    re.IGNORECASE,
)
_DIVISION_AFTER = re.compile(r"\s+(?:province|governorate|oblast|region|state|krai|camp|airport)")
_ARTICLE = re.compile(r"(?:[ae][lnrstdz]|a[sd]h)[\s-]", re.IGNORECASE)  # Arabic: its sound becomes that of the next letter
_CITY = re.compile(r"^(?:the\s+)?(?:(?:besieged|coastal|port|entirety of the|whole|entire|whole of the)\s*)*(?:city|town)$", re.IGNORECASE)
# Buildings and works: "the hospital" is the one that the report has named.
BUILDINGS = {
    "hospital": "hospital clinic medical-center medical-centre maternity", "theatre": "theatre theater",
    "school": "school kindergarten university",
    "plant": "plant steelworks factory works mill", "prison": "prison jail", "mosque": "mosque", "church": "church cathedral",
    "market": "market bazaar",
    "station": "station", "airport": "airport airfield airbase", "bridge": "bridge", "camp": "camp", "dam": "dam",
}  # fmt: skip
_BUILDING_OF = {word: kind for kind, words in BUILDINGS.items() for word in words.split()}
_BUILDING = re.compile(rf"\b({'|'.join(w.replace('-', ' ') for w in sorted(_BUILDING_OF, key=len, reverse=True))})\b", re.IGNORECASE)
_NAMED_BUILDING = re.compile(rf"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*(?: [a-z]+){{0,3}}? {_BUILDING.pattern[2:]}")  # "Zelva iron plant"
_FACILITY = re.compile(r"^(?:the|this|that)\s+(?:facility|building)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """What a wording names.

    Args:
        key: Folded name that tells the place from others.
        name: Its usual name.
        place: The gazetteer's place, or the town that holds a named building; None where the gazetteer knows none.
        exact: Whether `place` is the place itself and not only what holds it.
        why: How the words were read.
    """

    key: str
    name: str
    place: Place | None
    exact: bool
    why: str

    @property
    def where_prec(self) -> WherePrecision | None:
        """How precisely it is placed: as its place, but what only lies in a place is near it; None where the gazetteer knows none.

        Source: UCDP GED codebook, `where_prec`.
        """
        if self.place is None:
            return None
        return self.place.precision if self.exact else max(self.place.precision, WherePrecision.NEAR)


@dataclass(frozen=True, slots=True)
class _Context:
    """What a report tells about its places.

    Args:
        countries: The countries that it is about, the foremost first.
        places: Folded name -> the place that it means in this report.
    """

    countries: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)


_NO_CONTEXT = _Context()


class PlaceReader:
    """Reads wordings of places with the context of their report.

    Args:
        gazetteer: The gazetteer.
        mentions: Every mention of the case: they tell which countries and towns each report is about.
        texts: Id of a report -> its text: it names buildings that the claims only call "the plant".
    """

    def __init__(self, gazetteer: Gazetteer, mentions: Sequence[Mentioned], texts: Mapping[str, str]) -> None:
        self._gazetteer = gazetteer
        self._contexts: dict[str, _Context] = {}
        self._towns: dict[str, Place] = {}
        self._buildings: dict[tuple[str, str], NamedPlace] = {}
        self._place_of_claim = {m.claim_id: m for m in mentions if m.role == "place"}
        by_report: dict[str, list[Mentioned]] = {}
        for m in mentions:
            by_report.setdefault(m.report_id, []).append(m)
        for report_id, own in by_report.items():
            self._read_context(report_id, own)
        for m in mentions:
            if m.where is None:
                self._note_building(m)
        for report_id in by_report:
            for found in _NAMED_BUILDING.finditer(texts.get(report_id, "")):
                self._note_building(Mentioned(report_id, found.start(), "", "target", found.group(), ClaimKind.ATTACK))

    def countries(self, report_id: str) -> tuple[str, ...]:
        """The countries that the report is about, the foremost first."""
        return self._contexts.get(report_id, _NO_CONTEXT).countries

    def home(self, report_id: str) -> str | None:
        """The one country in which the report's places lie, or None where that is unclear."""
        return next(iter(self.countries(report_id)), None)

    def _read_context(self, report_id: str, mentions: list[Mentioned]) -> None:
        votes: Counter[str] = Counter()
        towns: Counter[Place] = Counter()
        for m in mentions:
            if m.where is not None:
                votes[m.where.country] += 3 if m.where.country else 0
            elif m.role == "place":
                place = self._find(_LEAD.sub("", m.text), _NO_CONTEXT) or self._first_run(m.text, _NO_CONTEXT)
                if place is not None and place.country and (place.population >= _SETTLED or place.precision > WherePrecision.NEAR):
                    votes[place.country] += 3
                elif place is not None and place.country and place.id.startswith("overlay:"):
                    votes[place.country] += 2
            elif m.role in ("target", "perpetrator", "victims"):
                votes.update(country_of_words(m.text)[:1] if m.role == "target" else ())
        total = sum(votes.values())
        countries = tuple(c for c, n in sorted(votes.items(), key=lambda v: (-v[1], v[0])) if n >= total * _CONTEXT_SHARE)
        context = _Context(countries, self._resolve([m.text for m in mentions if m.role == "place" and m.where is None], countries))
        self._contexts[report_id] = context
        for m in mentions:
            if m.role == "place" and m.where is None:
                town = self._find(_LEAD.sub("", m.text), context)
                if town is not None and town.precision <= WherePrecision.NEAR and town.population >= _SETTLED:
                    towns[town] += 1
        if towns:
            self._towns[report_id] = min(towns, key=lambda t: (-towns[t], -t.population, t.id))

    def _resolve(self, wordings: Sequence[str], countries: tuple[str, ...]) -> dict[str, Place]:
        """The places of the names in a report's wordings, each with the others as its context, by folded name."""
        names, parts, at = [], [], 0
        for wording in wordings:
            whole = _LEAD.sub("", wording)
            runs = [(found.start(), found.group()) for found in _RUN.finditer(wording)]
            if runs and all(run != whole for _, run in runs):
                runs.append((len(wording) - len(whole), whole))
            names += [NameInText(at + start, at + start + len(run), run) for start, run in runs]
            parts.append(wording)
            at += len(wording) + 1
        found = Resolver(self._gazetteer, countries).resolve("\n".join(parts), names)
        return {
            fold_place_name(n.text): r.place
            for n, r in zip(names, found, strict=True)
            if r.is_exact and r.place is not None and _is_told(r.place, countries)
        }

    def _note_building(self, mention: Mentioned) -> None:
        found = _BUILDING.search(mention.text)
        if found is None or not any(c.isupper() for c in _BUILDING.sub("", _LEAD.sub("", mention.text))):
            return
        named = self.read(mention)
        if named is not None:
            self._buildings.setdefault((mention.report_id, _kind(found.group(1))), named)

    def _find(self, name: str, context: _Context) -> Place | None:
        if not any(c.isupper() or not c.isascii() for c in name):
            return None
        countries = context.countries
        place = context.places.get(fold_place_name(name))
        if place is None:
            place = next((p for form in _case_forms(name) if (p := self._gazetteer.find(form, countries)) is not None), None)
        if place is not None and _DIRECTION.fullmatch(name) and place.country not in countries:
            return None  # "the South" is no province of another country
        if place is None or place.country in countries or place.population >= _SETTLED or place.precision > WherePrecision.NEAR:
            return place
        return place if not countries and place.id.startswith("overlay:") else None

    def _first_run(self, text: str, context: _Context) -> Place | None:
        for run in _RUN.findall(text):
            words = run.split()
            division = _DIVISION_AFTER.match(text, text.index(run) + len(run))
            if division is not None:
                place = self._find(run + division.group(), context)
                if place is not None:
                    return place
            for n in range(len(words), 0, -1):
                place = self._find(re.sub(r"['’]s?$", "", " ".join(words[:n])), context)
                if place is None and words[n - 1].endswith("s"):
                    place = self._find(" ".join([*words[: n - 1], words[n - 1][:-1]]), context)
                if place is not None and (n == len(words) or _may_be_short(place, words[:n], words[n:], context)):
                    return place
        return None

    def read(self, mention: Mentioned) -> NamedPlace | None:
        """The place that the mention names; None where it describes none in particular.

        Args:
            mention: A role of place, target or the like.
        """
        if mention.where is not None:
            return _of_row(mention.text, mention.where, self._gazetteer)
        context = self._contexts.get(mention.report_id, _NO_CONTEXT)
        text = _LEAD.sub("", mention.text.strip(' ,.«»“”"‘’'))
        whole = self._find(text, context)
        if whole is not None:
            return _of_gazetteer(whole, "its name")
        if _CITY.match(mention.text) and (town := self._read_city(mention)) is not None:
            return town
        building = _BUILDING.search(text)
        if building is not None and building.group(1).lower() == "camp" and self._first_run(text, context) is not None:
            building = None
        marked = _IN_MARKS.search(mention.text)
        site = None if marked is None else self._find(marked["name"], context)
        if site is not None and site.precision is WherePrecision.EXACT:
            return _of_gazetteer(site, "the name in quotation marks")
        if building is not None and not re.search(r"\b(?:near|outside|around)\b", mention.text):
            return self._read_building(mention, text, _kind(building.group(1)), context)
        if _FACILITY.match(mention.text):
            known = [b for (report, _), b in self._buildings.items() if report == mention.report_id]
            return known[0] if len(known) == 1 else None
        part = self._read_part(mention, text, context)
        if part is not None:
            return part
        if re.search(r"\band\b|,", text) and len(_RUN.findall(text)) > 1:
            return None
        if mention.role == "place" or re.match(_HEAD_OF, text, re.IGNORECASE) or _is_quarter(text):
            place = self._first_run(text, context)
            if place is not None:
                return _of_gazetteer(place, "the name in it")
        if mention.role == "place" and text[:1].isupper() and len(text.split()) <= 4 and not country_of_words(text):
            return NamedPlace(fold_place_name(text), text, None, exact=False, why="a name that the gazetteer does not know")
        return None

    def _read_city(self, mention: Mentioned) -> NamedPlace | None:
        """ "The city": the town that its claim names as the place, known or not, else the one that the report is about."""
        beside = self._place_of_claim.get(mention.claim_id)
        own = None if beside is None or beside == mention or _CITY.match(beside.text) else self.read(beside)
        if own is not None and (own.place is None or own.place.precision is WherePrecision.EXACT):
            return own
        town = self._towns.get(mention.report_id)
        return None if town is None else _of_gazetteer(town, "the town that the report is about")

    def _read_building(self, mention: Mentioned, text: str, kind: str, context: _Context) -> NamedPlace | None:
        known = self._buildings.get((mention.report_id, kind))
        town = self._first_run(text, context)
        if town is not None and context.countries and town.country not in context.countries:
            town = None  # named after a place elsewhere
        names = [
            w for run in _RUN.findall(text) for w in run.split() if _BUILDING.fullmatch(w) is None and not self._is_town(w, town, context)
        ]
        if names:
            holder = town or self._towns.get(mention.report_id)
            own = " ".join(dict.fromkeys(fold_place_name(w) for w in names if not country_of_words(w)))
            if not own:
                return None
            return NamedPlace(f"{kind} {own}", re.sub(r"^(?:an?|the|this|that)\s+", "", text), holder, exact=False, why=f"a named {kind}")
        if known is not None and re.match(r"(?:the|this|that)\b|[a-z]+$", mention.text, re.IGNORECASE):
            return NamedPlace(known.key, known.name, known.place, exact=known.exact, why=f"the {kind} that the report names")
        holder = town or None
        if holder is not None and holder.precision <= WherePrecision.NEAR:
            return NamedPlace(
                f"{kind} {fold_place_name(holder.name)}",
                f"{kind} in {holder.name}",
                holder,
                exact=False,
                why=f"the {kind} of {holder.name}",
            )
        return None

    def _town_beside(self, mention: Mentioned, context: _Context) -> Place | None:
        """The town that the same claim gives as its place."""
        place = self._place_of_claim.get(mention.claim_id)
        return None if place is None or place == mention else self._first_run(place.text, context)

    def _is_town(self, word: str, town: Place | None, context: _Context) -> bool:
        return town is not None and self._find(word, context) == town

    def _read_part(self, mention: Mentioned, text: str, context: _Context) -> NamedPlace | None:
        """ "The eastern half", "the city's rebel-held east", "rebel-held east Aleppo"."""
        direction = _DIRECTION.search(text)
        if direction is None:
            return None
        runs = _RUN.findall(text)
        town = self._first_run(text, context)
        if town is None and ((runs and not country_of_words(text)) or _PART.search(text) is None):
            return None
        town = town or self._town_beside(mention, context) or self._towns.get(mention.report_id)
        if town is None or town.precision >= WherePrecision.COUNTRY:
            return None
        side = direction.group(1).lower().removesuffix("ern")
        name = f"{side.capitalize()}ern {town.name}"
        known = self._find(name, _Context((town.country,)))
        if known is not None:
            return _of_gazetteer(known, f"the {side} of {town.name}")
        return NamedPlace(fold_place_name(name), name, town, exact=False, why=f"the {side} of {town.name}")


def _case_forms(name: str) -> tuple[str, ...]:
    """The name, and for Cyrillic what its other cases may stand for ("Мариуполе" -> "Мариуполь")."""
    if not re.search(r"[а-яіїє]$", name):
        return (name,)
    stem = re.sub(r"(?:ой|ою|ом|ем|ам|ах|[аяеуюыиіїоь])$", "", name)
    return tuple(dict.fromkeys([name, *(stem + ending for ending in ("ь", "", "а", "я", "о", "е", "и", "ы"))]))


def _is_told(place: Place, countries: Collection[str]) -> bool:
    """Whether a report about the countries can mean the place: no division or landscape of another."""
    return (
        place.precision <= WherePrecision.NEAR
        or place.precision is WherePrecision.COUNTRY
        or not place.country
        or not countries
        or place.country in countries
    )


def _may_be_short(place: Place, words: Sequence[str], behind: Sequence[str], context: _Context) -> bool:
    """Whether the first words of a longer name may mean the place: none elsewhere, and no country ("Port" of "Port Zelva").

    Nor a town named with an article that stands behind the words here: "Bab al-Zelva" names no part of the town of Al Bab.
    """
    if _has_article(place.name.split()) and not _has_article(words) and _has_article(behind):
        return False
    return place.precision is not WherePrecision.COUNTRY and (not context.countries or place.country in context.countries)


def _has_article(words: Sequence[str]) -> bool:
    return _ARTICLE.match(" ".join(words)) is not None


def _is_quarter(text: str) -> bool:
    return re.search(r"(?:quarter|neighbou?rhood|district|suburb|village|town|city|province|camp)s?$", text) is not None


def _kind(word: str) -> str:
    return _BUILDING_OF[word.lower().replace(" ", "-")]


def _of_gazetteer(place: Place, why: str) -> NamedPlace:
    return NamedPlace(place.id, place.name, place, exact=True, why=why)


def _of_row(name: str, where: Where, gazetteer: Gazetteer) -> NamedPlace:
    """The place of a row of a table, which says by its own cells where it lies."""
    place, holder = pinned_place(name, where, gazetteer)
    if holder is not None and place is not None and place.id == holder.id:
        return _of_gazetteer(holder, "its name, where the table puts it")
    lies = place.id if place is not None else holder.id if holder is not None else ""
    return NamedPlace(f"{fold_place_name(name)} {lies}", name, holder, exact=False, why="a name that the gazetteer does not know there")
