"""Pages and API over HTTP; both call the same actions."""
