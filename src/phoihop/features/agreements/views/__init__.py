"""Pages of agreements: the list, one agreement in five tabs, and what can be done with it."""
