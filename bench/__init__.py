"""Standing measurements: `python -m bench`."""
