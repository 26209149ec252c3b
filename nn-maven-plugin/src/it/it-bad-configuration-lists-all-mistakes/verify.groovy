def log = new File(basedir, 'build.log').text
assert log.contains('The configuration has 14 mistakes:')
assert log.contains('[WARNING] -Dthreads: nn-maven does not read this property; write -Dnn.threads=1')
[
  '-Dbatchsize: nn-maven does not read this property; write -Dnn.batchSize=8',
  'nn.epoch: unknown property (did you mean nn.epochs?)',
  'nn.minAcuracy: unknown property (did you mean nn.minAccuracy?)',
  'nn.layers: expected a whole number',
  'nn.activations: unknown activation "rellu"',
  'did you mean relu?',
  'nn.regularizers: dropout rate must be at least 0 and below 1, found 1.5',
  'nn.loss: unknown loss "hinge"',
  'nn.optimizer: unknown optimizer "Adamm"',
  'did you mean adam?',
  'nn.learningRate: expected a number, found "fast"',
  'nn.epochs: expected a whole number, at least 0 and at most 2147483647, found "-3"',
  'nn.augmentation: unknown augmentation "mirror"',
  'nn.initialWeights: ' + new File(basedir, 'no.net') + ' does not exist; expected a file of weights',
  'nn.testFraction: expected a share from 0 to 1 such as 0.95 or 95%, found "120%"',
  'nn.normalization: unknown normalization "L3"',
].each { assert log.contains(it) }
assert log.contains('MojoExecutionException')
assert !log.contains('\tat ') : 'no stack trace'
assert !new File(basedir, 'target/nn').exists()
