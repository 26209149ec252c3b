import dev.nnmaven.trainer.testing.Pictures

Pictures.grey(8, 8, 'A', 'B', 'C').draw(new File(basedir, 'data/train').toPath(), 20, 1)
Pictures.grey(8, 8, 'A', 'B', 'C').draw(new File(basedir, 'data/test').toPath(), 15, 2)
