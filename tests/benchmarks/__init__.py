"""How fast we are, beside an aim and a floor of the same run. Nothing here asserts a time: what must not grow is
counted in tests."""
