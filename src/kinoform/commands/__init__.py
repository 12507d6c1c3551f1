"""Commands about the server: one file each, loaded only when they are used."""
