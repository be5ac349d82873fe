"""Everything that touches the database or the disk; the only home of SQLAlchemy."""
