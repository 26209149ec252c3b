import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def builds = log.split('Building Bars').drop(1)
assert builds.length == 5

assert builds[0].contains('nn.card: is require, and nothing is said of: Limitations, Ethical considerations, Responsible. Say it in the POM:')
assert builds[0].contains('<limitations>...</limitations>')
assert builds[0].contains("or in ${new File(basedir, 'nn-card.md')}:")
assert !builds[0].contains('The model passes the gate')
assert builds[1].contains('model card ' + new File(basedir, 'target/nn/MODEL_CARD.md'))

['md', 'cdx.json', 'safetensors'].each {
  def first = new File(basedir, "repository/com/example/bars/1.0/bars-1.0-model.$it")
  assert Arrays.equals(first.bytes, new File(basedir, "again/com/example/bars/1.0/bars-1.0-model.$it").bytes)
}

def card = new File(basedir, 'repository/com/example/bars/1.0/bars-1.0-model.md').text
assert card.startsWith('---\nlicense: apache-2.0\n')
assert card.contains('> Reading bars\n> in a shop.\n')
assert card.contains('> Noise above 60.\n')
assert card.contains('<code>minAccuracy</code>')

def bom = new JsonSlurper().parse(new File(basedir, 'repository/com/example/bars/1.0/bars-1.0-model.cdx.json'))
def model = bom.metadata.component
assert bom.specVersion == '1.6'
assert bom.metadata.timestamp == '2026-11-27T22:33:44Z'
assert model.type == 'machine-learning-model'
assert model.licenses[0].license.id == 'Apache-2.0'
assert bom.components[0].licenses[0].license.id == 'CC0-1.0'
def sha = java.security.MessageDigest.getInstance('SHA-256')
    .digest(new File(basedir, 'repository/com/example/bars/1.0/bars-1.0-model.safetensors').bytes).encodeHex().toString()
assert model.hashes == [[alg: 'SHA-256', content: sha]]
assert model.modelCard.quantitativeAnalysis.performanceMetrics.find { it.type == 'accuracy' }.confidenceInterval
assert model.modelCard.considerations.useCases == ['Reading bars in a shop.']

assert !new File(basedir, 'target/nn/MODEL_CARD.md').exists()
assert !new File(basedir, 'target/nn/bom.json').exists()
assert builds[4].contains('nn.attachCard: has no effect, since nn.card is none')
