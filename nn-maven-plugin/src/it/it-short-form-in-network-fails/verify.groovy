def log = new File(basedir, 'build.log').text
assert log.contains('network: expected hidden layers and, as the last one, the output: "784,100,10, output"')
assert log.contains('a list of sizes from the inputs on is nn.layers=784,100,10')
assert !log.contains('dev.nnmaven.trainer.config') : 'no class of ours is of use to the reader'
