import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
['A/larger.png', 'B/broken.png', 'C/notes.txt'].each { file ->
  def warnings = log.readLines().count { it.startsWith('[WARNING] left out: ' + file) }
  assert warnings == 1 : "$file: named once in a build"
}
def training = new JsonSlurper().parse(new File(basedir, 'target/nn/training.json'))
assert training.model.trainingImages + training.heldOut.images == 30
