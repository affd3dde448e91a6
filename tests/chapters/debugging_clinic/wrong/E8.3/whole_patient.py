def cure(patient):
    healthy = dict(patient)
    healthy.update(scaling="standardise", gain=4.0, eta=0.2, act="sigmoid")
    return healthy
