"""The notebook beside the story: who said what, on which terms, and how the published words stand to it."""
