import dev.nnmaven.nn.prediction.Model
import dev.nnmaven.nn.data.image.Background
import dev.nnmaven.nn.data.image.Scaling

def log = new File(basedir, 'build.log').text
assert log.contains('the most frequent size, that of ')
assert log.contains('Images of several sizes: nn.imageSize=28x28, say, scales all of them')
assert log.contains('40 images are equal to an image of another class')
assert log.contains('of 40 images, 40 show their shapes by opacity alone')
assert log.contains('nn.background=black, or another colour')
assert !log.contains('drawn on black, where hardly anything')
assert log.contains('training  32 images of 16 x 16 pixels')
assert log.contains('all scaled to that size (nn.scaling=stretch)')
assert log.contains('transparent pixels on black')
assert log.contains('takes images of 16 x 16; the caller must lay transparent pixels on black and scale pictures as stretch does')

def jar = new File(basedir, 'target/shapes-1.0-SNAPSHOT.jar')
def model = new URL("jar:${jar.toURI()}!/META-INF/nn/shapes.safetensors")
def classifier = Model.load(model).pictures()
assert classifier.preprocessing().scaling() == Scaling.STRETCH
assert classifier.preprocessing().background() == Background.BLACK
int asked = 0
['lying', 'standing'].each { name ->
  new File(basedir, "others/$name").listFiles().each { picture ->
    assert classifier.classify(picture.toPath()).best().className() == name
    asked++
  }
}
assert asked == 10
assert log.contains('10 images, model ')
