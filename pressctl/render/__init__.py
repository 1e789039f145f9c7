"""Turns one release into its variants, its page and its feed entry; it never sends, reads a clock or asks the network.

Import from the modules themselves (`pressctl.render.variants`, `.page`, `.entries`, …): this file stays empty so
that a command that renders nothing pays for no template engine.
"""
