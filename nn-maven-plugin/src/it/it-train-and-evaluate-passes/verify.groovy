import dev.nnmaven.nn.model.HeldOut
import dev.nnmaven.nn.model.ModelFile
import groovy.json.JsonSlurper
import java.util.zip.ZipFile

def log = new File(basedir, 'build.log').text
// Only what the goals say: newer Mavens warn of much else, the last of it while they load a plugin.
def goals = log.split(/(?m)^\[INFO\] --- /).findAll { it.startsWith('nn:') }
assert goals.size() == 2
def said = goals.collect { it.substring(it.indexOf('[INFO]')).split(/-{30}/)[0] }
assert said.every { !it.contains('[WARNING]') }
assert said[0].contains('test accuracy')
assert said[1].startsWith('[INFO] The model passes the gate') : 'the verdict first'

def jar = new ZipFile(new File(basedir, 'target/train-and-evaluate-passes-1.0-SNAPSHOT.jar'))
assert jar.getEntry('letters.safetensors') != null : 'the model ships in the jar'
jar.close()

def model = ModelFile.read(new File(basedir, 'target/classes/letters.safetensors').toPath())
assert model.classes() == ['A', 'B', 'C']
assert model.provenance().heldOut() instanceof HeldOut.Folder
assert model.provenance().training().samples() == 60

def evaluation = new JsonSlurper().parse(new File(basedir, 'target/nn/letters/evaluation.json'))
assert evaluation.gate.passed
assert evaluation.heldOut.images == 15

def page = new File(basedir, 'target/nn/letters/report/index.html').getText('UTF-8')
assert page.contains('id="epochs"') : 'the learning curves of the model that was judged'
assert !(page =~ /(?:src|href)="(?!data:|#)/) : 'nothing is loaded'
