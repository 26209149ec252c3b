def log = new File(basedir, 'build.log').text
assert log.contains('There is no model at ' + new File(basedir, 'target/nn/model.safetensors') + '. Run nn:train first')
assert !log.contains('\tat ') : 'no stack trace'
