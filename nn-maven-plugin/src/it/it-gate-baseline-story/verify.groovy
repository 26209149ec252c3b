import dev.nnmaven.nn.io.Sha256
import groovy.json.JsonSlurper

def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert builds.size() == 14
def said = { int build, String... texts ->
  texts.each { assert builds[build - 1].contains(it) : "build $build says: $it" }
}
def accuracy = { int build ->
  (builds[build - 1] =~ /held-out accuracy [\d.]+% \((\d+) of 9\d images\)/)[-1][1] as int
}
def file = new File(basedir, 'nn-baseline.json')

said(1, "[INFO] no baseline yet ($file); mvn nn:baseline makes this model the one", '[INFO]   passed   minAccuracy')
said(2, '[INFO] the first baseline:', "[INFO] baseline written to $file; commit it")
said(3, '[INFO]   passed   maxAccuracyDrop', '(as many images)', '[INFO]            0 lost and 0 gained')
assert !builds[2].contains('no baseline yet')

def good = accuracy(3)
def worse = accuracy(4)
assert worse < good
said(4, 'The model does not pass the gate: 1 of 2 rules failed.',
    'FAILED   maxAccuracyDrop', "(${good - worse} images fewer)",
    "  baseline     $good → $worse of 90 images", '  worse        ', 'if it is meant to be so: mvn nn:baseline -Dnn.baselineReason=...')
assert builds[3].contains('MojoFailureException')
said(5, '[WARNING]   FAILED   maxAccuracyDrop', '[WARNING] The build goes on, since nn.haltOnFailure is false.')

said(6, 'FAILED   baselineMismatch', '90 of the 90 images of the baseline are gone from the test data', "mvn nn:baseline -Dnn.baselineReason=... writes $file again")
said(7, '[WARNING] baselineMismatch was not checked: 90 of the 90 images of the baseline are gone')

def better = accuracy(8)
assert better > good
said(8, '[INFO] The model passes the gate: 2 rules checked.', "(${better - good} image",
    'The model is better than the baseline; mvn nn:baseline raises it')
said(9, '[INFO] the baseline changes:', "($good of 90) → ", "($better of 90)", '  class ')
said(10, 'The model is worse than the baseline, which stays as it is.', 'FAILED   maxAccuracyDrop',
    "  baseline     $better → ", 'say why', '-Dnn.baselineReason=')
assert builds[9].contains('MojoFailureException')
said(11, '[INFO] the baseline changes:', '[INFO]   reason    quicker')
said(12, '[INFO]   accepted     quicker')
said(13, "${new File(basedir, 'pom.xml')} is not a usable baseline: it is not the JSON expected")
said(14, '[INFO]   passed   maxAccuracyDrop', '  shared       compared on 90 of 90 images; 0 gone, 1 new')
assert builds.every { !it.contains('\tat ') } : 'no stack trace'

def baseline = new JsonSlurper().parse(file)
assert baseline.schemaVersion == 6 && baseline.accepted == baseline.history.size() && baseline.reason == 'quicker'
assert baseline.correct == worse && baseline.examples == 90
assert baseline.modelSha256 == Sha256.of(new File(basedir, 'target/nn/model.safetensors').toPath())
assert baseline.classes*.name == ['A', 'B', 'C']
assert new File(basedir, 'pom.xml').text.contains('<modelVersion>')
