"""What other tests rely on: a browser that misses no request and no complaint."""

from pathlib import Path

import pytest

from tests.support.browser import a_page, needs_browser, wait_until

pytestmark = needs_browser
REMOTE = "https://press.example.org/pixel.png"


def page_of(tmp_path: Path, html: str) -> str:
    """Write a page, and return its address."""
    path = tmp_path / "page.html"
    path.write_text(f"<!DOCTYPE html><title>Page</title><link rel='icon' href='data:,'>{html}", encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize(
    "html",
    [
        f"<img src='{REMOTE}'>",
        f"<iframe srcdoc='<img src={REMOTE}>'></iframe>",
        f"<iframe sandbox srcdoc='<img src={REMOTE}>'></iframe>",
        f"<iframe sandbox srcdoc='<style>p {{ background: url({REMOTE}) }}</style><p>Text'></iframe>",
        f"<script>fetch('{REMOTE}').catch(() => 0)</script>",
    ],
)
def test_a_request_that_leaves_is_seen(tmp_path: Path, html: str) -> None:
    """From the page, from its frames, sandboxed or not, and from its scripts."""
    with a_page(page_of(tmp_path, html)) as page:
        wait_until(lambda: page.left == [REMOTE])
        with pytest.raises(AssertionError):
            page.insist_clean()


def test_a_request_that_a_policy_stops_has_not_left(tmp_path: Path) -> None:
    """It is an error on the console instead."""
    policy = "<meta http-equiv='Content-Security-Policy' content=\"img-src 'none'\">"
    with a_page(page_of(tmp_path, f"{policy}<img src='{REMOTE}'>")) as page:
        wait_until(lambda: any(REMOTE in error for error in page.errors))
        assert page.left == []


@pytest.mark.parametrize(
    "script", ["console.error('alas')", "console.warn('alas')", "throw new Error('alas')", "Promise.reject('alas')"]
)
def test_a_complaint_is_heard(tmp_path: Path, script: str) -> None:
    """What the console would show in red or yellow."""
    with a_page(page_of(tmp_path, f"<script>{script}</script>")) as page:
        wait_until(lambda: any("alas" in error for error in page.errors))


def test_it_presses_clicks_looks_and_waits(tmp_path: Path) -> None:
    """As a person would, in the colours and the size that are asked for."""
    html = "<button onclick='this.textContent = \"pressed\"'>Press</button><script>onkeydown = e => document.title = e.key</script>"
    with a_page(page_of(tmp_path, html)) as page:
        page.emulate(dark=True, width=375, height=600)
        assert page.evaluate("[innerWidth, innerHeight, matchMedia('(prefers-color-scheme: dark)').matches]") == [
            *(375, 600, True)
        ]
        page.click("button")
        page.wait_for("document.querySelector('button').textContent === 'pressed'")
        for key in ("d", "?", "ArrowRight"):
            page.press(key)
            page.wait_for(f"document.title === '{key}'")
        assert page.screenshot(tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
        page.insist_clean()
