def log = new File(basedir, 'build.log').text
[
  'The configuration has 6 mistakes:',
  'nn.minAccuracy: expected a share from 0 to 1 such as 0.95 or 95%, found "95" (did you mean 95%?)',
  'gate/maxOverfit: expected a share from 0 to 1',
  'gate/maxLos: unknown element <maxLos> (did you mean maxLoss?)',
  'nn.minClassRecall: the model has no class "C"',
  'nn.slices: ^x([a-z]+)- finds no font in any of 20 examples, such as A/00.png',
  'nn.epochs: expected a whole number',
].each { assert log.contains(it) : it }
assert !new File(basedir, 'target/nn').exists() : 'told before anything is trained'
