"""Commands of `samenleving` that need a page of their own; `samenleving.cli` gathers them."""
