def log = new File(basedir, 'build.log').text
def builds = log.split('Building (?:bars|application) ').drop(1)
assert builds.length == 14
def said = { build, String... lines -> lines.each { assert builds[build - 1].contains(it) } }

said(1, 'cannot determine whether there is a release of com.example:bars below 1.1-SNAPSHOT')
said(2, 'cannot determine whether there is a release of com.example:bars below 1.1-SNAPSHOT')
def none = 'there is no release of com.example:bars below 1.1-SNAPSHOT yet'
said(3, 'FAILED   baselineMissing', 'a baseline, asked for by nn.baselineModel',
    "$none; where there may be none yet, set nn.baselineMissing=warn")
said(4, "[WARNING] baselineMissing was not checked: $none")
said(6, 'baseline com.example:bars:1.0', 'passed   maxAccuracyDrop')
said(7, 'FAILED   maxAccuracyDrop')
said(8, 'passed   maxAccuracyDrop',
    'compared on 12 of 30 images; 18 may have been training images of com.example:bars:1.0')
said(9, 'FAILED   baselineMismatch',
    'which of the 15 images that the model is judged on com.example:bars:1.0 was trained on cannot be known')
said(10, 'baseline com.example:bars:1.0', 'passed   maxAccuracyDrop')
said(11, 'FAILED   baselineMissing', 'there is no release of com.example:bras below 1.1-SNAPSHOT yet')
said(12, 'nn.baselineModel: the model of com.example:bars:9.9 (classifier model, type safetensors) could not be downloaded')
said(14, 'com.example:bars:1.1-SNAPSHOT is this very project')

def published = new File(basedir, 'models/com/example/bars/1.0/bars-1.0-model.safetensors')
def copied = new File(basedir, 'consumer/target/dependency/bars-1.0-model.safetensors')
assert Arrays.equals(published.bytes, new File(basedir, 'producer/target/nn/model.safetensors').bytes)
assert Arrays.equals(published.bytes, copied.bytes)
