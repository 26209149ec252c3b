def log = new File(basedir, 'build.log').text
assert log.contains('There is no evaluation that counts of: letters. Run nn:evaluate there, or leave out nn.haltOnMissing.')
assert log.contains('MojoFailureException')
assert !log.contains('\tat ') : 'no stack trace'
def page = new File(basedir, 'target/nn/aggregate/index.html').text
assert page.contains('1 of 1 model not judged')
assert page.contains('no evaluation')
