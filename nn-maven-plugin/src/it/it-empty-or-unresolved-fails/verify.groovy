import dev.nnmaven.nn.model.ModelFile

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds[0].contains('The model passes the gate: 2 of 2 rules passed.')
def model = ModelFile.read(new File(basedir, 'target/nn/model.safetensors').toPath())
assert model.provenance().options().seed == '7'

// Each once, and nothing else is said of them.
def found = builds[1].split('mistakes:')[1].split(/\n\[ERROR\] *(\n|-> )/)[0]
def empty = ': expected a value, found nothing'
[
  'nn.minAccuracy: found "${gate.min}", which nothing defines',
  'nn.testData: found "${no.folder}", which nothing defines',
  'gate/minTestExamples' + empty,
  'gate/evidence' + empty,
  'nn.modelFile' + empty,
  'gate/minF1' + empty,
  'gate/minClassRecalls/B: found "${gate.b}", which nothing defines',
  'network/layer 1/neurons: found "${neurons}", which nothing defines',
].each { assert found.contains(it) : it }
assert builds[1].contains('The configuration has 8 mistakes:')
assert !builds[1].contains('\tat ') : 'no stack trace'
