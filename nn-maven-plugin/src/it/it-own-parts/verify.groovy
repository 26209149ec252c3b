import dev.nnmaven.nn.io.Sha256

def log = new File(basedir, 'build.log').text
assert log.contains('Tests run: 5, Failures: 0')
assert log.contains('up to date: nothing has changed')
def models = ['model', 'forked', 'textbook'].collect { new File(basedir, "target/nn/${it}.safetensors").toPath() }
assert models.collect { Sha256.of(it) }.unique().size() == 1
assert new File(basedir, 'target/nn/model.safetensors').text.contains('prototypes(100, 20)')

// The report draws what training saw, with the class of the project.
def page = new File(basedir, 'target/nn/report/index.html').text
assert page.contains('alt="cross, in epoch 8"')

// The application asks the model in the jar; its own class makes the activation.
def core = new File(basedir, '../../local-repo/dev/nnmaven/nn-core').listFiles().find { it.directory }
def jars = [new File(basedir, 'target/own-parts-1.0-SNAPSHOT.jar')]
jars += core.listFiles().findAll { it.name ==~ /nn-core-[^-]*(-SNAPSHOT)?\.jar/ }
jars += new File(com.google.gson.Gson.protectionDomain.codeSource.location.toURI())
def images = ['circle', 'cross'].collect { new File(basedir, "data/$it").listFiles().sort()[0] }
def command = [System.getProperty('java.home') + '/bin/java', '-cp', jars.join(File.pathSeparator), 'org.acme.App']
def app = new ProcessBuilder(command + images*.path).redirectErrorStream(true).start()
def said = app.inputStream.text
assert app.waitFor() == 0 : said
assert said.readLines() == ['circle', 'cross']
