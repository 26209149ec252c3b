def log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] Accuracy 0.00% is below the required 99.5%')
assert log.contains('[WARNING]   worst class  A, recall 0.00%')
assert log.contains('[WARNING] What to do:')
assert log.contains('[WARNING] The build goes on, since nn.haltOnFailure is false.')
