"""The JSON API, a module a resource."""
