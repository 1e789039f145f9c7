"""Tests of the channels: one suite for all of them, and one file for what is special in each."""
