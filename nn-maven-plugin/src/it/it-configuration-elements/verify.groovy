def log = new File(basedir, 'build.log').text
[
  'network   64 → 100 relu dropout(0.3)+l2(0.0001) → 50 tanh → 3 linear, ',
  'method    12 epochs, ',
  "-Dnn.hidden=9 elu goes before the POM's <network>",
  "-Dnn.epochs=3 goes before the POM's 12",
  'network   64 → 9 elu(1) → 3 linear, ',
  "-Dnn.minAccuracy=40% goes before the POM's 50%",
  "-Dnn.minClassRecall=0 goes before the POM's 20%",
  'minAccuracy ',
  'at least 40%',
  'network   64 → 7 sigmoid → 3 linear, ',
  'method    2 epochs, ',
  'FAILED   minTestImages',
].each { assert log.contains(it) : it }
assert !log.contains('has no effect')
assert !log.contains('-Dnn.data=') : 'it is the folder that the POM has, written in another way'
def model = dev.nnmaven.nn.model.ModelFile.read(new File(basedir, 'target/nn/model.safetensors').toPath())
assert model.network().toString() == '64 → 100 relu dropout(0.3)+l2(0.0001) → 50 tanh → 3 linear'
