"""What the suite itself stands on starts here and is what it says."""
