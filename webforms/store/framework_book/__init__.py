"""A framework in Excel: out of a pack, and into the draft of one."""
