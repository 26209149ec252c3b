def log = new File(basedir, 'build.log').text
assert log.contains("nn.modelFile: ${new File(basedir, 'data')} is a folder; expected the name of a file")
assert log.contains("nn.modelFile: the folder ${new File(basedir, 'pom.xml')} cannot be made: there is a file where a folder must be")
assert !(log =~ /(?m)^\[INFO\] +1 /) : 'no epoch was trained'
assert !log.contains('\tat ') : 'no stack trace'
