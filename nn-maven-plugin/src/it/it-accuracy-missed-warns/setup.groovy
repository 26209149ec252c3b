import dev.nnmaven.trainer.testing.Pictures

Pictures.grey(8, 8, 'A', 'B', 'C').draw(new File(basedir, 'data/train').toPath(), 20, 1)
// Each is the picture of another class, so that a trained network gets none right.
Pictures.grey(8, 8, 'B', 'C', 'A').draw(new File(basedir, 'data/test').toPath(), 4, 2)
