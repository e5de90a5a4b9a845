"""Face 2: the staff workbench.  What is due first stands first.

Thin pages over ``fengqiao.matters``; no rule about who may do what is made here.
"""
