"""The newsroom's folder on disk: which files are releases, what is known of them, and public/; it sends nothing."""
