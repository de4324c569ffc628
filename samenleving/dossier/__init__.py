"""The explanatory documents of a file: memorandum, note, was/wordt, synopsis, consolidated text."""
