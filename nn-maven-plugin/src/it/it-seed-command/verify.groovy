import dev.nnmaven.nn.model.ModelFile
import groovy.json.JsonSlurper

def training = new JsonSlurper().parse(new File(basedir, 'target/nn/training.json'))
assert training.epochs.size() == 2
assert training.epochs[1].heldOutLoss < training.epochs[0].heldOutLoss
assert training.epochs[1].heldOutLoss == training.heldOut.loss

def model = ModelFile.read(new File(basedir, 'target/nn/model.safetensors').toPath())
assert model.classes().join('') == 'ABCDEFGHIJ'
assert model.network().toString() == '784 → 100 linear dropout(0.5) → 10 sigmoid'
def options = model.provenance().options()
assert options.batchSize == 'all' && options.learningRate == '0.7' && options.initialWeightsSha256
