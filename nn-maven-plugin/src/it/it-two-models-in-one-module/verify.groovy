def lines = new File(basedir, 'build.log').readLines()
def row = { model -> lines.find { it =~ /^\[INFO\] two-models: $model {2,}[0-9a-f]{8} {2,}/ } }

// The one that failed does not show as the one that passed.
assert row('large').endsWith('gate passed: 1 rule')
assert row('small').contains('gate failed: 1 of 1 rule')

def nn = new File(basedir, 'target/nn')
['large', 'small'].each { assert new File(nn, it + '/training.json').exists() }
assert !new File(nn, 'training.json').exists()
