import groovy.json.JsonSlurper

def lines = new File(basedir, 'build.log').readLines()
def row = { model -> lines.find { it =~ /^\[INFO\] two-models: $model {2,}[0-9a-f]{8} {2,}/ } }

// The one that failed does not show as the one that passed.
assert row('large').endsWith('gate: 1 of 1 rule passed')
assert row('small').contains('gate: 1 of 1 rule failed')

def nn = new File(basedir, 'target/nn')
['large', 'small'].each { assert new File(nn, it + '/training.json').exists() }
assert !new File(nn, 'training.json').exists()

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds[1].contains('mvn nn:train@train-large nn:evaluate@evaluate-large)')
assert builds[2].contains('mvn nn:train@train-large nn:baseline@evaluate-large)')
assert builds[4].contains('mvn nn:baseline@evaluate-large -Dnn.baselineReason=...')
assert builds.every { !(it =~ /mvn nn:(train|evaluate|baseline)[^@]/) } : 'no call without its execution'
def baseline = new JsonSlurper().parse(new File(basedir, 'nn-baseline.json'))
assert baseline.reason == 'quicker' && baseline.accepted == 2
