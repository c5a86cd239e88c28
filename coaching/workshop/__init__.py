"""The weekly workshop: what a room may see of the figures, slide by slide, and what the presenter says to it.

`week` has the figures, without small cells whoever looks; `running_order` makes slides of them; `slides` is their form.
"""
