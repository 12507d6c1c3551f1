"""What leaves the house by itself: webhooks and mail. Nothing here knows the database."""
