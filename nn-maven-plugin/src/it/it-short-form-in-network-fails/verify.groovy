def log = new File(basedir, 'build.log').text
assert log.contains('network: expected <layer> elements; the short form is <layers>784,100,10</layers>')
assert !log.contains('dev.nnmaven.trainer.config') : 'no class of ours is of use to the reader'
