"""`make demo`: the main job on a real release, with no network and no account, then once more."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
TEXT = TOP / "tests" / "support" / "releases" / "fr-narcotrafic-2024.txt"
MARKER = "config.toml"


def run(*words: str, where: Path) -> None:
    """Show a command as a person would type it, and run it."""
    typed = shlex.join(["pressctl", *words])
    print(f"\n$ {typed}", flush=True)  # noqa: T201  (this is its job)
    command = [sys.executable, "-m", "pressctl", *words]
    environ = {name: value for name, value in os.environ.items() if name not in {"CI", "PRESSCTL_CONFIG"}}
    ended = subprocess.run(command, cwd=where, check=False, env=environ, stdin=subprocess.DEVNULL)
    if ended.returncode:
        sys.exit(f"the demo stopped: {typed} ended with {ended.returncode}")


def main() -> None:
    """Make a newsroom, import the release, publish it twice, and say where to look."""
    folder = (TOP / sys.argv[1]).resolve()
    if folder.exists():
        if not (folder / MARKER).exists():
            sys.exit(f"{folder} is there and is not a newsroom: remove it yourself")
        shutil.rmtree(folder)
    name, url = "Groupe socialiste du Sénat", "https://presse.example.org/"
    run("init", folder.name, "--name", name, "--url", url, "--language", "fr", "--timezone", "Europe/Paris", where=TOP)
    run("import", os.path.relpath(TEXT, folder), "--assume", "year=2024", where=folder)
    release = next(path for path in (folder / "releases").glob("*.md") if "durain" in path.name)
    named = str(release.relative_to(folder))
    run("check", named, where=folder)
    run("publish", named, "--yes", where=folder)
    run("publish", named, "--yes", where=folder)
    run("status", where=folder)
    print("\nLook at:")  # noqa: T201  (this is its job)
    for path in sorted([*folder.glob("outbox/**/*"), *folder.glob("public/**/*"), release]):
        if path.is_file():
            print(f"  {path.relative_to(TOP)}")  # noqa: T201  (this is its job)


if __name__ == "__main__":
    main()
