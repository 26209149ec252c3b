import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 5
def said = { int build, String... texts ->
  texts.each { assert builds[build - 1].contains(it) : "build $build says: $it" }
}
def none = "no baseline yet (${new File(basedir, 'nn-basline.json')})"

said(1, none.replace('basline', 'baseline'), 'baseline written to ')
said(2, 'The model does not pass the gate: 1 of 2 rules failed.',
    'FAILED   baselineMissing', 'a baseline, asked for by nn.baselineFile', none,
    'where there may be none yet, set nn.baselineMissing=warn')
assert builds[1].contains('MojoFailureException')
said(3, "[WARNING] baselineMissing was not checked: $none", '1 of 2 rules, 1 not checked')
said(5, 'a baseline, asked for by nn.baselineFile and nn.maxAccuracyDrop',
    'not checked  maxAccuracyDrop')
said(4, 'nn.baselineFile: has no effect, since nn.baselineModel names what to compare with')
assert builds.every { !it.contains('\tat ') } : 'no stack trace'

def rules = new JsonSlurper().parse(new File(basedir, 'target/nn/evaluation.json')).gate.rules
assert rules.collectEntries { [it.rule, it.outcome] } ==
    [baselineMissing: 'FAILED', minAccuracy: 'PASSED', maxAccuracyDrop: 'NOT_CHECKED']
assert new File(basedir, 'target/surefire-reports/TEST-nn.gate.xml').text.contains('failures="1"')
