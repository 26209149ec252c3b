// build.log has the builds one after another.
def builds = new File(basedir, 'build.log').text.split('Scanning for projects')
assert builds.size() == 5

def said = { build -> build.readLines().collect { it.replaceFirst(/^\[(INFO|WARNING|ERROR)\] /, '') } }
def row = { build, model -> said(build).find { it =~ /^two-models: $model {2,}([0-9a-f]{8}|-) {2,}/ } }

// The one that failed does not show as the one that passed.
assert row(builds[1], 'large').endsWith('gate passed: 1 rule')
assert row(builds[1], 'small').contains('gate failed: 1 of 1 rule')

assert builds[2].count('up to date: nothing has changed that') == 2
assert !builds[2].contains('trains again')

assert row(builds[3], 'large').endsWith('no evaluation')
assert row(builds[3], 'small').endsWith('no evaluation')

def nn = new File(basedir, 'target/nn')
assert builds[4].contains("${new File(nn, 'large.safetensors')} and ${new File(basedir, 'target/elsewhere/large.safetensors')} would share")
['large', 'small'].each { assert new File(nn, it + '/training.json').exists() }
assert !new File(nn, 'training.json').exists()
