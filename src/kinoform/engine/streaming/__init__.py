"""A film in pieces of a stream, each of which is drawn by itself when somebody asks for it."""
