"""The preview, from one frame to a real browser."""
