def log = new File(basedir, 'build.log').text
assert log.contains(new File(basedir, 'data').toString() + ': 3 of 33 files cannot be used as images:')
assert log =~ /  B\/broken\.png: /
assert log =~ /  C\/notes\.txt: /
assert log.contains('  A/larger.png: 8 x 9 pixels, expected 8 x 8, the size of most images')
assert !log.contains('\tat ') : 'no stack trace'
assert !new File(basedir, 'target/nn/model.safetensors').exists()
