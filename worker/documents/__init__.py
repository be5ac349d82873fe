"""What each template sees of a snapshot."""
