def log = new File(basedir, 'build.log').text
def errors = log.readLines().findAll { it.startsWith('[ERROR] ') || it.startsWith('  nn.') }
assert errors.any { it.contains('The training process ended before it was done, with exit code 1. It said:') }
assert log.contains("Unrecognized VM option 'UseMagic'")

def mistakes = log.split('The configuration has 2 mistakes:', -1)
assert mistakes.length >= 3
def java = new File(basedir, 'no/java')
assert log =~ /nn\.jvm: \Q${java}\E is not a program that can be run/
assert log =~ /nn\.epochs: /
['nn.jvm', 'nn.argLine'].each {
  assert log.contains("${it}: has no effect with nn.fork=never; leave one of the two out")
}

assert !log.contains('\tat ') : 'no stack trace'
assert !new File(basedir, 'target/nn').exists() : 'nothing written'
