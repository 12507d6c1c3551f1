"""Warm processes beside the server that look at documents for it.

The server itself loads neither the canvas nor the codecs, so no medium can take it down, and it
stays small. It asks here for a film's facts, for stills and for the pieces of a preview.
"""
