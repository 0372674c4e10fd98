"""Photos: the open story's pictures beside it, with all that is known and owed for each."""
