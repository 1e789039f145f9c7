"""The folder of channels is the registry."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import pressctl
from pressctl.channels import available, find
from pressctl.errors import ExitCode, Invalid


def test_every_module_in_the_folder_is_a_channel() -> None:
    """What lies in the folder is what there is; nothing is listed twice."""
    folder = Path(pressctl.__file__).parent / "channels"
    assert available() == tuple(sorted(path.stem for path in folder.glob("[a-z]*.py")))
    assert {"mailgun", "outbox", "resend", "webhook"} <= set(available())


@pytest.mark.parametrize(
    ("typed", "said"),
    [("webhok", 'Did you mean "webhook"?'), ("MailGun", 'Did you mean "mailgun"?'), ("pigeon", "There are: ")],
)
def test_an_unknown_channel_gets_a_suggestion(typed: str, said: str) -> None:
    """A wrong name is an error in the config that says what was meant."""
    with pytest.raises(Invalid, match=f'there is no channel "{typed}"') as caught:
        find(typed)
    assert said in caught.value.hint
    assert caught.value.exit_code == ExitCode.INVALID


@pytest.mark.parametrize("typed", ["", "..", "__init__", "webhook.sign", "os"])
def test_only_channels_are_imported(typed: str) -> None:
    """A name from a config never imports anything else."""
    with pytest.raises(Invalid):
        find(typed)


def in_a_new_python(code: str, *path: str) -> str:
    """Run code in a Python of its own and return what it prints."""
    program = f"import sys; sys.path[:0] = {list(path)!r}; {code}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("name", available())
def test_a_channel_imports_cheaply(name: str) -> None:
    """A manual can be read without loading an HTTP client, a template engine or another channel."""
    heavy = {"httpx", "aiohttp", "jinja2", "yaml", "sqlite3", "css_inline", "markdown_it", "email.message"}
    code = f"before = set(sys.modules); import pressctl.channels.{name}; print(*set(sys.modules) - before)"
    loaded = set(in_a_new_python(code).split())
    assert f"pressctl.channels.{name}" in loaded
    assert not heavy & loaded
    others = {f"pressctl.channels.{other}" for other in available() if other != name}
    assert not others & loaded


def test_a_zipped_package_has_its_channels(tmp_path: Path) -> None:
    """The registry works where there is no folder to look into."""
    package = Path(pressctl.__file__).parent
    archive = tmp_path / "pressctl.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for path in package.rglob("*.py"):
            zipped.write(path, Path("pressctl") / path.relative_to(package))
    code = "import pressctl.channels as c; print(c.__file__); print(*c.available(), c.find('outbox').name)"
    where, names = in_a_new_python(code, str(archive)).splitlines()
    assert where.startswith(str(archive))
    assert names == " ".join((*available(), "outbox"))
