def log = new File(basedir, 'build.log').text
assert log.count("[WARNING] -Dnn.epochs=5 has no effect: the POM's <configuration> has <epochs>20</epochs>") == 1
assert log.count("[WARNING] -Dnn.skip=false has no effect: the POM's <configuration> has <skip>true</skip>") == 1
assert log.count(' has no effect') == 2
assert log.contains('<nn.epochs>20</nn.epochs>')

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
