import dev.nnmaven.trainer.testing.Images

Images.grey(8, 8, 'A', 'B', 'C').draw(new File(basedir, 'data').toPath(), 20, 1)
