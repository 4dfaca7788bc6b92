"""Write the golden files anew, on purpose: `python -m tests.golden.rewrite`, then read the difference."""

import os
import sys
from pathlib import Path

import pytest

from tests.golden.pinned import REWRITE


def main() -> int:
    """Run the golden tests so that they write what they would compare; arguments go to pytest."""
    os.environ[REWRITE] = "1"
    return pytest.main([str(Path(__file__).parent), "-q", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
