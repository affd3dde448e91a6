"""widgets: the cards a learner touches."""
