"""How people would be greeted: an example for each mailing target, with a name and without."""

from pressctl.model import Config, Recipient, Target
from pressctl.preview.panes import Greeted
from pressctl.render.greeting import greeting

_SOMEBODY = "Camille Martin"


def greeted_by(config: Config, language: str) -> tuple[Greeted, ...]:
    """Return an example for each mailing target, or one for the language's own custom where there is no such target."""
    mailing = [target for target in config.targets if target.mailing]
    if not mailing:
        return (_example("", "", "", language),)
    return tuple(_of(target, language) for target in mailing)


def _of(target: Target, language: str) -> Greeted:
    mailing = target.mailing
    return _example(target.name, mailing.sender if mailing else "", mailing.greeting if mailing else "", language)


def _example(target: str, sender: str, template: str, language: str) -> Greeted:
    named, unnamed = (
        greeting(Recipient(email="camille@example.org", name=name), template, language) for name in (_SOMEBODY, "")
    )
    return Greeted(target=target, sender=sender, named=named, unnamed=unnamed)
