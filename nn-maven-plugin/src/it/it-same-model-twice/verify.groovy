def one = new File(basedir, 'target/one.safetensors').bytes
def two = new File(basedir, 'target/elsewhere/two.safetensors').bytes
assert one.length > 10_000
assert Arrays.equals(one, two)

// Otherwise the two builds would have computed alike.
def log = new File(basedir, 'build.log').getText('ISO-8859-1')
assert log.contains('scalar kernels')
assert log =~ /SIMD \(\d+ bits\) kernels/
