import dev.nnmaven.nn.model.ModelFile
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('The model passes the gate: 2 rules checked.')
assert log.contains('validate  9 images: 20% of those for training; the epoch with the best accuracy' +
    ' is kept; training stops after 3 epochs without a better accuracy')

def training = new JsonSlurper().parse(new File(basedir, 'target/nn/training.json'))
def epochs = training.epochs
assert epochs.size() < 500 : 'training stopped early'
assert training.keptEpoch == epochs.size() - 3
assert log.contains("kept      epoch ${training.keptEpoch} of ${epochs.size()}, stopped early: validation loss")
def best = epochs.max { it.validationAccuracy } // the first of equals
assert best.epoch == training.keptEpoch
def kept = epochs[training.keptEpoch - 1]
assert kept.validationAccuracy == training.validation.accuracy
assert kept.validationLoss == training.validation.loss
assert epochs.every { !it.containsKey('heldOutLoss') } : 'held-out images are looked at once, at the end'
assert log.contains('  epoch       loss  training  val. loss  validated   images/s  time left')
assert training.validation.images == 9
assert training.training.images == 36
assert epochs[0].learningRate == 0.1
assert epochs[-1].learningRate < 0.1

def model = ModelFile.read(new File(basedir, 'target/nn/model.safetensors').toPath())
assert model.provenance().trainingImages() == 45 : 'what it was chosen by counts as seen'
assert model.provenance().options().get('patience') == '3'

def evaluation = new JsonSlurper().parse(new File(basedir, 'target/nn/evaluation.json'))
assert evaluation.heldOut == training.heldOut : 'both goals judge by the same images'
assert evaluation.training == training.training : 'and know the same ones as trained on'

def page = new File(basedir, 'target/nn/report/index.html').text
assert page.contains('<span class="third">validation</span>') && page.contains('kept epoch')
assert page.contains('<h3>Learning rate</h3>')
