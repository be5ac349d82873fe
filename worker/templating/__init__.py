"""`render(template, context) -> bytes`: templates into files, in a sandbox."""
