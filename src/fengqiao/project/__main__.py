"""``python -m fengqiao.project`` is the ``fengqiao`` command."""

from fengqiao.project.cli import main

main()
