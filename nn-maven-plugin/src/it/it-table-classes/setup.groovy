import dev.nnmaven.trainer.testing.Tables

def data = new File(basedir, 'data')
data.mkdirs()
def lines = { int rows, long seed ->
  def number = 0
  Tables.flowers(rows, seed).collect { (++number * 7 % 1000) + ',' + it }
}
def training = lines(120, 1)
training[3] = training[3].replaceFirst(/^([^,]*),[^,]*/, '$1,') // no length
Tables.write(new File(data, 'train.csv').toPath(), 'id,' + Tables.HEADER, training)
Tables.write(new File(data, 'test.csv').toPath(), 'id,' + Tables.HEADER, lines(90, 2))
true
