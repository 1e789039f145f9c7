"""The steps of the pipeline, one function each: prepare, weigh, rehearse, deliver, report. No step knows the next."""
