def log = new File(basedir, 'build.log').text
assert log.count("[INFO] -Dnn.epochs=5 goes before the POM's 20") == 1
assert log.count("[INFO] -Dnn.skip=true goes before the POM's false") == 1
assert log.count(' goes before ') == 2
assert log.contains('skipped (nn.skip)')

assert log.contains('The configuration has 3 mistakes:')
[
  '<epoch>: unknown element of <configuration> (did you mean epochs?)',
  '<learningrat>: unknown element of <configuration> (did you mean learningRate?)',
  '<maxLoss>: nn:train has no such parameter, but nn:evaluate',
].each { assert log.contains(it) }
def evaluate = log.substring(log.lastIndexOf('(default-cli)'))
assert evaluate.contains('The configuration has a mistake:')
assert evaluate.contains('<epoch>: unknown element of <configuration> (did you mean epochs?)')
assert !log.contains('\tat ') : 'no stack trace'
assert !new File(basedir, 'target/nn').exists()
