"""Graphemes are Unicode's, by its own file, which the sources of another grapheme library bring along."""

import hashlib
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.support.graphemes import insist_on_graphemes

PACKAGE = "graphemeu==0.11.0"
MEMBER = "graphemeu-0.11.0/unicode-data/GraphemeBreakTest.txt"
# Of the file that Unicode publishes.
SHA256 = "b0cf047ee94485bbdc846de2b902f5f8a815f6b674f9d04223cddadd91c9df31"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Fetch the sources; nothing of them is installed."""
    if not os.environ.get("PRESSCTL_REAL"):
        pytest.skip("`make test-real` fetches Unicode's file")
    folder = tmp_path_factory.mktemp("graphemeu")
    options = ("--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--dest", str(folder))
    command = (sys.executable, "-m", "pip", "download", "--quiet", *options, PACKAGE)
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        pytest.skip(f"pip cannot fetch {PACKAGE} here: {done.stderr[-300:]}")
    (archive,) = Path(folder).glob("*.tar.gz")
    with tarfile.open(archive) as sources:
        member = sources.extractfile(MEMBER)
        assert member
        data = member.read()
    assert hashlib.sha256(data).hexdigest() == SHA256
    return data.decode()


def test_graphemes_are_unicodes(file: str) -> None:
    """Each of its lines, without one exception."""
    insist_on_graphemes(file)
