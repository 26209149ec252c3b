import dev.nnmaven.nn.data.image.Normalization
import dev.nnmaven.nn.data.image.PixelOrder
import dev.nnmaven.nn.model.ModelFile

def log = new File(basedir, 'build.log').text
assert log.contains('24 images of 12 x 9 RGB pixels in ' + new File(basedir, 'data'))
assert log.contains('held-out accuracy 100.00% (6 of 6 images)')
// Only what the goals say: newer Mavens warn of much else, the last of it while they load a plugin.
def goals = log.split(/(?m)^\[INFO\] --- /).findAll { it.startsWith('nn:') }
assert goals.size() == 2
for (goal in goals) {
  def said = goal.substring(goal.indexOf('[INFO]')).split(/-{30}/)[0]
  assert said.contains('held-out accuracy')
  def warnings = said.readLines().findAll { it.contains('[WARNING]') }
  assert warnings == (goal.contains(':evaluate ') ? ['[WARNING] the gate has no rules, so that every model passes it; nn.minAccuracy would be one, or a baseline'] : [])
}

def model = ModelFile.read(new File(basedir, 'target/nn/model.safetensors').toPath())
assert model.network().inputs() == 12 * 9 * 3
assert model.classes() == ['green pear', 'red apple']
assert model.imagePreprocessing().normalization() == Normalization.SCALE
assert model.imagePreprocessing().pixelOrder() == PixelOrder.ROWS
