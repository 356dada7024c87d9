"""`python -m linkage.cli` is `linkage`."""

from linkage.cli.main import main

if __name__ == "__main__":
    main()
