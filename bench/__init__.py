"""Measurements: run by ./fengqiao bench, never in a timed test."""
