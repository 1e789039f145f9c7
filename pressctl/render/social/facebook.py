"""Facebook: 63,206 characters in a Page's post.

Meta's reference names no limit; the number is that of its composer, which others publish (Ayrshare's API, "Facebook").
A character outside the Basic Multilingual Plane counts as two, so what fits here fits there.
"""

from pressctl.render.lengths import Rule, utf16
from pressctl.render.social import SocialNetwork

NETWORK = SocialNetwork(name="Facebook", lengths=(Rule(63_206, "characters", utf16),))
