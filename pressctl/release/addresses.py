"""Addresses and files as a release names them: what may stand there, and what kind of file it is."""

import re
from urllib.parse import urlsplit

from pressctl.model import DEVICES

# What press kits hold. Written out because the standard library asks the machine it runs on, and public
# files must be the same on every machine (IANA media types).
_TYPES = {
    "avif": "image/avif", "gif": "image/gif", "heic": "image/heic", "jpeg": "image/jpeg", "jpg": "image/jpeg",
    "png": "image/png", "svg": "image/svg+xml", "tif": "image/tiff", "tiff": "image/tiff", "webp": "image/webp",
    "bmp": "image/bmp", "eps": "application/postscript", "ai": "application/postscript",
    "psd": "image/vnd.adobe.photoshop",
    "m4a": "audio/mp4", "mp3": "audio/mpeg", "ogg": "audio/ogg", "wav": "audio/wav", "flac": "audio/flac",
    "aac": "audio/aac", "opus": "audio/ogg",
    "mov": "video/quicktime", "mp4": "video/mp4", "m4v": "video/mp4", "mpeg": "video/mpeg", "mpg": "video/mpeg",
    "webm": "video/webm", "ogv": "video/ogg", "avi": "video/x-msvideo",
    "csv": "text/csv", "htm": "text/html", "html": "text/html", "ics": "text/calendar", "md": "text/markdown",
    "srt": "application/x-subrip", "txt": "text/plain", "vcf": "text/vcard", "vtt": "text/vtt",
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation", "epub": "application/epub+zip",
    "json": "application/json", "xml": "application/xml", "pdf": "application/pdf", "rtf": "application/rtf",
    "zip": "application/zip", "gz": "application/gzip", "7z": "application/x-7z-compressed",
}  # fmt: skip
UNKNOWN = "application/octet-stream"
IMAGES = tuple(ending for ending, kind in _TYPES.items() if kind.startswith("image/"))

_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[^ \t/?#@:\[\]]+)(?::[0-9]{1,5})?")
_INSIDE = re.compile(r"[^ \t\"<>\\^`{|}]*")


def is_web_address(text: str) -> bool:
    """Tell whether `text` is a whole http or https address with a host, and without a name and password."""
    try:
        parts = urlsplit(text)
        named = parts.port != 0 and ".." not in parts.netloc  # a port above 65535 is no number here either
    except ValueError:
        return False
    sound = _HOST.fullmatch(parts.netloc) and _INSIDE.fullmatch(text)
    return named and parts.scheme in {"http", "https"} and bool(sound)


def media_type(name: str) -> str:
    """Return the MIME type that a path's or address's ending says."""
    path = urlsplit(name).path if is_web_address(name) else name
    last = path.rpartition("/")[2]
    return _TYPES.get(last.rpartition(".")[2].lower(), UNKNOWN) if "." in last else UNKNOWN


def path_trouble(path: str) -> str:
    """Return why `path` cannot be a file below the release's folder, or nothing.

    The same on every system: a path that is harmless here may leave the folder on Windows (CWE-22, CWE-36).
    """
    parts = path.split("/")
    troubles = (
        ("://" in path, "is an address, not a path; that is what url is for."),
        ("\\" in path, "has a backslash; folders are divided by /."),
        (path.startswith(("/", "~")) or bool(re.match(r"[A-Za-z]:", path)), "is not relative."),
        (".." in parts, "leaves the release's folder."),
        (parts[-1] in {"", "."}, "names a folder, not a file."),
        (any(_impossible(part) for part in parts), "has a name that no file can have on Windows."),
    )
    return next((said for is_so, said in troubles if is_so), "")


def _impossible(name: str) -> bool:
    return name.partition(".")[0].rstrip(" ").lower() in DEVICES or bool(re.search(r'[<>:"|?*]', name))
