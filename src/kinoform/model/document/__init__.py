"""The document as it is written: VideoSchema 2.0 and our own fields, read by pydantic."""
