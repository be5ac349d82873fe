"""`python -m webforms`: the command line where no script is installed, and what `webforms up` starts its parts with."""

from webforms.cli import main

if __name__ == "__main__":
    main(prog_name="webforms")
