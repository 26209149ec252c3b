import dev.nnmaven.nn.model.ModelFile
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log =~ /calibrated with temperature [0-9.]+: on validation images loss [0-9.]+ → [0-9.]+, calibration error/
assert log =~ /confident of [0-9.]+% \([0-9]+ of 45\) of the validation images, from a probability of [0-9.]+% on/
assert log =~ /temperature [0-9.]+: on held-out images loss [0-9.]+ → [0-9.]+, calibration error/
assert log.contains('The model passes the gate: 2 rules checked.')

def model = ModelFile.read(new File(basedir, 'target/nn/model.safetensors').toPath())
def plain = ModelFile.read(new File(basedir, 'target/plain.safetensors').toPath())
def temperature = model.calibration().get().temperature()
assert plain.calibration().empty && plain.threshold() == 0
assert temperature != 1
[0, 1].each { member ->
  def before = plain.ensemble().members()[member].outputLayer().parameter('weights').toArray()
  def after = model.ensemble().members()[member].outputLayer().parameter('weights').toArray()
  before.eachWithIndex { weight, i -> assert after[i] == (float) (((double) weight) / temperature) }
}

def evaluation = new JsonSlurper().parse(new File(basedir, 'target/nn/evaluation.json'))
def confidence = evaluation.confidence
assert confidence.heldOut.temperature == temperature
assert confidence.heldOut.after.loss == evaluation.heldOut.loss
assert confidence.validation.after.loss < confidence.validation.before.loss
assert (confidence.answers.coverage as double) == confidence.answers.confident / 90d

def answers = new File(basedir, 'target/answers.csv').readLines()
assert answers[0] == 'image,predicted,probability,confident,p(A),p(B),p(C)'
def sure = answers.drop(1).collect { it.split(',') }
assert sure.count { it[3] == 'true' } == confidence.answers.confident
assert sure.count { it[3] == 'true' && it[0].startsWith(it[1] + '/') } == confidence.answers.right
assert sure.every { (it[2].toFloat() >= model.threshold()) == (it[3] == 'true') }

assert new File(basedir, 'target/nn/report/index.html').text.contains('without the temperature of')
assert log.contains('nn.calibration: temperature needs validation data; set nn.validationFraction=0.1')
assert log.contains('nn.abstain: accuracy(85%) needs validation data; set nn.validationFraction=0.1')
