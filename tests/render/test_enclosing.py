"""What stands between quotation marks or brackets is found in the marks of any language, whatever is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.render.enclosing import enclosed, inside


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il dit : « Non. » Puis (bien. Très bien) [sic].", ["« Non. »", "(bien. Très bien)", "[sic]"]),
        ("« Un “mot”. » Fin", ["« Un “mot”. »"]),
        ("„Ja.“ und ‚nein‘ und »doch«", ["„Ja.“", "‚nein‘", "»doch«"]),
        ("„Tak.” i „nie”", ["„Tak.”", "„nie”"]),
        ("”Ja.” och ’nej’", ["”Ja.”", "’nej’"]),
        ("‘We’re here. The boys don’t.’ End", ["‘We’re here. The boys don’t.’"]),
        ('L’État n’a pas 12" ni 90’s', []),
        ('Dit "non merci" et "oui."', ['"non merci"', '"oui."']),
        ("「行く。『今』。」と（笑）", ["「行く。『今』。」", "（笑）"]),
        ("«نعم. لا.» ثم", ["«نعم. لا.»"]),
        ("« Premier.\n\n« Second. » Fin", ["« Premier.\n\n« Second. »"]),
        ("Un crochet [ouvert. « Oui. » Encore", ["« Oui. »"]),
        ("Un (crochet.\n\nFermé ailleurs).", []),
        ("« Jamais fermé. Et puis.", []),
        ("Fermé » sans rien. 1) a) b)", []),
        ("« (ouvert » Fin", ["« (ouvert »"]),
        ("", []),
    ],
)
def test_enclosed(text: str, found: list[str]) -> None:
    """Outermost pairs, with their marks; what has no partner encloses nothing."""
    assert [text[start:end] for start, end in enclosed(text)] == found


@given(st.text(st.sampled_from('«»“”„‘’‚"「」()[] a.\n')))
def test_stretches_are_apart_and_in_order(text: str) -> None:
    """And a text may be parted before and after each, nowhere within."""
    stretches = enclosed(text)
    places = [place for stretch in stretches for place in stretch]
    assert places == sorted(places)
    for start, end in stretches:
        assert end - start >= 2
        assert not inside(start, stretches) or any(one[1] == start for one in stretches) is False
        assert all(inside(place, stretches) for place in range(start + 1, end))
    covered = {place for start, end in stretches for place in range(start + 1, end)}
    assert all(inside(place, stretches) == (place in covered) for place in range(len(text) + 1))


@pytest.mark.parametrize(
    "text", ["«" * 100_000, "(" * 100_000 + "»" * 100_000, "« \n\n" * 50_000, '"' * 100_000, "‘a " * 50_000]
)
def test_a_row_of_marks_takes_no_longer_than_a_text(text: str) -> None:
    """Nothing is looked for again from every place."""
    assert len(enclosed(text)) <= len(text)
