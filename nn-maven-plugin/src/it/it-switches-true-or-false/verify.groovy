def log = new File(basedir, 'build.log').text
assert log.count('[INFO] skipped (nn.skip)') == 2
assert log.contains('[INFO] skipped (nn.train.skip)')
assert log.contains('[INFO] skipped (nn.evaluate.skip)')
assert log.contains('nn.skip: expected true or false, found "yes"')
assert log.contains('nn.haltOnFailure: expected true or false, found "no"')
assert log.contains('nn.overwrite: expected true or false, found "1"')
assert !log.contains('There is no model at') : 'mistakes come first'
assert !log.contains('\tat ') : 'no stack trace'
