import dev.nnmaven.nn.model.ModelFile

def log = new File(basedir, 'build.log').text
def weights = new File(basedir, 'weights/w.net')
assert log.contains("he weights for 64,20,3, seed 7: $weights")
assert log.contains("$weights exists; remove it, write elsewhere (nn.weightsFile), or replace it (-Dnn.overwrite)")

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
