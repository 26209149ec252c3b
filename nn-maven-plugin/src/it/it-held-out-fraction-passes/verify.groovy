import dev.nnmaven.nn.model.ModelFile
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('The model passes the gate: 1 rule checked.') && log.contains('at least 90%')
assert log.contains('on the 25% of ' + new File(basedir, 'data'))

def model = ModelFile.read(new File(basedir, 'target/nn/model.safetensors').toPath())
assert model.provenance().heldOut().fraction() == 0.25
assert model.provenance().trainingImages() == 45

def training = new JsonSlurper().parse(new File(basedir, 'target/nn/training.json'))
def evaluation = new JsonSlurper().parse(new File(basedir, 'target/nn/evaluation.json'))
assert evaluation.heldOut.images == 15
assert evaluation.heldOut == training.heldOut : 'both goals judge by the same images'
