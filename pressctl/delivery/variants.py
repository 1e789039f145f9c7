"""A release's variant as one target takes it: the forms its channel wants, under that target's name."""

from dataclasses import replace

from pressctl.model import Channel, Target, Variant


def variant_for(variant: Variant, channel: Channel, target: Target) -> Variant:
    """Return the part of a whole variant that a target takes, with its sender's addresses."""
    mail = variant.mail if "mail" in channel.takes else None
    if mail and target.mailing:
        mailing = target.mailing
        mail = replace(mail, sender=mailing.sender, reply_to=mailing.reply_to, unsubscribe=mailing.unsubscribe)
    return replace(
        variant,
        mail=mail,
        posts=variant.posts if "posts" in channel.takes else (),
        data=variant.data if "data" in channel.takes else "",
    )
