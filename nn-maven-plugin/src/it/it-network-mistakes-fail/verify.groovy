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
  'network/epochs: has no effect in <network>; write <training><epochs>3</epochs></training>',
  'network/conv: Maven ignores attributes, found filters="8" kernel_size="5"; write <conv><filters>8</filters><size>5</size></conv>',
  'training/lr: unknown element <lr>; it is <learningRate>0.05</learningRate>',
  'training/loss: unknown loss "mse"',
  'there is no parameter beta3',
  'network: expected hidden layers and, as the last one, the output: "128, output"',
].each { assert log.contains(it) : it }
assert !log.contains('\tat ') : 'no stack trace'
assert !new File(basedir, 'target/nn').exists()
