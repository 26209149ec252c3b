def log = new File(basedir, 'build.log').text
def said = log.readLines().findAll { it.contains('training diverged') }
assert said.size() == 2 : 'each build says so, once'
said.each {
  assert it =~ /nn\.learningRate: training diverged in epoch \d+: [^;]*; use a lower learning rate -> \[Help 1\]/
}
assert !log.contains('\tat ') : 'no stack trace'
assert !new File(basedir, 'target/nn/model.safetensors').exists()
assert !new File(basedir, 'target/nn/training.json').exists()
