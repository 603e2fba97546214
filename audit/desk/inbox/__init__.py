"""What arrives: files that are complete, and the documents in them, whatever their format."""
