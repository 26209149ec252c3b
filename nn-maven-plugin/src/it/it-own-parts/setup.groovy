import dev.nnmaven.trainer.testing.Images

// The project is what docs/extend.md says, and nothing else.
def page = new File(basedir, '../../../../docs/extend.md').text
def files = page =~ /(?s)```(?:java|text) (\S+)\n(.*?)```/
int written = 0
files.each { all, path, content ->
  def file = new File(basedir, path)
  file.parentFile.mkdirs()
  file.text = content
  written++
}
assert written == 13
Images.grey(9, 8, 'circle', 'cross').draw(new File(basedir, 'data').toPath(), 20, 1)
