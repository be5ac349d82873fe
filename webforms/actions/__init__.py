"""What people do: one use case a function, one transaction each."""
