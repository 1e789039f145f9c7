"""Turns entries into the bytes of RSS, Atom and JSON Feed; it never reads a file, a clock or the network."""

from pressctl.feeds.building import build_feeds
from pressctl.model import FEED_FILES

__all__ = ["FEED_FILES", "build_feeds"]
