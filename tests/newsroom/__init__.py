"""What the newsroom's folder on disk promises."""
