import dev.nnmaven.nn.model.ModelFile
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text.replaceAll(/\R\[INFO\] {11}/, ' ') // a long path may be on the next line
assert log.contains("2 epochs, all samples a step, learning rate 0.7, seed 1, weights of ${new File(basedir, 'weights/w.net')}")
assert log =~ /\[WARNING\] The output layer applies sigmoid before softmax.* 0\.23 for 10 classes/

def training = new JsonSlurper().parse(new File(basedir, 'target/nn/training.json'))
assert training.epochs.size() == 2
assert training.epochs[1].heldOutLoss < training.epochs[0].heldOutLoss
assert training.epochs[1].heldOutLoss == training.heldOut.loss

def model = ModelFile.read(new File(basedir, 'target/nn/model.safetensors').toPath())
assert model.classes().join('') == 'ABCDEFGHIJ'
assert model.network().toString() == '784 → 100 linear dropout(0.5) → 10 sigmoid'
def options = model.provenance().options()
assert options.batchSize == 'all' && options.learningRate == '0.7' && options.initialWeightsSha256
