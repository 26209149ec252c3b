import dev.nnmaven.nn.model.ModelFile
import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds[0].contains('64 → 100 relu dropout(0.3)+l2(0.0001) → 50 tanh → 3 linear')
assert builds[0].contains('12 epochs')
assert builds.count { it.contains(' overrides the ') } == 1
[
  "-Dnn.epochs=2 overrides the POM's 12",
  "-Dnn.minAccuracy=10% overrides the POM's 50%",
  "-Dnn.minClassRecall=0 overrides the POM's 20%",
  "-Dnn.skip=false overrides the POM's true",
].each { assert builds[1].contains(it) : it }
assert !builds[1].contains('has no effect')
assert !builds[1].contains('-Dnn.data=') : 'it is the folder that the POM has, written in another way'
def model = ModelFile.read(new File(basedir, 'target/nn/model.safetensors').toPath())
assert model.network().toString() == '64 → 7 sigmoid → 3 linear'
assert model.provenance().options().epochs == '2'
assert model.provenance().options().optimizer.startsWith('nesterov')
def rules = new JsonSlurper().parse(new File(basedir, 'target/nn/evaluation.json')).gate.rules
assert rules*.rule == ['minAccuracy', 'minClassRecall']

assert builds[2].contains('The configuration has 5 mistakes:')
['<epoch>: ', '<learningrat>: ', '<gate>: nn:train has no such parameter', 'nn.epoch: ', '-Dbatchsize: '].each { assert builds[2].contains(it) : it }
assert !builds[2].contains('\tat ') : 'no stack trace'
