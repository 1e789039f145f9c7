"""What a config that is right means."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pressctl.channels import find
from pressctl.config.loading import embedded, load
from pressctl.merging import mark
from pressctl.model import Config, Contact, FeedSettings, Limits, Mailing, Reference, SocialSettings, Target, Where
from tests.config.writing import NEWSROOM, loaded

MAILING = '[targets.press]\nchannel = "mailgun"\napi_key = { env = "KEY" }\ndomain = "mg.example.org"\n'
MAILING += 'from = "Presse <presse@example.org>"\nrecipients = "list.csv"\n'


def target_of(folder: Path, text: str) -> Target:
    """Load a newsroom with one target and return it."""
    (target,) = loaded(folder, NEWSROOM + text).targets
    return target


def test_every_key_of_the_newsroom_is_read(tmp_path: Path) -> None:
    """Each lands where the model has it."""
    config = loaded(
        tmp_path,
        """
        [newsroom]
        id = "groupe"
        name = "Groupe Exemple"
        url = "https://presse.example.org/salle"
        language = "FR"
        timezone = "Europe/Paris"
        boilerplate = "Nous **sommes**\\nici."
        test_to = ["Me@Example.org"]
        ledger = "sqlite:data/l.db"
        [[newsroom.contacts]]
        name = "Anne"
        role = "Presse"
        email = "Anne@example.org"
        phone = "+33 1"
        [[newsroom.contacts]]
        name = "Bob"
        """,
    )
    newsroom = config.newsroom
    assert (newsroom.id, newsroom.name, newsroom.url) == (
        "groupe",
        "Groupe Exemple",
        "https://presse.example.org/salle/",
    )
    assert (newsroom.language, newsroom.zone) == ("fr", ZoneInfo("Europe/Paris"))
    assert newsroom.boilerplate == "Nous **sommes**\nici."
    assert newsroom.test_to == ("me@example.org",)
    assert newsroom.ledger == "sqlite:data/l.db"
    assert newsroom.contacts == (
        Contact(name="Anne", role="Presse", email="anne@example.org", phone="+33 1"),
        Contact(name="Bob"),
    )
    assert (config.root, config.path, config.advice) == (tmp_path.resolve(), tmp_path / "config.toml", ())


def test_the_other_tables_are_read(tmp_path: Path) -> None:
    """Feeds, networks, limits and checks; times in seconds or in words."""
    config = loaded(
        tmp_path,
        NEWSROOM
        + """
        [feeds]
        formats = ["atom"]
        entries = 7
        hubs = ["https://hub.example.org/"]
        [social]
        networks = ["bluesky"]
        limits = { mastodon = 5000 }
        [delivery]
        concurrency = 3
        attempts = 2
        budget = "2m"
        timeout = 1.5
        lease = 90
        late_after = "1d"
        [checks]
        bad_address = "skip"
        no-contact = "off"
        """,
    )
    assert config.feeds == FeedSettings(formats=("atom",), entries=7, hubs=("https://hub.example.org/",))
    assert config.social == SocialSettings(networks=("bluesky",), limits={"mastodon": 5000})
    assert config.limits == Limits(concurrency=3, attempts=2, budget=120, timeout=1.5, lease=90, late_after=86400)
    assert (config.checks.bad_address, dict(config.checks.codes)) == ("skip", {"no-contact": "off"})


def test_without_tables_everything_is_as_the_model_has_it(tmp_path: Path) -> None:
    """Defaults stand in one place, and outbox is the place when none is named."""
    config = loaded(tmp_path, NEWSROOM)
    assert (config.feeds, config.limits) == (FeedSettings(), Limits())
    assert config.social == Config(root=tmp_path, path=None, newsroom=config.newsroom).social == SocialSettings()
    assert [(target.name, target.channel) for target in config.targets] == [("outbox", "outbox")]
    assert config.newsroom.ledger == "sqlite:.pressctl/ledger.db"


@pytest.mark.parametrize(
    ("written", "id_", "name", "url"),
    [
        (
            'url = "https://Presse.Example.org:8443"',
            "presse.example.org",
            "presse.example.org",
            "https://presse.example.org:8443/",
        ),
        ('url = "http://[::1]:80/a/"\nid = "x"', "x", "x", "http://[::1]:80/a/"),
        ('url = "https://évry.fr/é"', "xn--vry-9la.fr", "xn--vry-9la.fr", "https://xn--vry-9la.fr/%C3%A9/"),
        ('name = "Mairie d’Évry — presse"', "mairie-d-evry-presse", "Mairie d’Évry — presse", ""),
        ('id = "a.b-c"', "a.b-c", "a.b-c", ""),
        ('name = "N"\nurl = "https://h.example/"', "h.example", "N", "https://h.example/"),
    ],
)
def test_the_id_is_the_host_of_the_url_or_made_from_the_name(
    tmp_path: Path, written: str, id_: str, name: str, url: str
) -> None:
    """It is in every key: it never depends on the folder."""
    newsroom = loaded(tmp_path, f"[newsroom]\n{written}\n").newsroom
    assert (newsroom.id, newsroom.name, newsroom.url) == (id_, name, url)


def test_a_missing_language_or_zone_is_advice(tmp_path: Path) -> None:
    """It blocks nothing, and says what is assumed."""
    advice = loaded(tmp_path, '\n[newsroom]\nname = "X"').advice
    assert [(found.line, found.level) for found in advice] == [(2, "advice"), (2, "advice")]
    assert "English" in advice[0].message
    assert "UTC" in advice[1].message


def test_a_lease_shorter_than_a_timeout_is_advice(tmp_path: Path) -> None:
    """Only when somebody set one of them."""
    (advice,) = loaded(tmp_path, f"{NEWSROOM}[delivery]\nlease = 2\n").advice
    assert advice.code == "short-lease"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", {"optional": False, "languages": (), "rate": 0.0, "timeout": 0.0, "duplicates": False}),
        ("optional = true", {"optional": True}),
        ('languages = ["fr", "EN-gb", "fr"]', {"languages": ("fr", "en-GB")}),
        ("under_embargo = true", {"under_embargo": True}),
        ("allow_private = true", {"allow_private": True}),
        ("duplicates = true", {"duplicates": True}),
        ("rate = 0.5", {"rate": 0.5}),
        ('timeout = "2m"', {"timeout": 120.0}),
        ("[network]\nallow_private = true", {"allow_private": True}),
    ],
)
def test_what_every_target_has(tmp_path: Path, written: str, expected: dict[str, object]) -> None:
    """Common keys are read whatever the channel."""
    target = target_of(tmp_path, f'[targets.outbox]\nchannel = "outbox"\n{written}\n')
    assert {key: getattr(target, key) for key in expected} == expected
    assert (target.name, target.channel, target.mailing, target.place) == ("outbox", "outbox", None, (6, 1))


def test_a_webhook_keeps_references(tmp_path: Path) -> None:
    """A secret, a list of them, an address that is one, and headers: literals stay, references stay references."""
    target = target_of(
        tmp_path,
        """[targets.desk]
        channel = "webhook"
        url = { file = "/run/secrets/url" }
        secret = [{ env = "NEW" }, { command = ["op", "read", "read"] }]
        headers = { X-Source = "press", X-Key = { env = "KEY" } }
        repeats = "dropped"
        """,
    )
    settings = target.settings
    assert settings.url == Reference(file="/run/secrets/url")
    assert settings.secret == (Reference(env="NEW"), Reference(command=("op", "read", "read")))
    assert settings.headers == {"X-Source": "press", "X-Key": Reference(env="KEY")}
    assert settings.repeats == "dropped"
    assert find("webhook").drops_repeats(settings)


def test_one_secret_is_no_list(tmp_path: Path) -> None:
    """It is kept as it is written."""
    text = '[targets.d]\nchannel = "webhook"\nurl = "https://a.example/"\nsecret = { env = "A" }\n'
    assert target_of(tmp_path, text).settings.secret == Reference(env="A")


def test_every_key_of_a_mailing_is_read(tmp_path: Path) -> None:
    """Addresses in their normal form; merge fields in the unsubscribe address become marks."""
    target = target_of(
        tmp_path,
        MAILING
        + """
        base_url = "https://eu.example:9/eu"
        reply_to = "Réponse <REP@example.org>"
        where = { language = ["fr"], tags = ["culture", "sport"], outlet = ["Le Journal"] }
        unsubscribe = "https://e.example/u?{{ recipient.email }}&{{recipient.token}}"
        greeting = "Bonjour {{ recipient.name }},"
        columns = { email = "Courriel", prenom = "Prénom" }
        """,
    )
    assert target.mailing == Mailing(
        sender="Presse <presse@example.org>",
        reply_to="Réponse <rep@example.org>",
        recipients="list.csv",
        where=Where(language=("fr",), tags=("culture", "sport"), outlet=("Le Journal",)),
        unsubscribe=f"https://e.example/u?{mark('email')}&{mark('token')}",
        greeting="Bonjour {{ recipient.name }},",
        columns={"email": "Courriel", "prenom": "Prénom"},
    )
    assert target.settings.base_url == "https://eu.example:9/eu"


@pytest.mark.parametrize("unsubscribe", ["mailto:stop@example.org?subject=stop", "https://e.example/"])
def test_an_unsubscribe_address_is_https_or_mailto(tmp_path: Path, unsubscribe: str) -> None:
    """As RFC 8058 and RFC 2369 have it."""
    target = target_of(tmp_path, f'{MAILING}unsubscribe = "{unsubscribe}"\n')
    assert target.mailing is not None
    assert target.mailing.unsubscribe == unsubscribe


def test_a_list_may_be_a_reference(tmp_path: Path) -> None:
    """Its text then comes from a variable, a file elsewhere or a command."""
    target = target_of(tmp_path, MAILING.replace('"list.csv"', '{ env = "PRESS_LIST" }'))
    assert target.mailing is not None
    assert target.mailing.recipients == Reference(env="PRESS_LIST")


@pytest.mark.parametrize("text", ["\ufeff" + NEWSROOM, NEWSROOM.replace("\n", "\r\n")])
def test_what_windows_writes_is_read(tmp_path: Path, text: str) -> None:
    """A byte order mark and its line breaks."""
    assert loaded(tmp_path, text).newsroom.name == "X"


def test_targets_keep_the_order_of_the_file(tmp_path: Path) -> None:
    """Plans and reports show them so."""
    names = ["z", "a", "M-1", "b_2"]
    text = "".join(f'[targets.{name}]\nchannel = "outbox"\n' for name in names)
    assert [target.name for target in loaded(tmp_path, NEWSROOM + text).targets] == names


def test_a_config_that_is_a_link_belongs_to_the_folder_it_stands_in(tmp_path: Path) -> None:
    """The newsroom is where the name is, not where the bytes are."""
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "real.toml").write_text(NEWSROOM)
    (tmp_path / "config.toml").symlink_to("else/real.toml")
    assert load(tmp_path / "config.toml").root == tmp_path.resolve()


@pytest.mark.parametrize(
    ("environ", "language", "zone"),
    [
        ({"LANG": "fr_FR.UTF-8", "TZ": "Europe/Paris"}, "fr", "Europe/Paris"),
        ({"LC_ALL": "C", "TZ": ":Asia/Tokyo"}, "en", "Asia/Tokyo"),
    ],
)
def test_a_folder_without_config_is_a_newsroom(
    tmp_path: Path, environ: dict[str, str], language: str, zone: str
) -> None:
    """Named for the folder, in the machine's language and zone, writing to outbox/ only; it says what a config adds."""
    folder = tmp_path / "Salle de Presse"
    folder.mkdir()
    config = embedded(folder, environ=environ)
    newsroom = config.newsroom
    assert (newsroom.id, newsroom.name, newsroom.url) == ("salle-de-presse", "Salle de Presse", "")
    assert (newsroom.language, newsroom.zone.key) == (language, zone)
    assert (config.root, config.path) == (folder.resolve(), None)
    assert [(target.name, target.channel) for target in config.targets] == [("outbox", "outbox")]
    assert "pressctl init" in config.advice[0].hint


def test_a_folder_is_read_with_the_process_s_own_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing else is given."""
    monkeypatch.setenv("TZ", "Africa/Dakar")
    assert embedded(tmp_path).newsroom.zone.key == "Africa/Dakar"


def test_text_is_read_as_it_was_written(tmp_path: Path) -> None:
    """No-break spaces, quotes and other scripts pass."""
    name = 'Groupe\u00a0« Exemple\u202f» 新聞 "x" \\'
    assert loaded(tmp_path, f"[newsroom]\nname = {json.dumps(name)}\n").newsroom.name == name
