"""`make bench`: how fast pressctl starts and does its whole job, beside bare Python and beside others.

    run.py [--quick] [--json FILE]

It takes some minutes, `--quick` about one. It fails when a run does not bring everything it should.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from pressctl import __version__
from tests.bench import growth, ledgers, past, rendering, table, wire
from tests.bench.measuring import Bench, Beside
from tests.bench.newsroom import Newsroom
from tests.bench.processes import Failed
from tests.bench.receiving import Receivers

LASTING = Path("/var/tmp")  # noqa: S108  (on a disk where /tmp may be memory: the ledger's commits must cost what they cost)
GOALS = {(0.0, "naive"): 2.5, (0.03, "naive"): 0.5, (0.03, "Apprise"): 1.0}
JOB = """\
The job: publish 1 new release in a newsroom of 200 whose other 199 are built:
1,000 people in 1 mailing call, 50 webhooks, feeds of 200 entries, SQLite ledger.
  naive               one script: Markdown, requests one by one, plain feedgen;
                      it keeps the 199 others rendered in a JSON file
  naive, renders all  the same, rendering all 200 for the feeds
  Apprise             as naive, with Apprise for the webhooks
  pressctl, cold      nothing built yet: no index, no public/
"pressctl takes": in times of that row's time. CPU: in ms. MB: the most it held."""


def main() -> int:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description="Measure pressctl.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds: about a minute")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write every measurement there, too")
    asked = parser.parse_args()
    where = LASTING if LASTING.is_dir() else None
    try:
        with tempfile.TemporaryDirectory(prefix="pressctl-bench-", dir=where) as folder, Receivers() as receivers:
            document = measure(Path(folder), receivers, quick=asked.quick)
    except Failed as failure:
        print(f"bench: {failure}", file=sys.stderr)
        return 1
    if asked.json:
        asked.json.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    return 0


def measure(folder: Path, receivers: Receivers, *, quick: bool) -> dict[str, object]:
    """Measure everything below `folder`, print it as it comes, and return it."""
    url = f"http://127.0.0.1:{receivers.port}"
    bench = Bench(
        folder=folder,
        receivers=receivers,
        newsroom=Newsroom.make(folder / "newsroom", url=url, releases=199),
        small=Newsroom.make(folder / "small", url=url, releases=0, people=2, hooks=1),
    )
    on = table.machine(folder)
    print(f"pressctl {__version__}: {on}\nMedians (least-most) of whole processes, run in turns.\n", flush=True)
    bench.prepare(sent=1 if quick else 20)
    rows = bench.start_up(5 if quick else 15)
    print("\n".join(table.start_up(rows)), f"\n\n{JOB}\n", flush=True)
    jobs = bench.jobs(2 if quick else 12, budget=10 if quick else 100)
    cold = bench.cold(1 if quick else 3)
    jobs[0.0]["pressctl, cold"] = cold
    for delay, runs in jobs.items():
        beside = [
            Beside(name="pressctl", runs=runs["pressctl"], other=name, others=others, goal=GOALS.get((delay, name)))
            for name, others in runs.items()
            if not name.startswith("pressctl")
        ]
        rows += beside
        print("\n".join(table.jobs(delay, runs, beside)), end="\n\n", flush=True)
    # Whole processes come before what is measured in this one, which grows by it: Linux counts that as a child's own.
    many = 1_000 if quick else 5_000
    wires = wire.measure(folder, count=many, rounds=1 if quick else 5)
    held = wire.memory(folder, many)
    print("\n".join(wire.table(wires, held, many)), end="\n\n", flush=True)
    long = past.measure(folder, many=400 if quick else 2_000, rounds=2 if quick else 9)
    print("\n".join(past.table(long)), end="\n\n", flush=True)
    grown = growth.measure(1 if quick else 5)
    print("\n".join(growth.table(grown)), end="\n\n", flush=True)
    rendered = rendering.measure(20 if quick else 200, people=10_000 if quick else rendering.PEOPLE)
    print("\n".join(rendering.table(rendered)), end="\n\n", flush=True)
    hooks = 300 if quick else 3000
    kept = {delay: ledgers.measure(hooks, 2 if quick else 5, delay=delay) for delay in ledgers.DELAYS}
    for delay, took in kept.items():
        print("\n".join(ledgers.table(took, hooks, delay)), end="\n\n", flush=True)
    print(table.burden())
    ratios = {row.name: row.ratio for row in grown}
    return {
        "version": __version__,
        "machine": on,
        **table.as_document(rows, jobs),
        "growth": ratios,
        "ledgers": {f"{delay:g}": ledgers.as_document(took) for delay, took in kept.items()},
        "wire": wire.as_document(wires, held),
        "past": {"releases": long.many, "time": long.time, "memory": long.memory},
        "rendering": rendering.as_document(rendered),
    }


if __name__ == "__main__":
    sys.exit(main())
