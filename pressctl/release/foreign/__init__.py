"""Releases in other forms: web pages, Word documents, other tools' Markdown. Each is read into the passages of a plain text."""
