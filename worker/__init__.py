"""The processes that make documents from frozen snapshots."""
