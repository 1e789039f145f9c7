"""What a release will look like everywhere, on one page: in a local browser while it is written, or as a file to send."""
