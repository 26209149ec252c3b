def log = new File(basedir, 'build.log').text
assert log.contains('[WARNING]   FAILED   minAccuracy  0.00%  at least 99.5%')
assert log.contains('[WARNING]   worst class  A, recall 0.00%')
assert log.contains('[WARNING] What to do:')
assert log.contains('[WARNING] The build goes on, since nn.haltOnFailure is false.')
