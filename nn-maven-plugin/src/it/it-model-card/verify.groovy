import dev.nnmaven.nn.io.Sha256

def published = new File(basedir, 'repository/com/example/bars/1.0')
def card = new File(published, 'bars-1.0-model.md').text
assert card.startsWith('---\nlicense: apache-2.0\n')
assert card.contains('> Reading bars\n> in a shop.\n')
assert card.contains('> Noise above 60.\n')

def sha256 = Sha256.of(new File(published, 'bars-1.0-model.safetensors').toPath())
assert card.contains("| SHA-256 | $sha256 |")
