"""What comes in and goes out: the preview, export, and the window that shows what was recognised on import."""
