import dev.nnmaven.nn.io.Sha256
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def model = new File(basedir, 'target/nn/model.safetensors')
def heldOut = new JsonSlurper().parse(new File(basedir, 'target/nn/evaluation.json'))
assert !heldOut.gate.passed
assert heldOut.gate.rules*.rule == ["minAccuracy"]

assert log.contains('The model does not pass the gate: 1 of 1 rule failed.')
assert log.contains('FAILED   minAccuracy  0.00%  at least 99.5%')
assert log.contains('accuracy     0.00% (0 of 12 images), 95% confidence 0.00% to 24.24%')
assert log.contains('worst class  A, recall 0.00% (0 of 4), most often confused with C (4)')
assert log.contains("model        $model (SHA-256 ${Sha256.of(model.toPath())})")
assert log.contains('data         ' + new File(basedir, 'data/test'))
assert log.contains('report       ' + new File(basedir, 'target/nn/report/index.html'))
assert log.contains('What to do: ')
assert log.contains('MojoFailureException') : 'not met is a failure, not an error'
assert !log.contains('\tat ') : 'no stack trace'

def page = new File(basedir, 'target/nn/report/index.html').getText('UTF-8')
assert page.contains('The only rule is not met; the build fails.') : 'the page is there when the gate fails'
assert page.contains(Sha256.of(model.toPath()))

// What a pull request and a build server show is there, too.
assert new File(basedir, 'target/nn/report/summary.md').getText("UTF-8").startsWith('### ❌ gate failed: 1 of 1 rule')
def tests = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-nn.gate.xml'))
assert tests.@failures == '1'
assert tests.testcase.failure.@message.text().startsWith('required at least ')
