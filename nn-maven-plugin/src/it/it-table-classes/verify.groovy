import dev.nnmaven.nn.prediction.Model
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('120 rows of 5 columns in ' + new File(basedir, 'data/train.csv'))
assert log.contains('held out  90 rows: ' + new File(basedir, 'data/test.csv'))
assert log.contains('soil    ordinal')
assert log.contains('id      ignored')
assert log.contains('up to date: nothing has changed')
assert log =~ /baseline written to .*nn-baseline.json/
assert log.contains('The model passes the gate: 6 rules checked.')
assert log =~ /passed   maxDrift +-?\d\.\d+ in (length|width|soil|wild|weight) /
assert new File(basedir, 'target/nn/training.json').text.contains('"columns": "id:ignore, soil:ordinal(sand, loam, clay)"')

assert log.contains('opset 13: 5 columns [N, 1]')
assert new File(basedir, 'target/nn/model.onnx').length() > 0

// Untrained, all are taken for one kind: worse in each slice than the model that was accepted.
def later = log.split('Scanning for projects').drop(3)
later.each { assert it =~ /FAILED   maxSliceDrop +(wild=(yes|no)|weight=\S+( to \S+)?) .* \(\d+ rows fewer\)/ }
assert later[0] =~ /p = \S+ ≤ 0\.05.* \(exact McNemar, adjusted for 4 slices by Benjamini-Hochberg\)/
assert later[1].contains('The model is worse than the baseline, which stays as it is.')
def slices = new JsonSlurper().parse(new File(basedir, 'target/nn/evaluation.json')).slices.asked
assert slices*.name.containsAll(['wild=no', 'wild=yes']) && slices.size() == 4
assert slices*.examples.sum() == 2 * 90

def answers = new File(basedir, 'target/answers.csv').readLines()
assert answers.size() == 91
assert answers[0] == 'id,length,width,soil,wild,kind,weight,predicted,probability,p(aster),p(bellis),p(crocus)'

def classifier = Model.load(new File(basedir, 'target/nn/model.safetensors').toPath()).rows()
assert classifier.classify([length: 3.1, width: 9.0d, soil: 'clay', wild: true, weight: 76]).best().className() == 'aster'
assert classifier.classify([length: null, width: '7', soil: 'sand', wild: 'no', weight: 107]).best().className() == 'crocus'

def explained = new JsonSlurper().parse(new File(basedir, 'target/nn/explanation.json'))
assert explained.example == 'data/test.csv#2'
explained = explained.explanation
assert explained.contributions*.column == ['length', 'soil', 'weight', 'width', 'wild']
assert Math.abs(explained.base + explained.contributions*.amount.sum() - explained.value) < 1e-12
assert log =~ /column +value +compared with +points/
assert new File(basedir, 'target/nn/explanation.html').text.contains('most frequent: ')
