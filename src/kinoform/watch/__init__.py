"""Watching a film before it is rendered: a page, and the pieces that its player asks for."""
