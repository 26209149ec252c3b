import dev.nnmaven.trainer.testing.Pictures

def letters = ('A'..'J') as String[]
Pictures.grey(28, 28, letters).draw(new File(basedir, 'data').toPath(), 10, 1)
