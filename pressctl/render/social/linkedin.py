"""LinkedIn: 3,000 characters of the text readers see (Posts API, `commentary`).

Its own error speaks of the "ShareCommentary text", which is what is left once the backslashes of its wire format are
read (`pressctl.channels.linkedin`), so they are not counted; a character outside the Basic Multilingual
Plane counts as two, as it does in LinkedIn's composer and in its servers' strings.
"""

from pressctl.render.facets import find_tags
from pressctl.render.lengths import Rule, utf16
from pressctl.render.social import SocialNetwork

NETWORK = SocialNetwork(name="LinkedIn", lengths=(Rule(3000, "characters", utf16),), facets=find_tags)
