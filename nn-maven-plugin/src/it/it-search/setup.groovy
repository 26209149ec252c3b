import dev.nnmaven.trainer.testing.Images

Images.grey(12, 12, 'A', 'B', 'C').draw(new File(basedir, 'data').toPath(), 20, 1)
