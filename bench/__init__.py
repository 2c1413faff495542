"""Measurements: each script prints medians, spread and the ratio to a peer or a floor measured in the same run."""
