"""The fault table from outside: forty places that each do one thing wrong, in one run, over real sockets.

Whatever they do, each ends as the table says, in words that say whose turn it is, once; and none hurts another.
"""

import json
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support import certificates, faults
from tests.support.certificates import Certificates
from tests.support.newsrooms import Newsroom, environment, make, webhook
from tests.support.receivers import Behaviour, Receiver, ok, refusing, reset_at_accept

DEADLINE = "0.3"  # seconds that a place has which would keep us for ever
PATIENT = frozenset({"silent", "drip", "interim"})
MOST = 150_000  # kilobytes of memory, all of it together

# What a place does, what becomes of the delivery, words of its reason, words that say whose turn it is.
_ASK, _AGAIN = "ask the place before sending it again", "the next run tries it too"
ROWS: dict[str, tuple[Behaviour, str, str, str]] = {
    "well": (ok(), "sent", "", ""),
    "reset": (faults.reset, "unknown", "broke the connection off before it answered", _ASK),
    "closed": (faults.close, "unknown", "broke the connection off before it answered", _ASK),
    "half-headers": (faults.half_headers, "unknown", "broke the connection off", _ASK),
    "silent": (faults.silent, "unknown", "did not answer within 0.3 s, and all of it had left", _ASK),
    "drip": (faults.drip_headers, "unknown", "did not answer within 0.3 s", _ASK),
    "endless": (faults.endless_headers, "unknown", "something that is not HTTP", _ASK),
    "interim": (faults.interim_flood, "unknown", "did not answer within 0.3 s", _ASK),
    "wide": (faults.wide_header, "unknown", "headers that are too large", _ASK),
    "ssh": (faults.not_http, "unknown", "something that is not HTTP", _ASK),
    "junk-chunks": (faults.bad_chunks, "unknown", "something that is not HTTP", _ASK),
    "cut": (faults.cut_length, "sent", "", ""),
    "cut-chunks": (faults.cut_chunks, "sent", "", ""),
    "cut-reset": (faults.cut_by_reset, "sent", "", ""),
    "open-ended": (faults.unbounded, "sent", "", ""),
    "nothing": (ok(b"", status=204), "sent", "", ""),
    "huge": (faults.huge, "sent", "", ""),
    "bomb": (faults.gzip_bomb, "sent", "", ""),
    "charset": (
        ok("é".encode(), status=400, headers={"Content-Type": "text/plain; charset=base64"}),
        "failed",
        "answered 400: é",
        "Change what the place objects to",
    ),
    "metadata": (
        faults.redirect("http://169.254.169.254/latest"),
        "failed",
        "answered 307",
        "Redirects are not followed: put the new address into config.toml",
    ),
    "gone": (ok(status=410), "failed", "answered 410", "change its address in config.toml"),
    "unauthorised": (ok(status=401), "failed", "answered 401", "environment variable DESK_SECRET"),
    "error": (ok(status=500), "unknown", "answered 500", _ASK),
    "gateway": (ok(status=504), "unknown", "answered 504", _ASK),
    "bad-gateway": (ok(status=502), "unknown", "answered 502", _ASK),
    "behind-a-cloud": (ok(status=524), "unknown", "answered 524", _ASK),
    "unable": (ok(status=501), "failed", "answered 501", "Change what the place objects to"),
    "slow-request": (ok(status=408), "unknown", "answered 408", _ASK),
    "storm": (faults.busy("7200"), "deferred", "answered 429: slow down", "It asks to be left alone until"),
    "early": (faults.busy("7200", 425), "deferred", "answered 425", "It asks to be left alone until"),
    "overloaded": (faults.busy("7200", 503), "deferred", "answered 503", "It asks to be left alone until"),
    "junk-wait": (faults.busy("-5"), "deferred", "answered 429: slow down", "it is tried again"),
    "teapot": (ok(status=999), "failed", "answered 999", "Change what the place objects to"),
}
TLS = {
    "expired": ("has expired", "Its owner must renew it"),
    "elsewhere": ("is for another host", "Correct the url in config.toml"),
    "alone": ("is signed by nobody this machine trusts", "ask the place's owner"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Certificates of an authority of our own."""
    if not certificates.available():
        pytest.skip("certificates are made by the openssl command")
    return certificates.make(tmp_path_factory.mktemp("certificates"))


# The most memory that a process had counts what it was forked from, so it is forked from something small.
WEIGHING = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[2:])
_, status, used = os.wait4(process.pid, 0)
open(sys.argv[1], "w").write(str(used.ru_maxrss))
sys.exit(os.waitstatus_to_exitcode(status))
"""


def measured(room: Newsroom, *words: str, environ: dict[str, str]) -> tuple[int, str, str, int]:
    """Run pressctl in a process of its own; return its code, what it said, and the most memory it had, in kilobytes."""
    ran = subprocess.run(
        [sys.executable, "-c", WEIGHING, "peak", sys.executable, "-m", "pressctl", *words],
        cwd=room.root,
        env=environment(environ),
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr, int((room.root / "peak").read_text())


def test_every_place_ends_as_the_table_says(tmp_path: Path, made: Certificates) -> None:
    """Outcome, reason and turn of each; nothing is followed, proxied or repeated; memory stays small."""
    with ExitStack() as stack:
        places = {name: stack.enter_context(Receiver(row[0])) for name, row in ROWS.items()}
        other, proxy = stack.enter_context(Receiver()), stack.enter_context(Receiver())
        places["elsewhere-host"] = stack.enter_context(Receiver(faults.redirect(other.url, 301)))
        secure = {name: Receiver(tls=getattr(made, name), named="localhost") for name in TLS}
        for name, receiver in secure.items():
            places[name] = stack.enter_context(receiver)
        door = stack.enter_context(Receiver(on_accept=reset_at_accept))
        tables = [
            webhook(name, place.url, **({"timeout": DEADLINE} if name in PATIENT else {}))
            for name, place in places.items()
        ]
        tables += [webhook("door", door.url), webhook("nobody", stack.enter_context(refusing()))]
        plain = stack.enter_context(Receiver(on_accept=lambda wire: wire.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")))
        tables += [webhook("plain", plain.url.replace("http:", "https:"))]
        room = make(tmp_path, *tables)
        environ = dict.fromkeys(("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"), proxy.url)
        environ |= {"SSL_CERT_FILE": str(made.authority)}
        code, out, err, memory = measured(room, "publish", "releases/budget.md", "-y", "--json", environ=environ)
        assert "Traceback" not in err
        assert code == 4
        ran = room.run("status", "budget", "--json").json()["releases"][0]["editions"][0]["parts"]
        report = {one["target"]: one for one in json.loads(out)["releases"][0]["deliveries"]}
        for name, (_, outcome, reason, turn) in ROWS.items():
            told = report[name]
            assert (name, told["outcome"]) == (name, outcome)
            assert reason in (told["error"] or ""), name
            assert turn in (told["hint"] or ""), name
        for name, (reason, turn) in TLS.items():
            assert (name, report[name]["outcome"]) == (name, "failed")
            assert reason in report[name]["error"]
            assert turn in report[name]["hint"]
            assert places[name].requests == []
        assert report["nobody"]["outcome"] == "failed"
        assert _AGAIN in report["nobody"]["hint"]
        assert "does not speak TLS" in report["plain"]["error"]
        assert report["door"]["outcome"] in {"failed", "unknown"}
        assert report["elsewhere-host"]["outcome"] == "failed"
        assert (other.requests, proxy.connections) == ([], 0)
        assert memory < MOST
        assert len(ran) == len(report)
        once = {name for name, (_, outcome, _, _) in ROWS.items() if outcome in {"sent", "unknown"}}
        assert room.run("publish", "releases/budget.md", "-y").code == 4
        assert {name: len(places[name].requests) for name in once} == dict.fromkeys(once, 1)
