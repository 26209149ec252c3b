def log = new File(basedir, 'build.log').text
[
  'nn.seed: the POM says <seed>4</seed>, and <nn.seed>3</nn.seed> in its properties; leave one',
  'network: unknown element <input>',
  '<inputs>784</inputs>',
  'network/dense 1: unknown element <units>; the size of a layer is <neurons>100</neurons>',
  'network/dense 1/activation: unknown activation "softmax"',
  'leave the output linear, as <output/> is',
  'network: unknown element <dropout>',
  'it belongs into a layer: <dense><neurons>100</neurons><dropout>...</dropout></dense>',
  'network/dense 2: expected <neurons>',
  'network: unknown element <flatten>',
  'network: unknown element <epochs>; it belongs into <training>, beside <network>',
  'training: unknown element <lr>; it is <learningRate>0.05</learningRate>',
  'training/loss: unknown loss "mse"',
  'there is no parameter beta3',
  'network: expected hidden layers and, as the last one, the output: "128, output"',
].each { assert log.contains(it) : it }
assert !log.contains('\tat ') : 'no stack trace'
assert !new File(basedir, 'target/nn').exists()
