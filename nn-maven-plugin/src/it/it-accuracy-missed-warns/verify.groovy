def log = new File(basedir, 'build.log').text
assert log =~ /\[WARNING\] Accuracy \d+\.\d\d% is below the required 99\.5%/
assert log =~ /\[WARNING\]   worst class/
assert log.contains('[WARNING] What to do:')
assert log.contains('[WARNING] The build goes on, since nn.haltOnFailure is false.')
