import dev.nnmaven.nn.io.Sha256
import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 3
assert builds[1].contains('FAILED   maxAccuracyDrop') && builds[1].contains('MojoFailureException')
assert builds.every { !it.contains('\tat ') } : 'no stack trace'

def baseline = new JsonSlurper().parse(new File(basedir, 'nn-baseline.json'))
assert baseline.accepted == 2 && baseline.reason == 'quicker' && baseline.examples == 90
assert baseline.correct < baseline.history[0].correct
assert baseline.modelSha256 == Sha256.of(new File(basedir, 'target/nn/model.safetensors').toPath())
def evaluation = new JsonSlurper().parse(new File(basedir, 'target/nn/evaluation.json'))
assert evaluation.gate.passed && evaluation.heldOut.correct == baseline.correct
