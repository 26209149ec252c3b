import dev.nnmaven.nn.io.Sha256

def builds = new File(basedir, 'build.log').text.split('Building reproduce ').drop(1)
assert builds.length == 3
def sha256 = Sha256.of(new File(basedir, 'target/letters.safetensors').toPath())
[1, 2].each { assert builds[it].contains("reproduced: SHA-256 $sha256") }

// Nothing else is written.
def again = new File(basedir, 'target/nn/letters/reproduce')
assert again.list().sort() == ['reproduced.json', 'reproduced.safetensors']
assert Sha256.of(new File(again, 'reproduced.safetensors').toPath()) == sha256
