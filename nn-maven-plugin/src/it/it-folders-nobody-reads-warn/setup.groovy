import dev.nnmaven.trainer.testing.Pictures

def data = new File(basedir, 'data').toPath()
Pictures.grey(8, 8, 'A', 'B', 'C').draw(data.resolve('train'), 20, 1)
Pictures.grey(8, 8, 'A', 'B', 'C').draw(data.resolve('tests'), 4, 2)
Pictures.breakOne(data.resolve('train/stray.png'))
