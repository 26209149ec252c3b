import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 3
assert builds[0].contains('answers in ') && builds[0].contains('The model passes the gate')
assert builds[1].contains('FAILED   maxAccuracyDrop') && builds[1].contains('p = 0.0217')
assert builds[2].contains('nn.maxOverfit: needs a model and its training data')
assert builds.every { !it.contains('\tat ') } : 'no stack trace'

def baseline = new JsonSlurper().parse(new File(basedir, 'nn-baseline.json'))
assert baseline.examples == 200 && baseline.correct == 193 && baseline.loss == null
def evaluation = new JsonSlurper().parse(new File(basedir, 'target/nn/worse.csv/evaluation.json'))
assert evaluation.heldOut.correct == 182 && evaluation.baseline.lost == 18 && evaluation.baseline.gained == 7
assert evaluation.health == null && evaluation.model.network == null
assert new File(basedir, 'target/surefire-reports/TEST-nn.gate-worse.csv.xml').text.contains('failures="1"')
def card = new File(basedir, 'target/nn/worse.csv/MODEL_CARD.md').text
assert card.contains('It was not trained here') && card.contains('| data | worse.csv |') && !card.contains('library_name') && !card.contains('weights and biases')
