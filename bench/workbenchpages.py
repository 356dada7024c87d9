"""How long the workbench's pages take to make, whole, from request to last byte, without the network."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from statistics import median, quantiles

from starlette.testclient import TestClient

from bench.madecase import SEED
from linkage.desk import Desk
from linkage.indexes.exploring import find_events
from linkage.model.asked import EventFilter
from linkage.model.entity import EntityType
from linkage.web.access import LoopbackAccess
from linkage.web.app import make_app
from linkage.web.hosts import own_hosts
from linkage.web.serving import make_workbench

PORT = 8765


def time_pages(case_dir: Path, rounds: int) -> list[tuple[str, float, float]]:
    """How long each page takes, asked with another filter in each round, as drawings of the same filter are kept.

    Args:
        case_dir: The case.
        rounds: How often.

    Returns:
        (page, milliseconds at the median, at the 95th percentile) each.
    """
    random = Random(SEED)  # noqa: S311 - which rows to ask for
    with Desk.open(case_dir) as desk:
        persons = desk.index.find_entities(EntityType.PERSON, limit=300).rows
        events = find_events(desk.index, EventFilter(), limit=300).rows
    access = LoopbackAccess("A. Reviewer", PORT)
    app = make_app(make_workbench(partial(Desk.open, case_dir), case_dir, access), own_hosts(PORT))
    client = TestClient(app, base_url=f"http://127.0.0.1:{PORT}")
    client.get("/enter", params={"key": access.secret})
    words = ("hospital", "said", "guns", "colonel", "school", "blamed")
    pages: dict[str, Callable[[int], str]] = {
        "case": lambda _: "/",
        "search, a common word": lambda _: f"/search?text={random.choice(words)}",
        "search, a name": lambda _: f"/search?text={random.choice(persons).name}",
        "search, stance and dates": lambda n: f"/search?stance=denied&since=2031-{n % 12 + 1:02}&until=2032",
        "people": lambda n: f"/entities?order={'name' if n % 2 else 'most named'}",
        "one person": lambda _: f"/entities/{random.choice(persons).id}",
        "incidents of a year": lambda n: f"/incidents?since=2031-{n % 12 + 1:02}-{n % 27 + 1:02}&until=2032-{n % 12 + 1:02}",
        "incidents of a place, drawn with it": lambda _: f"/incidents?place={random.choice(events).place}",
        "all incidents": lambda n: f"/incidents?since=20{n % 31:02}",
        "timeline and map that follow it": lambda n: f"/incidents/drawn?since=20{n % 31:02}",
        "one incident": lambda _: f"/incidents/{random.choice(events).id}",
        "campaigns": lambda _: "/campaigns",
        "reports": lambda _: "/reports",
        "review": lambda _: "/review",
    }
    client.get("/incidents")  # loads gazetteer and borders, as the first visitor does
    found = []
    for name, address in pages.items():
        taken = []
        for n in range(rounds):
            asked = address(n)
            started = time.perf_counter()
            client.get(asked).raise_for_status()
            taken.append((time.perf_counter() - started) * 1000)
        found.append((name, median(taken), quantiles(taken, n=20)[-1]))
    return found
