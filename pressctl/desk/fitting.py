"""A release's variant as one target takes it: the forms its channel wants, under that target's name."""

from email.utils import formataddr

from msgspec.structs import replace

from pressctl.model import Channel, Mail, Newsroom, Target, Variant


def fit(variant: Variant, channel: Channel, target: Target, newsroom: Newsroom) -> Variant:
    """Return the part of a whole variant that a target takes, with its sender's addresses.

    A place that keeps mail without sending it (the outbox) shows the newsroom as its sender.
    """
    mail = variant.mail if "mail" in channel.takes else None
    return replace(
        variant,
        mail=_addressed(mail, target, newsroom) if mail else None,
        posts=variant.posts if "posts" in channel.takes else (),
        data=variant.data if "data" in channel.takes else "",
    )


def _addressed(mail: Mail, target: Target, newsroom: Newsroom) -> Mail:
    from pressctl.render.mail import offer_unsubscribe

    mailing = target.mailing
    if mailing:
        mail = offer_unsubscribe(mail, mailing.unsubscribe)
        return replace(mail, sender=mailing.sender, reply_to=mailing.reply_to)
    contact = next((contact for contact in newsroom.contacts if contact.email), None)
    sender = formataddr((newsroom.name, contact.email)) if contact else ""
    return replace(offer_unsubscribe(mail, ""), sender=sender)
