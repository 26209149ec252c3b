def log = new File(basedir, 'build.log').getText('ISO-8859-1')
assert log =~ /the name Gr\S+n has letters that this process cannot read: its file names are in /
assert !new File(basedir, 'target/nn/model.safetensors').exists()
