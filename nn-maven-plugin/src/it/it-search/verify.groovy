import dev.nnmaven.nn.io.Sha256
import groovy.json.JsonSlurper

def folder = new File(basedir, 'target/nn/search')
def search = new JsonSlurper().parse(new File(folder, 'search.json'))
assert search.trials.size() == 1 + 17
assert search.brackets*.trials == [9, 5, 3]
assert search.finalists.size() == 3 + 1
assert search.comparison ==~
  /\d\.\d{4} lower loss than your settings \(single networks, mean of 3 seeds; your settings \d\.\d{4}\)/
assert new File(basedir, 'build.log').text.contains("compared  ${search.comparison}")
assert search.winner.heldOutAccuracy > 0.5

def properties = new Properties()
new File(basedir, 'nn-search.properties').withReader('UTF-8') { properties.load(it) }
assert properties.'nn.validationFraction' == '0.2'
search.winner.parameters.each { name, text -> assert properties["nn.$name"] == text }
def drawn = search.trials.find { it.number == search.winner.trial }.parameters
drawn.findAll { !it.key.contains('/') }.each { name, text -> assert properties["nn.$name"] == text }
assert drawn.keySet().containsAll(['network/dense/neurons', 'network/dense/dropout'])
assert properties.'nn.network' ==~
  /${drawn['network/dense/neurons']} relu dropout\(0\.\d+\)/

def searched = Sha256.of(new File(folder, 'model.safetensors').toPath())
def trained = Sha256.of(new File(basedir, 'target/nn/model.safetensors').toPath())
assert searched == trained : 'nn:train gives the very bytes of the winner'
assert searched == search.winner.modelSha256

assert new JsonSlurper().parse(new File(basedir, 'target/nn/evaluation.json')).gate.passed

def folds = new JsonSlurper().parse(new File(basedir, 'target/nn/cross-validation.json'))
assert folds.folds.size() == 3
assert folds.classes*.name == ['A', 'B', 'C']
