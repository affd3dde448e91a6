"""authoring: solutions/ becomes course/."""
