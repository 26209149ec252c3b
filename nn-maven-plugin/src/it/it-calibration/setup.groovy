import dev.nnmaven.trainer.testing.Pictures

def pictures = Pictures.grey(8, 8, 'A', 'B', 'C')
pictures.draw(new File(basedir, 'data/train').toPath(), 50, 1)
pictures.draw(new File(basedir, 'data/test').toPath(), 30, 2)
// Every fifth picture of A and B lies with the other, or all answers would be right.
['train', 'test'].each { part ->
  def a = new File(basedir, "data/${part}/A").listFiles().sort()
  def b = new File(basedir, "data/${part}/B").listFiles().sort()
  for (int i = 0; i < a.length; i += 5) {
    def other = a[i].bytes
    a[i].bytes = b[i].bytes
    b[i].bytes = other
  }
}
true
