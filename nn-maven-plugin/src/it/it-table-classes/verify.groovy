import dev.nnmaven.nn.prediction.Model
import groovy.json.JsonSlurper

def json = { new JsonSlurper().parse(new File(basedir, "target/nn/${it}.json")) }
assert json('training').model.options.columns == 'id:ignore, soil:ordinal(sand, loam, clay)'
def evaluation = json('evaluation')
assert evaluation.heldOut.images == 90
assert evaluation.gate.passed && evaluation.gate.rules.size() == 5 // one compares with the baseline
def slices = evaluation.slices.asked
assert slices*.name.containsAll(['wild=no', 'wild=yes']) && slices.size() == 4
assert slices*.examples.sum() == 2 * 90
assert new File(basedir, 'nn-baseline.json').exists()
assert new File(basedir, 'target/nn/model.onnx').length() > 0

def answers = new File(basedir, 'target/answers.csv').readLines()
assert answers.size() == 91
assert answers[0] == 'id,length,width,soil,wild,kind,weight,predicted,probability,p(aster),p(bellis),p(crocus)'

def classifier = Model.load(new File(basedir, 'target/nn/model.safetensors').toPath()).rows()
assert classifier.classify([length: 3.1, width: 9.0d, soil: 'clay', wild: true, weight: 76]).best().className() == 'aster'
assert classifier.classify([length: null, width: '7', soil: 'sand', wild: 'no', weight: 107]).best().className() == 'crocus'

def explained = json('explanation')
assert explained.example == 'data/test.csv#2'
assert explained.explanation.contributions*.column == ['length', 'soil', 'weight', 'width', 'wild']
