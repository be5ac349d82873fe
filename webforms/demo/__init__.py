"""The demo: an example district entered through the actions, day by day, as its people would have done it.

    example folder ─► script (who, what files, which names) ─► plan (steps in order of time) ─► fill (the actions)
No step writes to the database by another way, so what works in the demo works. The data lie in the pack's example
folder; nothing here knows what they are about."""
