"""Run the command by ``python -m newsroom``."""

from __future__ import annotations

from newsroom.cli.main import main

if __name__ == "__main__":
    main()
