"""The report of a comparison: a document (`build`), files (`writing`), a table on a terminal (`terminal`).

Nothing is imported here: the table and the data need none of the packages that charts and documents do.
"""
