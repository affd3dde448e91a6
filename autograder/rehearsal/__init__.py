"""rehearsal: a synthetic class to try the tools on."""
