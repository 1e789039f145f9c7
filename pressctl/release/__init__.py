"""Reads a release's text into a `Release` and findings, and looks it over as an editor would; it opens no file and sends nothing."""

from pressctl.release.checks import check
from pressctl.release.codes import CODES, explain
from pressctl.release.content import content_of, differences
from pressctl.release.frontmatter import has_front_matter
from pressctl.release.naming import slug, split_name
from pressctl.release.reading import Reading, read

__all__ = [
    "CODES",
    "Reading",
    "check",
    "content_of",
    "differences",
    "explain",
    "has_front_matter",
    "read",
    "slug",
    "split_name",
]
