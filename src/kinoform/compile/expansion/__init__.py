"""The parts of `kinoform.compile.expand`: variables, conditions and repetitions."""
