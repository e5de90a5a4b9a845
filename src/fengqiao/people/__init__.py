"""Who there is: areas, agencies, users, practitioners, postings, rosters; how they sign in.

Not here: what anybody may do to a matter.  A posting says which hat a person wears at which agency; what the hat allows
is declared by the services and decided in ``fengqiao.matters.rights``.
"""
