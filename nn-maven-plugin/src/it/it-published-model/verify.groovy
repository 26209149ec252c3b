import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.length == 6
[0, 1].each { assert builds[it].contains('cannot determine whether there is a release of com.example:bars below 1.1-SNAPSHOT') }
assert builds[2].contains('[WARNING] baselineMissing was not checked: no release of com.example:bars below 1.1-SNAPSHOT yet')
[4, 5].each { assert builds[it].contains('baseline com.example:bars:1.0') && builds[it].contains('passed   maxAccuracyDrop') }
def evaluation = new JsonSlurper().parse(new File(basedir, 'next/target/nn/evaluation.json'))
assert evaluation.baseline.producer == 'com.example:bars:1.0'

def published = new File(basedir, 'models/com/example/bars/1.0/bars-1.0-model.safetensors')
def copied = new File(basedir, 'consumer/target/dependency/bars-1.0-model.safetensors')
assert Arrays.equals(published.bytes, new File(basedir, 'producer/target/nn/model.safetensors').bytes)
assert Arrays.equals(published.bytes, copied.bytes)
