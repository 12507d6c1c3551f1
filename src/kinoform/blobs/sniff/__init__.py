"""What an uploaded file is, told by its content alone and without any decoder."""
