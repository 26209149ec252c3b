import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 2
assert new File(basedir, 'nn-baseline.json').exists()
assert builds[1].contains("no baseline yet (${new File(basedir, 'nn-basline.json')})")
assert builds[1].contains('MojoFailureException') : 'not met is a failure, not an error'
assert !builds[1].contains('\tat ') : 'no stack trace'

def rules = new JsonSlurper().parse(new File(basedir, 'target/nn/evaluation.json')).gate.rules
assert rules.collectEntries { [it.rule, it.outcome] } ==
    [baselineMissing: 'FAILED', minAccuracy: 'PASSED', maxAccuracyDrop: 'NOT_CHECKED']
assert new File(basedir, 'target/surefire-reports/TEST-nn.gate.xml').text.contains('failures="1"')
