"""git as a program: it never asks, runs no hook of ours, ends in time, and what it says shows no credential."""

import os
import re
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, cast

from msgspec import Struct

DEADLINE = 60.0  # seconds a command has; a fetch or a push over a slow line among them
LARGEST = 1 << 28  # bytes that a command may print: the whole ledger, read at once
SAID = 4096  # bytes of what it says of a failure
SHOWN = 300  # characters of that in a message
NO_GIT = "git is not installed here"
# What would lead it to another repository, or make it print what it sends: a hook of the checkout sets some of these.
_UNSET = re.compile(
    r"GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|PREFIX|SHALLOW_FILE"
    r"|GRAFT_FILE|QUARANTINE_PATH|DEFAULT_HASH|REDIRECT_.*|TRACE.*|CURL_VERBOSE)|LC_.*|LANGUAGE"
)
_TELLING = ("fatal: ", "error: ", "remote: ", "!\t")  # how a line begins that says why
_CREDENTIAL = re.compile(r"(?<=://)[^ \t\r\n]+@")  # to the last @ of the word: a password may hold any sign
_TOKEN = re.compile(r"(?i)\b(basic|bearer|token)[ :=]+[^ \t\r\n]+")


class GitFailed(Exception):
    """git could not do it; `said` is what it said, on one line and without credentials."""

    def __init__(self, said: str, *, code: int = -1) -> None:
        """Keep what it said, and its exit code (-1: it did not end by itself)."""
        super().__init__(said)
        self.said = said
        self.code = code


class Git(Struct, frozen=True, kw_only=True):
    """Runs git in a folder; `environ` is the environment it has, `config` what it is told beside its own files."""

    folder: Path
    environ: Mapping[str, str]
    config: Sequence[tuple[str, str]] = ()

    def run(self, *words: str, given: bytes = b"", deadline: float = DEADLINE) -> bytes:
        """Run a command to its end and return what it printed.

        Raises:
            GitFailed: It is not installed, failed, took too long or printed too much.
        """
        try:
            process = subprocess.Popen(  # noqa: S603  (words are ours; names from config.toml are checked when it is read)
                ["git", *words],  # noqa: S607  (whichever git this machine has)
                cwd=self.folder,
                env=self._environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,  # Ctrl-C is for us: a push under way ends by itself
            )
        except FileNotFoundError:
            raise GitFailed(NO_GIT) from None
        except OSError as error:
            raise GitFailed(f"git cannot be started: {error.strerror}") from None
        late = threading.Timer(deadline, _end, [process])
        late.start()
        try:
            printed, said = _exchange(process, given)
        except BaseException:
            _end(process)
            process.wait()
            raise
        finally:
            late.cancel()
        code = process.wait()
        if len(printed) > LARGEST:
            raise GitFailed(f"git {words[0]} gave more than {LARGEST:,} bytes")
        if code == -signal.SIGTERM or code == -getattr(signal, "SIGKILL", 9):
            raise GitFailed(f"git took longer than {deadline:g} seconds")
        if code:
            raise GitFailed(in_short(said + b"\n" + (printed if "--porcelain" in words else b"")), code=code)
        return printed

    def _environment(self) -> dict[str, str]:
        own = {name: value for name, value in self.environ.items() if not _UNSET.fullmatch(name)}
        own |= {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
        first = int(own["GIT_CONFIG_COUNT"]) if own.get("GIT_CONFIG_COUNT", "").isdecimal() else 0
        for number, (name, value) in enumerate(self.config, start=first):
            own |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
        return own | {"GIT_CONFIG_COUNT": str(first + len(self.config))}


def in_short(said: bytes) -> str:
    """Return what git said of a failure, on one line, without what could be a credential."""
    lines = [line.strip(" \t\r") for line in said.decode("utf-8", "replace").split("\n")]
    telling = [line for line in lines if line.startswith(_TELLING)] or [line for line in lines if line]
    told = dict.fromkeys(line.removeprefix("fatal: ").removeprefix("error: ").rstrip(".") for line in telling)
    shown = "".join(char if char.isprintable() else " " for char in "; ".join(told))
    return _TOKEN.sub(r"\1 …", _CREDENTIAL.sub("…@", shown))[:SHOWN] or "it gave no reason"


def _exchange(process: subprocess.Popen[bytes], given: bytes) -> tuple[bytes, bytes]:
    """Write what is given, and read both outputs to their ends; of what is too long only the beginning is kept."""
    pipes = (process.stdin, process.stdout, process.stderr)
    entry, output, errors = (cast("IO[bytes]", pipe) for pipe in pipes)
    said: list[bytes] = []
    writing = threading.Thread(target=_write, args=(entry, given), daemon=True)
    hearing = threading.Thread(target=lambda pipe: said.append(_read(pipe, SAID)), args=(errors,), daemon=True)
    writing.start()
    hearing.start()
    with output:
        printed = output.read(LARGEST + 1)
        if len(printed) > LARGEST:
            _end(process)
    writing.join()
    hearing.join()
    return printed, b"".join(said)


def _write(pipe: IO[bytes], given: bytes) -> None:
    try:
        with pipe:
            pipe.write(given)
    except OSError:
        pass  # it ended before it had read all: its exit code tells


def _read(pipe: IO[bytes], most: int) -> bytes:
    """Return the end of what is said, where the reason stands."""
    kept = b""
    with pipe:
        while heard := pipe.read(SAID):
            kept = (kept + heard)[-most:]
    return kept


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it, and what it started to reach the other side."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except AttributeError:
        process.kill()  # Windows knows no groups
    except ProcessLookupError:
        pass  # it has ended
