"""A folder built on other machines: sent to the workers of a Dask cluster, done in processes beside them."""
