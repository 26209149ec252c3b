import dev.nnmaven.trainer.testing.Pictures
import java.nio.file.Files

def train = new File(basedir, 'data/train')
def test = new File(basedir, 'data/test')
Pictures.grey(8, 8, 'A', 'B', 'C').draw(train.toPath(), 20, 1)
// Each is the picture of another class, so that a trained network gets none right.
Pictures.grey(8, 8, 'B', 'C', 'A').draw(test.toPath(), 4, 2)
Files.copy(new File(train, 'C/07.png').toPath(), new File(test, 'C/leaked.png').toPath())
return true
