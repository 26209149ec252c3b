import dev.nnmaven.nn.data.Normalization
import dev.nnmaven.nn.data.PixelOrder
import dev.nnmaven.nn.model.ModelFile

def log = new File(basedir, 'build.log').text
assert log.contains('24 images of 12 x 9 pixels in ' + new File(basedir, 'data'))
assert log.contains('no accuracy is required; nn.minAccuracy would')
assert log.contains('held-out accuracy 100.00% (6 of 6 images)')
assert !log.contains('[WARNING]')

def model = ModelFile.read(new File(basedir, 'target/nn/model.safetensors').toPath())
assert model.network().inputs() == 12 * 9
assert model.classes() == ['green pear', 'red apple']
assert model.preprocessing().normalization() == Normalization.SCALE
assert model.preprocessing().pixelOrder() == PixelOrder.ROWS
