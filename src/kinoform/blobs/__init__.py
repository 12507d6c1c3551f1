"""The files of the service: one store for them, links to them, and what may come into it."""
