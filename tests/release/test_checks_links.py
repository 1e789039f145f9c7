"""Links and images: addresses that only the newsroom's own machines can open, files, images without words."""

import pytest

from pressctl.release import check
from tests.release.documents import NOW, in_body, looked_over, placed
from tests.support.builders import a_newsroom, a_release


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:3000/x",
        "http://127.0.0.1/",
        "https://10.1.2.3/a",
        "https://192.168.1.4",
        "https://172.16.0.1",
        "http://169.254.169.254/latest",
        "http://100.64.0.1/",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "https://intranet/presse",
        "HTTPS://INTRANET/presse",
        "https://wiki.corp/presse",
        "https://nas.local/photo.jpg",
        "https://presse.groupe.internal/x",
        "https://https://example.org",
        "https://intranet,",
        "http://localhost.",
    ],
)
def test_addresses_that_nobody_outside_can_open(address: str) -> None:
    """Loopback, private and link-local addresses in every spelling, bare names and names of local networks."""
    assert in_body(f"Voir [ici]({address}) et <{address}>.") == [
        (8, 12, "link-inside"),
        (8, 18 + len(address), "link-inside"),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/localhost",
        "https://local.example.org",
        "https://8.8.8.8/",
        "https://[2606:4700::1]/",
        "http://[/",
        "https://…",
        "https://*/x",
    ],
)
def test_addresses_of_the_world(address: str) -> None:
    """What a reader can open, or what is no address at all."""
    assert in_body(f"Voir {address}") == []


def test_addresses_in_keys() -> None:
    """The release's own address, those of its media, and those in any text."""
    front = "url: https://intranet/x\nmedia: [{url: 'https://10.0.0.1/a.pdf'}]\nnotes: Voir http://localhost/"
    assert placed(looked_over(front)) == [(4, 6, "link-inside"), (5, 15, "link-inside"), (6, 13, "link-inside")]


def test_a_link_to_a_file_of_the_release_is_none_to_nowhere() -> None:
    """Media get a public address; a path that is no medium does not."""
    front = "media: [{path: media/plan.pdf}]"
    assert looked_over(front, "[le plan](media/plan.pdf) et [encore](./media/plan.pdf)\n") == ()
    assert placed(looked_over(front, "[le plan](media/autre.pdf)\n")) == [(6, 11, "link-no-scheme")]


def test_an_image_has_words() -> None:
    """Mails and feeds show them in its place."""
    assert in_body("Ici ![](https://a.fr/b.jpg) et ![ ](https://a.fr/b.jpg)") == [
        (8, 5, "image-no-text"),
        (8, 32, "image-no-text"),
    ]
    assert in_body("Ici ![Le pont](https://a.fr/b.jpg) `![](x)`") == []


def test_a_translation_may_link_to_files_of_its_original() -> None:
    """It need not name them itself; a host without https:// is dead in every language."""
    text = "[plan](media/plan.pdf) [dead](example.org)"
    release = a_release(headline="x", body=f"A text.\n\n{text}\n", language="en", original=False)
    assert [(one.column, one.code) for one in check(release, a_newsroom(), NOW)] == [(31, "link-no-scheme")]
