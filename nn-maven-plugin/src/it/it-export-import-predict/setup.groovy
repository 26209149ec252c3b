import dev.nnmaven.trainer.testing.Images

def images = Images.grey(8, 8, 'A', 'B', 'C')
images.draw(new File(basedir, 'data/train').toPath(), 20, 1)
images.draw(new File(basedir, 'data/test').toPath(), 5, 2)
