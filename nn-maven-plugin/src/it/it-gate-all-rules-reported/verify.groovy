import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('The model does not pass the gate: 5 of 9 rules failed, 2 not checked.')
def rules = new JsonSlurper().parse(new File(basedir, 'target/nn/evaluation.json')).gate.rules
assert rules.findAll { it.outcome == 'FAILED' }*.rule ==
    ['minAccuracy', 'minClassRecall of B', 'maxLoss', 'minTestImages', 'maxLeakedImages']
assert rules.findAll { it.outcome == 'NOT_CHECKED' }*.rule == ['baselineMissing', 'maxAccuracyDrop']
assert rules.findAll { it.outcome == 'PASSED' }*.rule == ['minClassRecall', 'maxOverfit']
assert log.contains('1 of 13 held-out images also occurs in the training data') && log.contains('C/leaked.png = C/07.png')
