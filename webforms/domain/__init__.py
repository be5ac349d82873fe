"""The rules, and nothing else: values in, values out; imports the standard library only."""
