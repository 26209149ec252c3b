import dev.nnmaven.nn.model.ModelFile

def weights = new File(basedir, 'weights/w.net')
assert weights.exists()

def network(name) {
  ModelFile.read(new File(basedir, "target/nn/${name}.safetensors").toPath()).network()
}
def drawn = network('drawn')
def read = network('read')
assert drawn.layers().size() == 2
for (i in 0..1) {
  assert Arrays.equals(drawn.layers()[i].weights().values(), read.layers()[i].weights().values())
  assert Arrays.equals(drawn.layers()[i].biases().values(), read.layers()[i].biases().values())
}
