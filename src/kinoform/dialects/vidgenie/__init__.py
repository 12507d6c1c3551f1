"""VidGenie's requests: a timeline of clips by offset and position becomes our document."""
