"""Secrets: read where their references point, judged, and never shown."""

import os
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from pressctl.channels import find
from pressctl.config.loading import embedded
from pressctl.config.secrets import LARGEST_SECRET, read_reference, resolve_target, secret_values
from pressctl.errors import ExitCode, Invalid
from pressctl.model import Mailing, Reference, Secret, Target

CANARY = "whsec_Q0FOQVJZLUNBTkFSWQ=="
WEBHOOK = find("webhook").settings
MAILGUN = find("mailgun").settings


def a_target(**settings: object) -> Target:
    """Build a webhook with these settings."""
    return Target(
        name="desk", channel="webhook", settings=WEBHOOK(**{"url": "https://a.example/", **settings}), place=(7, 1)
    )


def script(folder: Path, code: str, *arguments: str) -> Reference:
    """Make a reference to a small Python program."""
    path = folder / "tool.py"
    path.write_text(code)
    return Reference(command=(sys.executable, str(path), *arguments))


def secret_of(reference: Reference, folder: Path, environ: dict[str, str] | None = None) -> Secret:
    """Resolve a target with that one secret."""
    resolved = resolve_target(a_target(secret=reference), environ=environ or {}, root=folder)
    (secret,) = secret_values(resolved)
    assert resolved.settings.secret == secret
    return secret


@pytest.mark.parametrize("value", [CANARY, f"{CANARY}\n", f"{CANARY}\r\n"])
def test_a_variable_a_file_and_a_command_give_the_same_secret(tmp_path: Path, value: str) -> None:
    """The newline that editors and shells leave is not part of it; a command may say more below."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "secret").write_bytes(value.encode())
    expected = Secret(CANARY)
    assert secret_of(Reference(env="S"), tmp_path, {"S": value}) == expected
    assert secret_of(Reference(file="deep/secret"), tmp_path) == expected
    assert secret_of(Reference(file=str(tmp_path / "deep" / "secret")), tmp_path) == expected
    told = script(
        tmp_path, "import sys; sys.stdout.write(sys.argv[1] + 'more\\n')", value if "\n" in value else f"{value}\n"
    )
    assert secret_of(told, tmp_path) == expected


def test_a_command_runs_in_the_newsroom_with_its_environment_and_no_shell(tmp_path: Path) -> None:
    """It reads nothing from the terminal, and $ is only a character."""
    code = "import os, sys\nassert sys.stdin.read() == ''\nprint(os.getcwd(), os.environ['ONLY'], sys.argv[1], sep='|')"
    read = read_reference(script(tmp_path, code, "$HOME;*"), environ={"ONLY": "me"}, root=tmp_path, limit=1000)
    assert read.decode().strip("\r\n") == f"{tmp_path.resolve()}|me|$HOME;*"


def test_every_secret_of_a_target_is_read_wherever_it_stands(tmp_path: Path) -> None:
    """In a list, in headers, in the address; what is no reference stays; the list of people stays a reference."""
    target = a_target(
        url=Reference(env="URL"),
        secret=(Reference(env="NEW"), Reference(env="OLD")),
        headers={"X-A": "plain", "X-B": Reference(env="KEY")},
    )
    target = replace(target, mailing=Mailing(sender="a@b.example", recipients=Reference(env="LIST")))
    environ = {"URL": "https://h.example/secret", "NEW": CANARY, "OLD": "T0xELU9MRC1PTEQ=", "KEY": "key-12345"}
    resolved = resolve_target(target, environ=environ, root=tmp_path)
    assert {secret.reveal() for secret in secret_values(resolved)} == set(environ.values())
    assert resolved.settings.headers["X-A"] == "plain"
    assert resolved.mailing == target.mailing
    assert CANARY not in repr(resolved)


def test_a_target_without_secrets_is_itself(tmp_path: Path) -> None:
    """Nothing to read, nothing to show."""
    (outbox,) = embedded(tmp_path, environ={}).targets
    assert resolve_target(outbox, environ={}, root=tmp_path) is outbox
    assert secret_values(outbox) == ()
    bare = Target(name="x", channel="outbox")
    assert resolve_target(bare, environ={}, root=tmp_path) is bare
    assert secret_values(bare) == ()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "environment variable S is not set"),
        ("", "environment variable S is empty"),
        ("\n", "is empty"),
        ("short12", "less than 8 characters"),
        (f"{CANARY}\nmore", "one secret is one line"),
        (f"{CANARY}\x1b", "control character"),
        ("\udcff" * 9, "does not hold text"),
        (f" {CANARY}é!", "signing secret"),
        ("x" * (LARGEST_SECRET + 1), "holds more than 65,536 bytes"),
    ],
)
def test_a_secret_that_will_not_do_is_refused_by_its_name(tmp_path: Path, value: str | None, words: str) -> None:
    """Exit 3, at the target's place; never the value."""
    environ = {} if value is None else {"S": value}
    with pytest.raises(Invalid, match=words) as caught:
        secret_of(Reference(env="S"), tmp_path, environ)
    (found,) = caught.value.findings
    assert (found.path, found.line, found.column, found.level) == ("config.toml", 7, 1, "error")
    assert found.message.startswith("secret")
    assert caught.value.exit_code == ExitCode.INVALID
    assert not value or value.strip("\n ") not in caught.value.message or len(value) < 3
    assert CANARY not in str(caught.value)


def test_all_that_is_unset_is_said_at_once(tmp_path: Path) -> None:
    """One run, one list."""
    target = a_target(secret=(Reference(env="A"), Reference(file="none")), headers={"X": Reference(env="B")})
    with pytest.raises(Invalid) as caught:
        resolve_target(target, environ={}, root=tmp_path, path="other.toml")
    assert [str(found) for found in caught.value.findings] == [
        "other.toml:7:1: secret: environment variable A is not set.",
        "other.toml:7:1: secret: file none does not exist.",
        "other.toml:7:1: headers: environment variable B is not set.",
    ]


def test_a_file_must_be_a_regular_one(tmp_path: Path) -> None:
    """A pipe would be waited for; a folder has nothing in it."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(Invalid, match=f"file {name} is not a regular file"):
            secret_of(Reference(file=name), tmp_path)
    for name in ("folder/pipe/x", "a\0b", "x" * 5000):
        with pytest.raises(Invalid, match=r"does not exist|cannot be read"):
            secret_of(Reference(file=name), tmp_path)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import sys; print(sys.argv[1]); sys.exit(7)", "failed with exit code 7"),
        ("import sys; print(sys.argv[1], file=sys.stderr); sys.exit(1)", "failed with exit code 1"),
        ("import os, sys; print(sys.argv[1], flush=True); os.kill(os.getpid(), 9)", "ended by signal 9"),
        ("", "is empty"),
    ],
)
def test_a_command_that_fails_says_its_name_and_how_and_never_what_it_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], code: str, words: str
) -> None:
    """Neither in the message nor on the screen."""
    with pytest.raises(Invalid, match=words) as caught:
        secret_of(script(tmp_path, code, CANARY), tmp_path)
    assert f"command {sys.executable}" in caught.value.message
    out, err = capfd.readouterr()
    assert CANARY not in caught.value.message + out + err


@pytest.mark.parametrize("program", ["no-such-program-here", "./none", "a\0b"])
def test_a_command_that_is_not_there_says_so(tmp_path: Path, program: str) -> None:
    """The program is looked for on the PATH that was given."""
    with pytest.raises(Invalid, match="cannot be started"):
        secret_of(Reference(command=(program,)), tmp_path)


def test_a_command_has_a_deadline_that_what_it_started_cannot_stretch(tmp_path: Path) -> None:
    """A grandchild that keeps the output open is not waited for."""
    child = "import time, pathlib; time.sleep(20); pathlib.Path('outlived').touch()"
    code = f"import subprocess, sys, time\nsubprocess.Popen([sys.executable, '-c', {child!r}])\ntime.sleep(60)"
    with pytest.raises(Invalid, match=r"took longer than 0\.5 seconds"):
        read_reference(script(tmp_path, code), environ={}, root=tmp_path, limit=10, deadline=0.5)
    assert not (tmp_path / "outlived").exists()


def test_a_channel_judges_the_secret_it_gets(tmp_path: Path) -> None:
    """Before the first request, by the channel's own rule."""
    target = Target(
        name="m", channel="mailgun", settings=MAILGUN(api_key=Reference(env="K"), domain="mg.example.org"), place=(3, 1)
    )
    assert resolve_target(target, environ={"K": "key-123456"}, root=tmp_path).settings.api_key == Secret("key-123456")
    with pytest.raises(Invalid, match="api_key") as caught:
        resolve_target(target, environ={"K": "key 123456 é"}, root=tmp_path)
    assert "123456" not in caught.value.message
