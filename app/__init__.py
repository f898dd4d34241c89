"""What people touch: the command line and the Streamlit app. Thin, the work is in `graph` and `ingest`."""
