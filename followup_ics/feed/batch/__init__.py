"""A folder of files, built by as many processes as there are processors."""
