"""`python -m evidence_store` is the command `evidence-store`."""

from evidence_store.cli import main

if __name__ == "__main__":
    main(prog_name="evidence-store")
