"""The calculator: one question per page, no JavaScript, nothing kept."""
