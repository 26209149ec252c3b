import dev.nnmaven.trainer.testing.Pictures

Pictures.grey(12, 12, 'A', 'B', 'C').draw(new File(basedir, 'data').toPath(), 20, 1)
