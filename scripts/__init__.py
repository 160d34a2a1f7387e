"""Tools of the house: registers, benchmarks of the corpus, long proofs."""
