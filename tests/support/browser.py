"""A real browser, driven over the Chrome DevTools Protocol: what a person would see, press and be warned of.

    with a_page("http://127.0.0.1:8000/") as page:
        page.press("d")
        page.wait_for("document.body.classList.contains('dark')")
        page.insist_clean()

It speaks through a pair of pipes, so that there is no port to find, and no library to have. Frames stay in their
page's process: Chromium would begin a sandboxed one in its own before anybody listens, and requests would be missed.

Protocol: https://chromedevtools.github.io/devtools-protocol/ (Target, Page, Runtime, Network, Log, Input, Emulation).
"""

import atexit
import base64
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE = 60.0  # seconds; a busy machine gets its time
SIZE = (1440, 900)
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_HIGH = 10  # file descriptors from here on are in nobody's way
# The protocol's pipes are descriptors 3 and 4 of the browser.
_BECOME = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
_OPTIONS = (
    "--headless=new",
    "--no-sandbox",  # containers run as root, where its own sandbox refuses to start
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--hide-scrollbars",
    "--disable-site-isolation-trials",
    "--disable-features=IsolateSandboxedIframes,IsolateOrigins,site-per-process",
    "--force-color-profile=srgb",
    # Nothing is found but loopback: what would leave fails, and is recorded all the same.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
_KEYS = {
    "ArrowLeft": 37,
    "ArrowUp": 38,
    "ArrowRight": 39,
    "ArrowDown": 40,
    "Enter": 13,
    "Escape": 27,
    "Tab": 9,
    " ": 32,
}


def find() -> str | None:
    """Return a Chromium that is installed here, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


needs_browser = pytest.mark.skipif(find() is None, reason="there is no Chromium here (make browser installs one)")


@dataclass(slots=True)
class Page:
    """One tab. What it says and asks for grows by itself: `errors`, and `requests` (addresses by the browser's number).

    `refused` are the numbers of those that a policy of the page stopped before they left.
    """

    browser: "Browser"
    target: str
    session: str
    errors: list[str] = field(default_factory=list)
    requests: dict[str, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)

    def call(self, method: str, **parameters: object) -> Any:
        """Call a method of the protocol in this tab, and return its result."""
        return self.browser.call(method, session=self.session, **parameters)

    def goto(self, url: str) -> None:
        """Lead the tab to an address, and wait until all of it is loaded."""
        answer = self.call("Page.navigate", url=url)
        assert not answer.get("errorText"), f"{url}: {answer['errorText']}"
        self.wait_for("document.readyState === 'complete'")

    def evaluate(self, expression: str) -> Any:
        """Return what an expression of JavaScript is worth in the page's main frame; a promise is waited for."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait_for(self, expression: str, timeout: float = PATIENCE) -> float:
        """Wait until an expression is true in the page; return how many seconds it took."""
        begun = time.monotonic()
        while True:
            # A page that is just being replaced answers with an error, and is asked again.
            answer = self.call("Runtime.evaluate", expression=f"!!({expression})", returnByValue=True)
            if answer.get("result", {}).get("value") is True:
                return time.monotonic() - begun
            if time.monotonic() - begun > timeout:
                pytest.fail(f"it never came true: {expression}; the page said {self.errors}")
            time.sleep(0.01)

    def press(self, key: str) -> None:
        """Press a key as a person does: a character, or a name such as "ArrowRight" or "Tab"."""
        text = key if len(key) == 1 else {"Enter": "\r"}.get(key, "")
        code = _KEYS.get(key) or ord(key.upper())
        event = {"key": key, "text": text, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **event)
        self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    def click(self, selector: str) -> None:
        """Click into the middle of an element, once it is there and can be seen."""
        box = f"document.querySelector({json.dumps(selector)})?.getBoundingClientRect()"
        self.wait_for(f"{box}?.width")
        self.evaluate(f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block: 'center'}})")
        x, y = self.evaluate(f"(box => [box.x + box.width / 2, box.y + box.height / 2])({box})")
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def emulate(self, *, dark: bool = False, width: int = SIZE[0], height: int = SIZE[1], media: str = "") -> None:
        """Take the colours and the size of another screen; `media` "print" shows what would be printed."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media=media, features=[scheme])
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.call("Emulation.setDeviceMetricsOverride", **size)

    def screenshot(self, path: Path, *, whole: bool = False) -> Path:
        """Write what can be seen (or the `whole` page) as a PNG, and return its path."""
        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))
        return path

    @property
    def left(self) -> list[str]:
        """The addresses beyond this machine that were asked for, and not stopped before they left."""
        return [url for request, url in self.requests.items() if request not in self.refused and not _is_here(url)]

    def insist_clean(self) -> None:
        """Fail where the console had an error or a warning, or a request left this machine."""
        self.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        assert (self.errors, self.left) == ([], [])

    def hear(self, method: str, told: dict[str, Any]) -> None:
        """Take note of what the tab, or a frame in it, tells."""
        match method:
            case "Runtime.consoleAPICalled" if told["type"] in {"error", "warning", "assert"}:
                self.errors.append(" ".join(str(arg.get("value", arg.get("description"))) for arg in told["args"]))
            case "Runtime.exceptionThrown":
                thrown = told["exceptionDetails"].get("exception", {})
                self.errors.append(
                    f"{told['exceptionDetails']['text']} {thrown.get('description', thrown.get('value'))}"
                )
            case "Log.entryAdded" if told["entry"]["level"] in {"error", "warning"}:
                self.errors.append(f"{told['entry']['text']} {told['entry'].get('url', '')}".rstrip(" "))
            case "Network.requestWillBeSent":
                self.requests[told["requestId"]] = told["request"]["url"]
            case "Network.webSocketCreated":
                self.requests[told["requestId"]] = told["url"]
            case "Network.loadingFailed" if told.get("blockedReason"):
                self.refused.add(told["requestId"])


class Browser:
    """A Chromium of its own, with an empty profile, that ends with the block."""

    def __init__(self, *options: str) -> None:
        """Take more command-line options, where a test needs them; nothing is started yet."""
        self._options = options
        self._answers: dict[int, dict[str, Any]] = {}
        self._pages: dict[str, Page] = {}  # by session
        self._news = threading.Condition()
        self._writing = threading.Lock()
        self._number = 0
        self._ended = False

    def __enter__(self) -> Self:
        """Start it."""
        path = find()
        if path is None:
            pytest.skip("there is no Chromium here (make browser installs one)")
        self._profile = tempfile.mkdtemp(prefix="pressctl-browser-")
        reads, writes = _pipe(), _pipe()
        words = [path, *_OPTIONS, f"--window-size={SIZE[0]},{SIZE[1]}", f"--user-data-dir={self._profile}"]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _BECOME, str(reads[0]), str(writes[1]), *words, *self._options, "about:blank"],
            pass_fds=(reads[0], writes[1]),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(reads[0])
        os.close(writes[1])
        self._out, self._in = reads[1], writes[0]
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End it and everything it started; its profile goes too."""
        with suppress(OSError, AssertionError):
            self._send("Browser.close", {}, "")
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        os.close(self._out)
        self._reader.join(timeout=10)
        os.close(self._in)
        shutil.rmtree(self._profile, ignore_errors=True)

    def open(self, url: str = "about:blank", *, profile: str = "") -> Page:
        """Return a new tab at an address, loaded; what it asks for and says is kept from its first moment.

        `profile` is one that the browser has made (a browser context), by default its first.
        """
        where = {"browserContextId": profile} if profile else {}
        target = self.call("Target.createTarget", url="about:blank", **where)["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(browser=self, target=target, session=session)
        self._pages[session] = page
        for domain in ("Network", "Runtime", "Log", "Page"):
            page.call(f"{domain}.enable")
        page.emulate()
        if url != "about:blank":
            page.goto(url)
        return page

    def call(self, method: str, *, session: str = "", **parameters: object) -> Any:
        """Call a method of the protocol and return its result; an error is the result, under "error"."""
        number = self._send(method, parameters, session)

        def answered() -> bool:
            return number in self._answers or self._ended

        with self._news:
            assert self._news.wait_for(answered, PATIENCE), f"{method}: no answer"
            assert number in self._answers, f"{method}: the browser has ended"
            answer = self._answers.pop(number)
        return answer.get("result", answer)

    def _send(self, method: str, parameters: dict[str, Any], session: str) -> int:
        with self._writing:
            self._number += 1
            message = {"id": self._number, "method": method, "params": parameters}
            line = json.dumps(message | ({"sessionId": session} if session else {})).encode() + b"\0"
            while line:
                line = line[os.write(self._out, line) :]
            return self._number

    def _read(self) -> None:
        """Take what the browser says, message by message, until it has nothing more to say."""
        held = b""
        while chunk := _read_some(self._in):
            *messages, held = (held + chunk).split(b"\0")
            for message in messages:
                self._take(json.loads(message))
        with self._news:
            self._ended = True
            self._news.notify_all()

    def _take(self, message: dict[str, Any]) -> None:
        if "id" in message:
            with self._news:
                self._answers[message["id"]] = message
                self._news.notify_all()
            return
        page = self._pages.get(message.get("sessionId", ""))
        if page:
            page.hear(message["method"], message["params"])


@cache
def _shared() -> Browser:
    """Return the browser of this test process, started when it is first needed: that takes 0.7 s of CPU."""
    until_the_end = ExitStack()
    atexit.register(until_the_end.close)
    return until_the_end.enter_context(Browser())


@contextmanager
def a_page(url: str = "about:blank") -> Iterator[Page]:
    """Give a tab with a profile of its own, which knows of no other, in the browser that the tests share."""
    browser = _shared()
    profile = browser.call("Target.createBrowserContext")["browserContextId"]
    try:
        yield browser.open(url, profile=profile)
    finally:
        browser.call("Target.disposeBrowserContext", browserContextId=profile)


def wait_until(true: Callable[[], object], timeout: float = PATIENCE) -> None:
    """Wait until it is so; a busy machine gets its time."""
    until = time.monotonic() + timeout
    while not true():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.01)


def _pipe() -> tuple[int, int]:
    """Return a pipe's two ends, far from the descriptors 3 and 4 that they will be."""
    ends = os.pipe()
    high = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _HIGH) for end in ends)
    for end in ends:
        os.close(end)
    return high[0], high[1]


def _read_some(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1 << 16)
    except OSError:
        return b""


def _is_here(url: str) -> bool:
    split = urlsplit(url)
    return split.scheme not in {"http", "https", "ws", "wss", "ftp"} or split.hostname in LOOPBACK
