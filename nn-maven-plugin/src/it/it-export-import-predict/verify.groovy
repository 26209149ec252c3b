import groovy.json.JsonSlurper

assert new File(basedir, 'target/nn/model.onnx').length() > 64 * 100 * 4
assert new JsonSlurper().parse(new File(basedir, 'target/nn/imported/evaluation.json')).gate.passed

def trained = new File(basedir, 'target/trained.csv').text
assert trained.startsWith('image,predicted,probability,p(A),p(B),p(C)\r\nA/00.png,A,')
assert trained.readLines().size() == 1 + 15
assert new File(basedir, 'target/imported.csv').text == trained : 'the same weights say the same'
assert new File(basedir, 'target/nn/explanation.html').text.contains('Gradient times input')
