"""Text set in every script: fonts, shaping, line breaking, known boxes, and painting."""
