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
        "attachment-kind": (
            'With mail_media = "attachments" a release\'s files travel with its mails. Mail servers turn away what may be a '
            "program: a file whose ending says nothing, a web page, a drawing in SVG, which can hold scripts; and the mail with "
            "it. Give it in another form, or put it on the web and give its url: that is a link."
        ),
        "attachments-size": (
            "A mail has 10 MB at most, text and files together: many mail servers of newspapers take no more, and what is larger "
            "comes back from some of them only. Files grow by a third on their way. A PDF can be saved for the screen, a picture "
            "at 2,500 pixels; a video belongs on the web, with its url under media."
        ),
        "media-clash": (
            "Two different media files of one release would get the same name in public/, where folders become part of "
            "the name: a/plan.pdf and a-plan.pdf are both a-plan.pdf. One would be shown in the other's place."
        ),
        "versions-differ": (
            "The language versions of a release (x.md, x.fr.md) are one document: one id, date, embargo, status and "
            "kind, the same targets, audience and languages. The original says them, and a translation may leave them "
            "out; what it writes all the same must be the same. A version that is not ready yet says status: withheld."
        ),
        "version-behind": (
            "A correction raises every language version: a text that was not corrected would stay wrong in public, and "
            "its readers would not be told. Correct it and raise its revision, with a correction in its own language. "
            "A version that cannot be corrected now says status: withheld: its page is taken away, those who had it "
            "get the correction in the original language, and it comes back when its revision is raised."
        ),
        "version-undated": (
            "A translation has its date from its original. This file is named as a translation (x.fr.md), and is the "
            "original all the same, since there is no x.md and none in the newsroom's language: so it says the date."
        ),
        "same-identity": (
            "Two language versions of one release have the same feed_id or url. Each version has an entry of its own in "
            "feeds and a page of its own, so a reader would see one replace the other."
        ),
        "media-words": (
            "A translation that lists no media has the original's, with its alternative texts and captions, which are in "
            "the original's language. List the files again under media, each with its path and an alt of its own; credit "
            "and licence may be left out."
        ),
        "card-letter": (
            "The card, the picture that link previews show, is drawn with one font, the same on every machine: it has Latin, "
            "Greek, Cyrillic and Vietnamese letters. A headline in another script is left out of its card, which shows the "
            "newsroom's name then. Put a font of yours, .ttf or .otf, at templates/card/font.ttf."
        ),
        "same-language": "Two versions of one release are in the same language, so one of them would never be seen.",
        "version-broken": (
            "Another language version of this release has errors. A release goes out in all its languages or not at all; "
            "to send this one first, write status: withheld in the other."
        ),
        "was-killed": (
            "The ledger says that this release was withdrawn, and its file says so no more. Everybody who had it was told that "
            "it is over, and the key of a kill is used once: nobody could be told a second time. So it is not sent, and its "
            "page stays as it is. Write status: canceled again, and publish the new text as a release of its own, with an id "
            "of its own."
        ),
        "same-id": (
            "Two releases have the same id. The id is the address of the page, the entry in feeds and the record of what "
            "was sent, so each release needs its own. Where none is written it is the file's name."
        ),
    }
)
