"""How fast the workbench answers over HTTP and in a browser: first byte of every page, and from a key to the next claim."""

import argparse
import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from statistics import median, quantiles

from bench.keptcase import add_case_arguments, made_case
from bench.workbench import MEMORY_MB, PAGE_MS, STEP_MS, Timing

HELP = "the served workbench on a made case: first byte of every page, the review step in a browser, memory of the server"
PAGES = (
    "/",
    "/review",
    "/review?status=&kind=attack",
    "/review?status=&order=report",
    "/review?status=&text=hospital",
    "/reports",
    "/reports?text=hospital",
    "/review?status=&second=A",
    "/joins",
    "/joins?about=incident&text=hospital",
    "/disputed",
    "/api/v1/case",
    "/api/v1/claims",
    "/api/v1/claims?text=hospital&stance=alleged",
    "/api/v1/entities",
    "/api/v1/incidents",
    "/api/v1/decisions",
)
KEYS = ("j", "a")
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the suite takes.

    Args:
        parser: Its part of the command line.
    """
    add_case_arguments(parser, rounds=30)


def run(options: argparse.Namespace) -> int:
    """Makes the case, serves it, asks, prints.

    Args:
        options: The command line.

    Returns:
        The exit status.
    """
    with made_case(options) as folder, served(folder) as (process, link):
        timings = [*time_pages(link, options.rounds), *time_keys(link, options.rounds)]
        memory = peak_mb(process.pid)
    for timing in timings:
        print(f"{timing.name:48} median {timing.median_ms:7.1f} ms   p95 {timing.p95_ms:7.1f} ms   target {timing.target_ms} ms")
    print(f"server {memory:.0f} MB, target {MEMORY_MB} MB")
    if options.json is not None:
        figures = {"timings": [asdict(timing) for timing in timings], "server_mb": memory}
        options.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return 0


@contextmanager
def served(case_dir: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The case, served by the command that users type.

    Args:
        case_dir: The case.

    Yields:
        The server's process, and the link that opens the workbench.
    """
    command = [sys.executable, "-u", "-m", "linkage.cli", "serve", str(case_dir), "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline() if process.stdout is not None else ""
        found = re.search(r"http://\S+", line)
        if found is None:
            raise RuntimeError(f"the workbench did not start: {line!r}")
        yield process, found[0]
    finally:
        process.terminate()
        process.wait(timeout=20)


def time_pages(link: str, rounds: int) -> Iterator[Timing]:
    """From a request to the first byte of the answer, for each page.

    Args:
        link: The link that opens the workbench.
        rounds: How often each is asked.
    """
    host, key = link.removeprefix("http://").split("/enter?key=")
    token = {"Authorization": f"Bearer {key}"}
    for page in PAGES:
        taken = []
        for _ in range(rounds):
            connection = http.client.HTTPConnection(host, timeout=60)
            connection.connect()
            started = time.perf_counter()
            connection.request("GET", page, headers=token)
            response = connection.getresponse()
            response.read(1)
            taken.append((time.perf_counter() - started) * 1000)
            connection.close()
            if response.status != 200:
                raise RuntimeError(f"{page} answered {response.status}")
        yield timing_of(page, taken, PAGE_MS)


def time_keys(link: str, rounds: int) -> Iterator[Timing]:
    """From a key to the next claim on the screen, in a real browser; nothing where there is none.

    Args:
        link: The link that opens the workbench.
        rounds: How often each key is pressed.
    """
    from playwright.sync_api import sync_playwright

    program = os.environ.get("LINKAGE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        print("no Chromium was found: the review step is not measured (apt-get install chromium)", file=sys.stderr)
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        page = browser.new_page()
        page.goto(link)
        page.goto(f"{link.split('/enter')[0]}/review")
        for key in KEYS:
            yield timing_of(f"key {key} to the next claim painted", [float(page.evaluate(PRESS, key)) for _ in range(rounds)], STEP_MS)
        browser.close()


# Presses a key in the page and waits until another claim has been painted; gives milliseconds.
PRESS = """key => new Promise(resolve => {
  const claim = document.getElementById('claim');
  const shown = () => claim.querySelector('[data-current]').dataset.current;
  const before = shown(), started = performance.now();
  const watcher = new MutationObserver(() => {
    if (!claim.querySelector('[data-current]') || shown() === before) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => {
      const taken = performance.now() - started;
      setTimeout(() => resolve(taken), 60);
    }));
  });
  watcher.observe(claim, { childList: true, subtree: true });
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
})"""


def timing_of(name: str, taken: list[float], target_ms: int) -> Timing:
    """Median and 95th percentile.

    Args:
        name: What was timed.
        taken: Milliseconds.
        target_ms: At most, at the median.
    """
    return Timing(name, median(taken), quantiles(taken, n=20)[-1], target_ms)


def peak_mb(process_id: int) -> float:
    """The most memory that a process has held, in MB.

    Args:
        process_id: The process.
    """
    status = Path(f"/proc/{process_id}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024
