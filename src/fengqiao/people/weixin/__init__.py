"""Signing in from inside WeChat: allauth's Weixin provider, asked for no more than who it is.

Off until ``FENGQIAO_WEIXIN_APP_ID`` and ``_SECRET`` are set.  The public account's silent scope (``snsapi_base``) gives an
identity and nothing else: no nickname, no picture, no consent page.
"""
