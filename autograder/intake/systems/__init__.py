"""The systems whose parcels are understood. Each reads a path of its own form into a claim."""
