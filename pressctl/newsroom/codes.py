"""What each finding about the files of a newsroom means, at length: what `pressctl check --explain CODE` prints.

The errors among them are errors whatever the config says: each would be a broken link, a leak, a release
in another's place or in none.
"""

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        "unknown-target": (
            "The release names a target, under targets or advance, that config.toml does not have: it would go "
            "nowhere. Correct the name, or add the target."
        ),
        "advance-closed": (
            "A target named under advance gets its copy before the embargo only if config.toml says under_embargo = "
            "true for it. This one does not, so it waits for the embargo like every other target."
        ),
        "link-outside": (
            "A link (symbolic link) stands where a release should be, and leads out of the newsroom's folder, to a "
            "folder, or nowhere. What it leads to could be any file of this machine, so it is not read. Put the file "
            "itself there."
        ),
        "file-large": "The file is larger than any release: 8 MB of text are eight novels. It is probably something else.",
        "file-unreadable": "The system does not let pressctl read the file, or it vanished while the releases were read.",
        "media-missing": (
            "A file that the release names under media is not there, is a folder, or may not be read. Its path starts at "
            "the folder of the release's own file, and letters count: photo.JPG is not photo.jpg."
        ),
        "media-outside": (
            "The path of a media file leads out of the newsroom's folder by a link. Media are copied to a public place, "
            "so they must be the newsroom's own: put a copy of the file there."
        ),
        "media-empty": "The media file has no bytes: a download or a copy that did not finish.",
        "media-clash": (
            "Two different media files of one release would get the same name in public/, where folders become part of "
            "the name: a/plan.pdf and a-plan.pdf are both a-plan.pdf. One would be shown in the other's place."
        ),
        "versions-differ": (
            "The language versions of a release (x.md, x.fr.md) are one document: they have one id, are held by one "
            "embargo, corrected together and killed together. A version that is not ready yet says status: withheld."
        ),
        "same-language": "Two versions of one release are in the same language, so one of them would never be seen.",
        "version-broken": (
            "Another language version of this release has errors. A release goes out in all its languages or not at all; "
            "to send this one first, write status: withheld in the other."
        ),
        "same-id": (
            "Two releases have the same id. The id is the address of the page, the entry in feeds and the record of what "
            "was sent, so each release needs its own. Where none is written it is the file's name."
        ),
    }
)
