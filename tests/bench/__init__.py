"""What `make bench` runs: speed and memory of whole processes, as ratios, in one run."""
