"""What is built is what is meant: the wheel's files, and the program running from it, far from the checkout."""

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from email.parser import BytesParser
from pathlib import Path

import pytest

from pressctl import __version__

TOP = Path(__file__).resolve().parents[1]
WHEEL = f"pressctl-{__version__}-py3-none-any.whl"
RELEASE = """\
---
id: wheel
headline: "Le tramway rouvre en juin"
date: 2024-11-06T09:00
contacts: [{name: Anne Martin, email: presse@example.org}]
---
Le tramway rouvre le 14 juin. C’est trois mois plus tôt que prévu.

Les lignes **4** et **7** reprennent leur trajet.
"""


def build(kind: str, source: Path, into: Path) -> Path:
    """Build a wheel or an sdist as installers do, with the backend that pyproject.toml names; return it."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = into.iterdir()
    return built


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from this checkout."""
    return build("wheel", TOP, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which the wheel alone was installed."""
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(target)]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True)
    return target


def run(place: Path, *words: str, where: Path) -> str:
    """Return what Python prints with pressctl from `place` (a folder or a wheel), its libraries, and nothing of the checkout.

    Without `site` (-S) no .pth file is read, so that the editable install is not there at all.
    """
    libraries = sysconfig.get_path("purelib"), sysconfig.get_path("platlib")
    kept = {name: value for name, value in os.environ.items() if name not in {"CI", "PRESSCTL_CONFIG"}}
    environ = {**kept, "PYTHONPATH": os.pathsep.join([str(place), *dict.fromkeys(libraries)])}
    command = [sys.executable, "-S", *words]
    done = subprocess.run(command, cwd=where, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def names_in(archive: Path) -> set[str]:
    """Return the names of the files in a wheel."""
    with zipfile.ZipFile(archive) as zipped:
        return {name for name in zipped.namelist() if not name.endswith("/")}


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Make a newsroom with one release, far from the checkout."""
    folder = tmp_path / "newsroom"
    (folder / "releases").mkdir(parents=True)
    (folder / "config.toml").write_text(
        '[newsroom]\nid = "exemple"\nname = "Exemple"\nurl = "https://presse.example.org/"\nlanguage = "fr"\n'
        'timezone = "Europe/Paris"\n\n[targets.outbox]\nchannel = "outbox"\n',
        "utf-8",
    )
    (folder / "releases" / "wheel.md").write_text(RELEASE, "utf-8")
    return folder


# What is in it


def test_the_wheel_is_named_for_its_version(wheel: Path) -> None:
    """One pure wheel for every Python and every system."""
    assert wheel.name == WHEEL


@pytest.mark.parametrize(
    "name",
    [
        "pressctl/py.typed",
        "pressctl/config.example.toml",
        "pressctl/delivery/ledger/schema.sql",
        "pressctl/render/tlds.txt",
        "pressctl/templates/email/release.html",
        "pressctl/templates/email/release.txt",
        "pressctl/templates/page/index.html",
        "pressctl/templates/page/release.html",
        "pressctl/templates/preview/page.html",
        "pressctl/templates/preview/script.js",
        "pressctl/templates/social/mastodon.txt",
        f"pressctl-{__version__}.dist-info/licenses/LICENSE",
    ],
)
def test_the_wheel_has_what_is_no_module(wheel: Path, name: str) -> None:
    """Templates, data and the licence are in the wheel, where the program looks for them."""
    assert name in names_in(wheel)


def test_the_wheel_has_every_file_of_the_program_and_every_template(wheel: Path) -> None:
    """Nothing that is in the checkout is forgotten."""
    program = {path for path in (TOP / "pressctl").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    wanted = {path.relative_to(TOP).as_posix() for path in program}
    wanted |= {f"pressctl/{path.relative_to(TOP).as_posix()}" for path in (TOP / "templates").rglob("*.*")}
    assert wanted <= names_in(wheel)


def test_the_wheel_has_nothing_else(wheel: Path) -> None:
    """No tests, no demo, no caches: the package and its metadata."""
    folders = {name.partition("/")[0] for name in names_in(wheel)}
    assert folders == {"pressctl", f"pressctl-{__version__}.dist-info"}
    assert not [name for name in names_in(wheel) if re.search(r"test_|/tests/|demo|\.pyc$|\.db$|\.lock$", name)]


def test_the_wheel_says_what_it_needs(wheel: Path) -> None:
    """Metadata has the Python versions, the libraries, the readme and the command."""
    with zipfile.ZipFile(wheel) as zipped:
        about = f"pressctl-{__version__}.dist-info"
        metadata = BytesParser().parsebytes(zipped.read(f"{about}/METADATA"))
        commands = zipped.read(f"{about}/entry_points.txt").decode()
        example = zipped.read("pressctl/config.example.toml")
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert {"typer", "httpx", "feedgen", "jinja2"} <= {
        re.split(r"[^a-z0-9_-]", needed, maxsplit=1)[0] for needed in metadata.get_all("Requires-Dist", [])
    }
    assert str(metadata.get_payload()).startswith("# pressctl\n")
    assert "pressctl = pressctl.__main__:main" in commands
    assert example == (TOP / "config.example.toml").read_bytes()


def test_a_wheel_built_from_the_sdist_is_the_same(wheel: Path, tmp_path: Path) -> None:
    """Who packages pressctl from its source archive gets every file."""
    archive = build("sdist", TOP, tmp_path / "sdist")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path / "source", filter="data")
    assert names_in(build("wheel", tmp_path / "source" / archive.name.removesuffix(".tar.gz"), tmp_path / "wheel")) == (
        names_in(wheel)
    )


# That it runs


def test_the_wheel_is_what_runs(installed: Path, tmp_path: Path) -> None:
    """The tests below look at the installed copy: the checkout is neither imported nor read for templates."""
    code = "import pressctl; from pressctl.render.loading import shipped; print(pressctl.__file__); print(shipped())"
    module, templates = run(installed, "-c", code, where=tmp_path).splitlines()
    assert Path(module) == installed / "pressctl" / "__init__.py"
    assert Path(templates) == installed / "pressctl" / "templates"


def test_the_installed_program_says_its_version(installed: Path, tmp_path: Path) -> None:
    """`python -m pressctl --version` works where there is nothing else."""
    assert run(installed, "-m", "pressctl", "--version", where=tmp_path) == f"pressctl {__version__}\n"


def test_the_installed_program_publishes(installed: Path, newsroom: Path) -> None:
    """Installed elsewhere, it finds its templates, its ledger's tables and its lists, and publishes once."""
    first = run(installed, "-m", "pressctl", "publish", "releases/wheel.md", "--yes", where=newsroom)
    assert "outbox  outbox  sent" in first
    written = newsroom / "outbox" / "wheel" / "r1" / "fr"
    assert {path.name for path in written.iterdir()} >= {"mail.eml", "webhook.json", "x.txt", "mastodon.txt"}
    assert "Le tramway rouvre en juin" in (newsroom / "public" / "releases" / "wheel" / "index.html").read_text("utf-8")
    assert (newsroom / "public" / "rss.xml").exists()
    assert (newsroom / ".pressctl" / "ledger.db").exists()
    again = run(installed, "-m", "pressctl", "publish", "releases/wheel.md", "--yes", where=newsroom)
    assert "already sent" in again


def test_every_variant_is_rendered_from_the_wheel(installed: Path, newsroom: Path, tmp_path: Path) -> None:
    """Templates, styles and data come out of the wheel itself."""
    out = tmp_path / "variants"
    run(installed, "-m", "pressctl", "render", "releases/wheel.md", "-o", str(out), where=newsroom)
    variants = {path.name: path.read_text("utf-8") for path in (out / "wheel" / "fr").iterdir()}
    assert variants.keys() >= {"mail.html", "mail.txt", "mail.subject.txt", "page.html", "webhook.json", "linkedin.txt"}
    assert all("tramway" in text for name, text in variants.items() if name.startswith(("mail", "page")))
    assert "style=" in variants["mail.html"]
    assert str(TOP) not in "".join(variants.values())


def test_a_preview_is_written_from_the_wheel(installed: Path, newsroom: Path, tmp_path: Path) -> None:
    """Its page, style and pictures come out of the wheel itself, and it needs no extra."""
    out = tmp_path / "preview.html"
    run(installed, "-m", "pressctl", "preview", "releases/wheel.md", "-o", str(out), where=newsroom)
    assert "Le tramway rouvre en juin" in out.read_text("utf-8")


IN_A_ZIP = """
from datetime import UTC, datetime
from importlib.resources import files
from pressctl.model import FeedSettings, Newsroom, Release, SocialSettings
from pressctl.render.loading import shipped
from pressctl.render.page import render_page
from pressctl.render.templates import Templates
from pressctl.render.variants import render_variant
words = {"id": "wheel", "path": "wheel.md", "headline": "Le tramway rouvre", "lead": "Le 14 juin.", "language": "fr"}
release = Release(**words, body="Le **14 juin**.", published=datetime(2024, 11, 6, tzinfo=UTC))
newsroom, templates = Newsroom(id="exemple", name="Exemple", url="https://presse.example.org/"), Templates()
variant, _ = render_variant(release, newsroom, templates, social=SocialSettings(networks=()), notice="")
page = render_page(release, newsroom, templates, feeds=FeedSettings())
print(shipped())
print(sum("Le tramway rouvre" in text for text in (variant.mail.html, variant.mail.text, page)))
print((files("pressctl.delivery.ledger") / "schema.sql").read_text("utf-8").count("CREATE TABLE") > 0)
"""


def test_a_zip_on_the_path_has_its_templates(wheel: Path, tmp_path: Path) -> None:
    """Where there is no folder to look into, mail and page are rendered all the same, and the ledger has its tables."""
    where, rendered, tables = run(wheel, "-c", IN_A_ZIP, where=tmp_path).splitlines()
    assert where.startswith(str(wheel))
    assert (rendered, tables) == ("3", "True")
