"""What the formats of Anki share: notes with their fields, deletions, media and templates; packages and collections."""
