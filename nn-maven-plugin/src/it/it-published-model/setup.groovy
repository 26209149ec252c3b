import dev.nnmaven.trainer.testing.Images

Images.grey(8, 8, 'A', 'B', 'C').draw(new File(basedir, 'data').toPath(), 20, 1)

// What an earlier run fetched, maybe with another Maven, into the repository that all builds share.
new File(localRepositoryPath, 'com/example/bars').deleteDir()

def version = (new File(basedir, 'pom.xml').text =~ '<plugin.version>(.*)<')[0][1]
['producer', 'next'].each {
  def pom = new File(basedir, "$it/pom.xml")
  pom.text = pom.text.replace('PLUGIN_VERSION', version)
}
return true
