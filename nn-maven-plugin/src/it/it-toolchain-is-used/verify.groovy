assert new File(basedir, 'new/was-started').readLines() == ['x']
assert !new File(basedir, 'old/was-started').exists()
assert new File(basedir, 'target/nn/model.safetensors').exists()

def log = new File(basedir, 'build.log').text
assert log.contains("nn.fork: ${new File(basedir, 'old/bin/java')} is Java 11.0.2")
