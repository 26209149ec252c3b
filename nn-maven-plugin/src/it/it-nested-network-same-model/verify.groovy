def read(name) { new File(basedir, "target/nn/${name}.safetensors").bytes }
def model = dev.nnmaven.nn.model.ModelFile.read(new File(basedir, 'target/nn/nested.safetensors').toPath())
assert model.network().toString() == '64 → 20 tanh dropout(0.1)+l2(0.001) → 10 relu → 3 linear'
assert Arrays.equals(read('nested'), read('short'))
