import dev.nnmaven.trainer.testing.Images

def letters = ('A'..'J') as String[]
Images.grey(28, 28, letters).draw(new File(basedir, 'data').toPath(), 10, 1)
