def log = new File(basedir, 'build.log').text
assert log.contains('The model was trained with nn.testFraction=0.2, but this evaluation has nn.testFraction=0.3, so the two hold out different test data.')
assert log.contains('The model was trained with nn.testFraction=0.2, so a part of its own data was held out to judge it, but this evaluation has test data in ' + new File(basedir, 'data'))
assert !new File(basedir, 'target/nn/evaluation.json').exists()
