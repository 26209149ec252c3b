import dev.nnmaven.trainer.testing.Pictures

def pictures = Pictures.grey(8, 8, 'A', 'B', 'C')
pictures.draw(new File(basedir, 'data/train').toPath(), 20, 1)
pictures.draw(new File(basedir, 'data/test').toPath(), 30, 2)
true
