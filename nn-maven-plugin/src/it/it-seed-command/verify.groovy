import dev.nnmaven.nn.model.ModelFile
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('network   784 → 100 linear dropout(0.5) → 10 sigmoid, 79,510 parameters, crossEntropy') ||
    log.contains('network   784 -> 100 linear dropout(0.5) -> 10 sigmoid, 79,510 parameters, crossEntropy')
def unwrapped = log.replaceAll(/\R\[INFO\] {11}/, ' ') // a long path may be on the next line
assert unwrapped.contains('method    2 epochs, all samples a step, learning rate 0.7, seed 1, weights of ' + new File(basedir, 'weights/w.net'))
assert log.contains('[WARNING] The output layer applies sigmoid before softmax, so no class can get a probability above e / (e + classes - 1): 0.23 for 10 classes.')

def training = new JsonSlurper().parse(new File(basedir, 'target/nn/training.json'))
assert training.epochs.size() == 2
assert training.epochs[1].heldOutLoss < training.epochs[0].heldOutLoss
assert training.epochs[1].heldOutLoss == training.heldOut.loss
assert log =~ /          evaluates [\d,]+ held-out images after each epoch; not to be used for choosing/
assert log.contains('  epoch       loss  training  held-out   images/s  time left')

def model = ModelFile.read(new File(basedir, 'target/nn/model.safetensors').toPath())
assert model.classes().join('') == 'ABCDEFGHIJ'
assert model.provenance().options().batchSize == 'all'
