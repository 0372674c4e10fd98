"""How copy is written: CommonMark with addresses of our own for photos and logged quotations."""
