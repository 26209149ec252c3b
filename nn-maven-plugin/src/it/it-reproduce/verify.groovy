import dev.nnmaven.nn.io.Sha256

def builds = new File(basedir, 'build.log').text.split('Building reproduce ').drop(1)
assert builds.length == 14
def said = { build, String... lines ->
  lines.each { assert builds[build - 1].contains(it) : "build $build: $it" }
}

def model = new File(basedir, 'target/letters.safetensors').toPath()
def sha256 = Sha256.of(model)
said(2, "trains again what $model records; its SHA-256 is $sha256", "reproduced: SHA-256 $sha256")
assert !builds[1].contains('says otherwise')
said(3, 'this project says otherwise; what the model records is used:',
    'settings  epochs  3         5', "reproduced: SHA-256 $sha256")
said(4, 'Not reproduced, and not trained:', 'data  heldOut.folderSha256', 'data: train on the data of that release')
assert !builds[3].contains('settings  ')
said(5, 'Not reproduced: ', 'weights  member2.layer2.weights: 1 of 60  7 ', 'weights: where all else is equal')
said(6, 'no.safetensors')
said(7, 'pom.xml is not a usable model file')
said(8, 'nowhere')
said(9, 'nn.model: the model of com.example:reproduce:9.9 (classifier model, type safetensors) could not be downloaded')
said(10, 'up to date: nothing has changed')
said(11, 'nn.model: expected group:artifact:version or a file, found "com.example:reproduce"')
said(12, 'tampered.safetensors has the SHA-256 ', 'weights  member2.layer2.weights: 1 of 60  7 ')
said(13, 'nn.modelFile: the POM trains several models, and none to ', 'target/nn/model.safetensors; expected one of ',
    "$model, ", 'target/another.safetensors, which says on which data to train')
said(14, "reproduced: SHA-256 $sha256")

def again = new File(basedir, 'target/nn/letters/reproduce')
assert again.list().sort() == ['reproduced.json', 'reproduced.safetensors']
