"""Reads a release's text into a `Release` and findings, and looks it over as an editor would; it opens no file and sends nothing."""

from pressctl.release.checking.codes import QUIET
from pressctl.release.checks import check
from pressctl.release.codes import CODES, explain
from pressctl.release.content import content_of, differences
from pressctl.release.frontmatter import has_front_matter
from pressctl.release.naming import slug, split_name
from pressctl.release.reading import Reading, read
from pressctl.release.versions import SHARED, as_version, shared_by

__all__ = [
    "CODES",
    "QUIET",
    "SHARED",
    "Reading",
    "as_version",
    "check",
    "content_of",
    "differences",
    "explain",
    "has_front_matter",
    "read",
    "shared_by",
    "slug",
    "split_name",
]
