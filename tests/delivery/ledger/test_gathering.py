"""When what waits has to leave for the remote: whom it waits for, and for how long."""

from pressctl.delivery.ledger.gathering import LEAST, LINGER, MOST, Gathering

PUSH = 0.4


def fifty_away() -> Gathering:
    """Fifty parts were begun by a push of 0.4 s that landed at 100."""
    gathering = Gathering()
    gathering.comes(99.0)
    gathering.leaves()
    gathering.lands(100.0, PUSH, 50)
    return gathering


def test_what_nobody_can_join_leaves_at_once() -> None:
    """All that a run asks for in one turn, and no later."""
    gathering = Gathering(took=PUSH)
    assert gathering.due is None
    gathering.comes(10.0)
    gathering.comes(10.001)
    assert gathering.due == 10.001 + LEAST


def test_the_first_who_comes_back_waits_for_the_others() -> None:
    """As long as they keep coming; the last one's company leaves with it."""
    gathering = fifty_away()
    for at in range(50):
        gathering.comes_home()
        gathering.lingers(101.0)
        gathering.comes(100.1 + at / 1000)
        if at < 49:
            assert gathering.due == 100.1 + at / 1000 + PUSH / 4
    assert gathering.due == 100.1 + 49 / 1000 + LEAST


def test_a_slow_place_keeps_nobody_waiting_longer_than_a_push() -> None:
    """Neither one who came while a push was under way, nor those of whom one stays away."""
    gathering = fifty_away()
    gathering.comes(99.9)
    assert gathering.due == 100.0 + PUSH
    gathering = fifty_away()
    for at in range(40):
        gathering.comes_home()
        gathering.comes(100.05 + at / 100)
    assert gathering.due == 100.05 + PUSH
    gathering.took = 9.0
    assert gathering.due == 100.05 + 39 / 100 + MOST


def test_a_result_waits_for_company_until_nobody_will_come() -> None:
    """A second, while others are being sent; not at all at the end of a run."""
    gathering = fifty_away()
    gathering.comes_home()
    gathering.lingers(100.2 + LINGER)
    gathering.lingers(100.3 + LINGER)
    assert gathering.due == 100.2 + LINGER
    gathering.hasty = True
    assert gathering.due == 0.0
    gathering.leaves()
    assert gathering.due is None
