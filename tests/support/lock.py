"""Make the lock files anew: hashes, every supported Python, no index address."""

import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
LOCKS = {
    "requirements.lock": [],
    "requirements-test.lock": ["--group", "test"],
    "requirements-lint.lock": ["--only-group", "lint"],
    # What a job installs: no compiler is asked, so it is wheels alone.
    "pressctl/config/jobs/requirements.txt": ["--extra", "git"],
    "requirements-actions.lock": ["--only-group", "actions"],
    "requirements-bench.lock": ["--group", "bench", "--group", "test"],
}


def main() -> None:
    """Resolve each set with uv; bench and test sets contain the runtime's own."""
    for name, groups in LOCKS.items():
        only = "--only-group" in groups
        source = [] if only else ["pyproject.toml"]
        picked = ["--group", groups[1]] if only else groups
        command = ["uv", "pip", "compile", *source, *picked, "--universal", "--generate-hashes", "--no-header"]
        command += ["--no-emit-index-url", "--no-emit-find-links", "--python-version", "3.11", "--quiet", "--upgrade"]
        subprocess.run([Path(sys.executable).parent / command[0], *command[1:], "-o", name], cwd=TOP, check=True)


if __name__ == "__main__":
    main()
