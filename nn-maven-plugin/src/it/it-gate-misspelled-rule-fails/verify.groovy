def log = new File(basedir, 'build.log').text
assert log.contains('The configuration has 2 mistakes:')
assert log.contains('gate: unknown element <minAcuracy> (did you mean minAccuracy?)')
assert log.contains('gate/maxLoss: expected a number, not negative, such as 0.35, found "low"')
assert !log.contains('dev.nnmaven.gate.rule') : 'no class of ours is of use to the reader'
