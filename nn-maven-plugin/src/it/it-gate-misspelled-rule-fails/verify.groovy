def log = new File(basedir, 'build.log').text
assert log.contains('The configuration has 3 mistakes:')
assert log.contains('gate/minAcuracy: unknown element <minAcuracy> (did you mean minAccuracy?)')
assert log.contains('space/minAccuracy: has no effect in <space>; write <gate><minAccuracy>95%</minAccuracy></gate>')
assert log.contains('gate/maxLoss: expected a number, not negative, such as 0.35, found "low"')
assert !log.contains('dev.nnmaven.gate.rule') : 'no class of ours is of use to the reader'
