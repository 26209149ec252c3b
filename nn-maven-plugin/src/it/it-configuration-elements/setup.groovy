import dev.nnmaven.trainer.testing.Pictures

Pictures.grey(8, 8, 'A', 'B', 'C').draw(new File(basedir, 'data').toPath(), 20, 1)
