import dev.nnmaven.trainer.testing.Images

Images.grey(8, 8, 'A', 'B', 'C').draw(new File(basedir, 'letters/data').toPath(), 20, 1)
Images.grey(8, 8, '0', '1').draw(new File(basedir, 'digits/data').toPath(), 20, 1)
Images.grey(8, 8, 'x', 'y').draw(new File(basedir, 'library/data').toPath(), 20, 1)
