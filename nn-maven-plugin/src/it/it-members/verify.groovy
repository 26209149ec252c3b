import dev.nnmaven.nn.prediction.Model
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('network   3 networks of 64 ')
assert log.contains('network   epochs       loss  training  held-out       time')
assert log =~ /alone     the 3 networks: held-out accuracy [0-9.]+% to [0-9.]+%, median [0-9.]+%/

def folder = new File(basedir, 'target/nn')
def training = new JsonSlurper().parse(new File(folder, 'training.json'))
assert training.members.size() == 3
assert training.members*.epochs == [6, 6, 6]
assert training.members[0].seed == '1'
assert training.averagedEpochs == 2
assert training.model.network.startsWith('3 networks of 64 ')

// What an application is told of the test images is what the report says.
def model = new File(folder, 'model.safetensors')
def classifier = Model.load(model.toPath()).pictures()
def right = 0
def loss = 0
def images = 0
['A', 'B', 'C'].each { name ->
  new File(basedir, "data/test/$name").listFiles().each { picture ->
    images++
    def answer = classifier.classify(picture.toPath())
    right += answer.best().className() == name ? 1 : 0
    loss -= Math.log(answer.probability(name))
  }
}
def evaluation = new JsonSlurper().parse(new File(folder, 'evaluation.json'))
assert evaluation.heldOut == training.heldOut
assert evaluation.heldOut.images == images
assert evaluation.heldOut.correct == right
assert Math.abs(evaluation.heldOut.loss - loss / images) < 1e-6

def page = new File(folder, 'report/index.html').text
assert page.contains('Curves and figures are means over 3 networks, each in the end the mean of its last 2 epochs')
assert page.contains('All 20 neurons of the first layer of the first network.')

assert new File(basedir, 'target/again.safetensors').bytes == model.bytes
def left = []
new File(basedir, 'target').eachFileRecurse { left += it.name.contains('checkpoint') ? [it] : [] }
assert left.isEmpty() : 'no checkpoint is left'
