import dev.nnmaven.nn.io.Sha256
import groovy.json.JsonSlurper

def published = new File(basedir, 'repository/com/example/bars/1.0')
def card = new File(published, 'bars-1.0-model.md').text
assert card.startsWith('---\nlicense: apache-2.0\n')
assert card.contains('> Reading bars\n> in a shop.\n')
assert card.contains('> Noise above 60.\n')

def bom = new JsonSlurper().parse(new File(published, 'bars-1.0-model.cdx.json'))
def model = bom.metadata.component
assert bom.metadata.timestamp == '2026-11-27T22:33:44Z'
assert model.licenses[0].license.id == 'Apache-2.0'
assert bom.components[0].licenses[0].license.id == 'CC0-1.0'
def sha256 = Sha256.of(new File(published, 'bars-1.0-model.safetensors').toPath())
assert model.hashes == [[alg: 'SHA-256', content: sha256]]
assert model.modelCard.considerations.useCases == ['Reading bars in a shop.']
