def log = new File(basedir, 'build.log').text
def empty = ': expected a value, found nothing; remove it to use the default'
[
  // 2
  'The configuration has a mistake:\n[ERROR] nn.minAccuracy' + empty,
  // 3
  'The configuration has a mistake:\n[ERROR] nn.minAccuracy: found "${gate.min}", which nothing defines; define it, or leave nn.minAccuracy out',
  // 4
  'The configuration has 5 mistakes:',
  'nn.testData: found "${no.folder}", which nothing defines',
  'nn.minTestImages' + empty,
  'nn.haltOnFailure' + empty,
  'gate/maxLoss' + empty,
  'gate/minClassRecalls/B: found "${gate.b}", which nothing defines',
  // 5
  'nn.modelFile' + empty,
  'network/layer 1/neurons: found "${neurons}", which nothing defines',
  'network/layer 1/activation' + empty,
  // 6
  'nn.input' + empty,
  'nn.predict.skip' + empty,
].each { assert log.replaceAll(/\[ERROR\] +/, '[ERROR] ').contains(it) : it }
assert log.count('The model passes the gate: 1 rule checked.') == 1
assert log.count('The model passes the gate: 2 rules checked.') == 1
assert log.contains('seed 7')
assert !log.contains('\tat ') : 'no stack trace'
