"""intake: what people send becomes class/submitted/."""
