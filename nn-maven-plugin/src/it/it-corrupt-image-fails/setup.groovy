import dev.nnmaven.trainer.testing.Pictures

def data = new File(basedir, 'data').toPath()
Pictures.grey(8, 8, 'A', 'B', 'C').draw(data, 10, 1)
Pictures.breakOne(data.resolve('B/broken.png'))
Pictures.breakOne(data.resolve('C/notes.txt'))
Pictures.grey(8, 9, 'larger').draw(data.resolve('A'), 1, 1)
java.nio.file.Files.move(data.resolve('A/larger/00.png'), data.resolve('A/larger.png'))
java.nio.file.Files.delete(data.resolve('A/larger'))
