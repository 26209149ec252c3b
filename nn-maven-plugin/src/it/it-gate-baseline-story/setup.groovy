import dev.nnmaven.trainer.testing.Pictures

def pictures = Pictures.grey(8, 8, 'A', 'B', 'C')
pictures.draw(new File(basedir, 'data/train').toPath(), 20, 1)
pictures.draw(new File(basedir, 'data/test').toPath(), 30, 2)
pictures.draw(new File(basedir, 'others').toPath(), 31, 3)
// The test images, and one more
pictures.draw(new File(basedir, 'more').toPath(), 30, 2)
new File(basedir, 'more/A/new.png').bytes = new File(basedir, 'others/A/00.png').bytes
true
