def lines = new File(basedir, 'build.log').readLines()
def row = { model -> lines.find { it =~ /^\[INFO\] two-models: $model {2,}[0-9a-f]{8} {2,}/ } }

// The one that failed does not show as the one that passed.
assert row('large').endsWith('gate: 1 of 1 rule passed')
assert row('small').contains('gate: 1 of 1 rule failed')

def nn = new File(basedir, 'target/nn')
['large', 'small'].each { assert new File(nn, it + '/training.json').exists() }
assert !new File(nn, 'training.json').exists()
