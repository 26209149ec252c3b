import dev.nnmaven.trainer.testing.Images

Images.grey(8, 8, 'A', 'B').draw(new File(basedir, 'data').toPath(), 10, 1)
return true
