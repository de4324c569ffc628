"""The drafters' workbench without its pages: a change as data, what it touches, its text and its files.

A `Concept` is somebody's proposal while it is being made. It travels as JSON, compiles through the loader of
every proposal folder and is written as such a folder. Nothing is computed here that the command line would
compute otherwise.
"""
