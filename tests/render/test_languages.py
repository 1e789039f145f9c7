"""What a language is called, by its readers and in link previews."""

import pytest

from pressctl.render.languages import open_graph, own_name


@pytest.mark.parametrize(
    ("tag", "name", "graph"),
    [
        ("fr", "Français", "fr_FR"),
        ("fr-CA", "Français (CA)", "fr_CA"),
        ("zh-Hant", "繁體中文", "zh_TW"),
        ("zh-Hant-HK", "繁體中文 (HK)", "zh_HK"),
        ("zh", "中文", "zh_CN"),
        ("ar", "العربية", "ar_EG"),
        ("tlh", "tlh", ""),
    ],
)
def test_a_language_has_a_name_of_its_own(tag: str, name: str, graph: str) -> None:
    """For its readers, and for link previews."""
    assert (own_name(tag), open_graph(tag)) == (name, graph)
