"""The course as pages: what is released, with what its cells show, and the documents around it.

Stands above `authoring`, which makes what students get: a site is made of that, never of solutions alone.
"""
