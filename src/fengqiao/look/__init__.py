"""How the faces look: tokens, components, icons, the base page.  Knows no matter, no service, no rule."""
