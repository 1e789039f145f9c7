"""A release's variant as one target takes it: the forms its channel wants, under that target's name."""

from email.utils import formataddr
from typing import get_args

from msgspec.structs import replace

from pressctl import channels
from pressctl.model import Channel, Config, Form, Mail, Network, Newsroom, Post, Release, Target, Variant
from pressctl.render.variants import FORMS


def chats_of(config: Config, release: Release) -> tuple[str, ...]:
    """Return the chat services a release is written for: those of the newsroom's targets, and those it has words for.

    Words for what is a network as well (`social.telegram`) may be meant for the post alone.
    """
    written = {target.channel for target in config.targets if _is_chat(target.channel)} | {*own_of(config)}
    if release.social.overrides:
        from pressctl.render.chat import available

        written |= release.social.overrides.keys() & {*available()} - {*get_args(Network)}
    return tuple(sorted(written))


def own_of(config: Config) -> tuple[str, ...]:
    """Return the templates of the newsroom's own that targets are written by."""
    found = (channels.find(target.channel).writer(target.settings) for target in config.targets)
    return tuple(sorted({*found} - {""}))


def _is_chat(name: str) -> bool:
    channel = channels.find(name)
    return "chats" in channel.takes and not channel.local


def forms_of(config: Config) -> frozenset[Form]:
    """Return what a release is rendered as: what people look at, whatever the targets, and what some target takes."""
    taken = (channels.find(target.channel).forms(target.settings) for target in config.targets)
    return FORMS.union(*taken)


def fit(variant: Variant, channel: Channel, target: Target, newsroom: Newsroom) -> Variant:
    """Return the part of a whole variant that a target takes, with its sender's addresses.

    A place that keeps mail without sending it (the outbox) shows the newsroom as its sender.
    """
    forms = channel.forms(target.settings)
    mail = variant.mail if "mail" in forms else None
    place = channel.writer(target.settings) or channel.name
    return replace(
        variant,
        mail=_addressed(mail, channel, target, newsroom) if mail else None,
        posts=_of(channel, variant.posts) if "posts" in forms else (),
        pictures=variant.pictures if channel.posts else (),
        card=variant.card if channel.posts else None,
        amended=_of(channel, variant.amended) if channel.posts else (),
        chats=tuple(chat for chat in variant.chats if channel.local or chat.place == place) if "chats" in forms else (),
        data=variant.data if "data" in forms else "",
        ninjs=variant.ninjs if "ninjs" in forms else "",
        ping=variant.ping if "ping" in forms else None,
    )


def _of(channel: Channel, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Return the posts that are a channel's own: a network's are sent there, a folder takes all."""
    return tuple(post for post in posts if not channel.posts or post.network == channel.name)


def _addressed(mail: Mail, channel: Channel, target: Target, newsroom: Newsroom) -> Mail:
    from pressctl.render.mail import offer_unsubscribe

    mailing = target.mailing
    if mailing:
        own = channel.unsubscribe_of(target.settings) if channel.unsubscribe_of else ""
        mail = offer_unsubscribe(mail, mailing.unsubscribe or own)
        return replace(mail, sender=mailing.sender, reply_to=mailing.reply_to)
    contact = next((contact for contact in newsroom.contacts if contact.email), None)
    sender = formataddr((newsroom.name, contact.email)) if contact else ""
    return replace(offer_unsubscribe(mail, ""), sender=sender)
