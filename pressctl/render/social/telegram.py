"""Telegram: 4,096 UTF-16 units of the text readers see (Bot API, sendMessage: "after entities parsing").

A post is sent as it is, with its formatting beside it, so nothing in it needs escaping.
"""

from pressctl.render.lengths import Rule, utf16
from pressctl.render.social import SocialNetwork

NETWORK = SocialNetwork(name="Telegram", lengths=(Rule(4096, "UTF-16 units", utf16),))
