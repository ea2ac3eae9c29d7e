# Written with the first release: install rules and find_package(dateline).
