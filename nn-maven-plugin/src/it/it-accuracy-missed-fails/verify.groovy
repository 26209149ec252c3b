import dev.nnmaven.plugin.job.FileHash
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def model = new File(basedir, 'target/nn/model.safetensors')
def heldOut = new JsonSlurper().parse(new File(basedir, 'target/nn/evaluation.json'))
assert !heldOut.gate.met
assert heldOut.gate.minAccuracy == 0.995

assert log =~ /Accuracy \d+\.\d\d% is below the required 99\.5% \(nn\.minAccuracy\)/
assert log =~ /accuracy     \d+\.\d\d% \($heldOut.heldOut.correct of 12 images\), 95% confidence \d+\.\d\d% to \d+\.\d\d%/
assert log =~ /worst class  [ABC], recall \d+\.\d\d% \(\d of 4\), most often taken for [ABC] \(\d\)/
assert log.contains("model        $model (SHA-256 ${FileHash.sha256(model.toPath())})")
assert log.contains('data         the 0.2 of ' + new File(basedir, 'data'))
assert log.contains('figures      ' + new File(basedir, 'target/nn/evaluation.json'))
assert log.contains('What to do: train longer (nn.epochs)')
assert log.contains('MojoFailureException') : 'not met is a failure, not an error'
assert !log.contains('\tat ') : 'no stack trace'
