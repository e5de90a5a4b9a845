"""The installation: settings, addresses, the command."""
