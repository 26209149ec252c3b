def log = new File(basedir, 'build.log').text
def builds = log.split('Building (?:bars|application) ').drop(1)
assert builds.length == 10
def said = { build, String... lines -> lines.each { assert builds[build - 1].contains(it) } }

said(1, 'whether there is a release of com.example:bars below 1.1-SNAPSHOT cannot be told')
said(2, 'whether there is a release of com.example:bars below 1.1-SNAPSHOT cannot be told')
said(3, 'there is no release of com.example:bars below 1.1-SNAPSHOT yet')
said(5, 'baseline com.example:bars:1.0', 'passed   maxAccuracyDrop')
said(6, 'FAILED   maxAccuracyDrop')
said(7, 'baseline com.example:bars:1.0', 'passed   maxAccuracyDrop')
said(8, 'nn.baselineModel: the model of com.example:bars:9.9 (classifier model, type safetensors) cannot be had')
said(10, 'com.example:bars:1.1-SNAPSHOT is this very project')

def published = new File(basedir, 'models/com/example/bars/1.0/bars-1.0-model.safetensors')
def copied = new File(basedir, 'consumer/target/dependency/bars-1.0-model.safetensors')
assert Arrays.equals(published.bytes, new File(basedir, 'producer/target/nn/model.safetensors').bytes)
assert Arrays.equals(published.bytes, copied.bytes)
