"""The reference that clients read: OpenAPI documents, and a page over them."""
