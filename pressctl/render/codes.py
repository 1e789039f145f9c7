"""What each finding about rendering means, at length: what `pressctl check --explain CODE` prints."""

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        "post-too-long": (
            "A post is longer than its network takes: 280 on X, where most letters weigh one, emoji and signs such as "
            "… and € two, and every address 23; 300 graphemes on Bluesky, addresses in full; 500 on Mastodon, addresses "
            "23; 500 on Threads, emoji by their bytes; 3,000 characters on LinkedIn, 4,096 on Telegram, 63,206 on Facebook. "
            "Where your account or instance takes another length, say so under [social.limits]. What an author wrote is "
            "never cut: shorten it, give this network a text of its own below social, or set social.thread: true, and what "
            "does not fit goes on in further posts: six at most, each ending where a sentence does, none within a quotation. "
            "A post made of headline and lead is shortened by itself, so for such a one it is the template that leaves no room."
        ),
        "post-unlinked": (
            "The release's address alone fills a post on this network, which counts addresses in full; the post was "
            "written without it. A shorter url, or a text of your own below social, brings the link back."
        ),
        "hashtag-left-out": (
            "Hashtags are added to a post as long as they fit, from the first. Those named had no room on this network; "
            "fewer or shorter ones do."
        ),
        "chat-too-long": (
            "A chat service takes less than this message has: Slack 150 characters of a headline and 3,000 of a text, "
            "Discord 256 and 4,096, Mattermost 16,383, Zulip 10,000, Telegram 4,096, ntfy 4,096 bytes, Microsoft Teams 20,000 bytes in all, "
            "Google Chat 32,000, Matrix 60,000. An author's own words for a service (social.slack) are never cut: shorten "
            "them. Headline and lead are shortened by themselves, so without such words it is the template that leaves no "
            "room."
        ),
        "post-links": (
            "This network refuses posts with more addresses than the message says. Leave some out, or give it a text of "
            "its own below social."
        ),
        "post-unused": (
            "The release has words of its own for a network that the newsroom writes no posts for. Add it to networks under "
            "[social] in config.toml, or take the words out."
        ),
        "mail-size": (
            "Gmail cuts a message off near 102 kB of HTML and hides the rest behind a link; images and attachments do "
            "not count. Shorten the release, or take from the newsroom's own mail template what it repeats."
        ),
        "payload-size": (
            "A webhook's body holds the text three times: as HTML, as plain words and as Markdown. Some receivers refuse "
            "more than about 128 kB. Shorten the release, or link to its longest parts."
        ),
        "too-large": (
            "A mail, a post or a page of this release would have more than 2,000,000 characters, which no mail program "
            "and no browser shows well; nothing of the release is sent, and its page stays as it is. Shorten the text, "
            "or put its longest parts into files under media. When a short release says it, the newsroom's own template "
            "writes without end."
        ),
        "template": "A template of the newsroom cannot be used: the message says which line, and what is wrong with it.",
        "template-name": (
            "Nothing uses this file in the templates folder, so the release goes out with the template that came with "
            "pressctl. Its name is probably misspelt, or it belongs somewhere else."
        ),
    }
)
