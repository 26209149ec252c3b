def log = new File(basedir, 'build.log').text
assert log.contains('opset 13: pixels [N, 64]')
assert new File(basedir, 'target/nn/model.onnx').length() > 64 * 100 * 4
assert log.contains('The model passes the gate: 1 rule checked.')
assert log.contains('the model was trained elsewhere (nn:import)')

def trained = new File(basedir, 'target/trained.csv').text
assert trained.startsWith('image,predicted,probability,p(A),p(B),p(C)\r\nA/00.png,A,')
assert trained.readLines().size() == 1 + 15
assert new File(basedir, 'target/imported.csv').text == trained : 'the same weights say the same'

assert log =~ /00\.png: A \(/
assert log =~ /with the .* covered, A has /
assert new File(basedir, 'target/nn/explanation.html').text.contains('Gradient times input')
